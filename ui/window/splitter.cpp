// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/splitter.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/theme/view_events.h"

namespace tricolor::ui {

namespace {

constexpr int kStep = 16;  // px for each press of a key

/// One border of a Splitter.
class Border : public QSplitterHandle {
 public:
  using QSplitterHandle::QSplitterHandle;

 protected:
  void keyPressEvent(QKeyEvent* event) override {
    const bool across = orientation() == Qt::Horizontal;
    const int back = across ? Qt::Key_Left : Qt::Key_Up;
    const int on = across ? Qt::Key_Right : Qt::Key_Down;
    if (event->key() != back && event->key() != on) return QSplitterHandle::keyPressEvent(event);
    const int at = across ? x() : y();
    moveSplitter(closestLegalPosition(event->key() == on ? at + kStep : at - kStep));
  }

  void paintEvent(QPaintEvent* event) override {
    QSplitterHandle::paintEvent(event);
    QPainter painter(this);
    if (hasFocus()) painter.fillRect(rect(), palette().color(QPalette::Base));
    paint_focus(painter, *this, rect());
  }
};

}  // namespace

Splitter::Splitter(Qt::Orientation orientation, const QString& name, const QString& spoken,
                   QWidget* parent)
    : QSplitter(orientation, parent), m_spoken(spoken) {
  setObjectName(name);
}

QSplitterHandle* Splitter::createHandle() {
  auto* border = new Border(orientation(), this);
  border->setObjectName(objectName() + "Border");
  border->setFocusPolicy(Qt::TabFocus);
  border->setAccessibleName(m_spoken);
  border->setAccessibleDescription("Arrow keys move it.");
  return border;
}

}  // namespace tricolor::ui
