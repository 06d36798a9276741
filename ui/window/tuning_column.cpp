// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/tuning_column.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/controls/tuning_panel.h"
#include "ui/controls/whole_run_strip.h"

namespace tricolor::ui {

namespace {

QScrollArea* scrolled(QWidget* content) {
  auto* area = new QScrollArea;
  content->setProperty("role", "scrolled");
  area->setWidget(content);
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setFocusPolicy(Qt::NoFocus);  // follows the focus of what is in it
  area->setMinimumSize(1, 1);
  return area;
}

}  // namespace

TuningColumn::TuningColumn(Session& session, QWidget* parent) : QWidget(parent) {
  m_knobs = new TuningPanel(session);
  m_strip = new WholeRunStrip(session, this);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(scrolled(m_knobs), 1);
  layout->addWidget(m_strip);
  m_strip
      ->raise();  // whole, should a theme's larger letters need more room than it has for a moment
}

int TuningColumn::neededWidth() const {
  constexpr int kFrameAndScrollBar = 18;
  constexpr int kFrame = 6;
  return std::max(m_knobs->minimumSizeHint().width() + kFrameAndScrollBar,
                  m_strip->leastWidth() + kFrame);
}

bool TuningColumn::event(QEvent* event) {
  const bool handled = QWidget::event(event);
  if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest) fitStrip();
  return handled;
}

/// Depends on the size and the fonts only, so that hiding it does not change the answer.
void TuningColumn::fitStrip() {
  constexpr int kLinesOfOneKnob = 5;
  m_strip->arrange(width());
  const int left = height() - m_strip->sizeHint().height();
  m_strip->setVisible(left >= kLinesOfOneKnob * fontMetrics().lineSpacing());
}

}  // namespace tricolor::ui
