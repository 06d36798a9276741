// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QApplication>
#include <cmath>

#include "ui/plots/plot_parts.h"

namespace tricolor::ui {

namespace {

constexpr double kWheelFactor = 0.8;  // of the width, per notch

}  // namespace

void PlotCanvas::wireMouse() {
  QCustomPlot* plot = m_parts->plot;
  connect(plot, &QCustomPlot::mousePress, this, [this](QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    Parts& p = *m_parts;
    p.pressed = true;
    p.dragging = false;
    p.pressed_at = event->pos();
    p.pressed_ns = p.time_at(event->pos());
  });
  connect(plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
    Parts& p = *m_parts;
    const double at = p.time_at(event->pos());
    Q_EMIT hovered(at);
    if (!p.pressed) return;
    const int distance = (event->pos() - p.pressed_at).manhattanLength();
    if (!p.dragging && distance >= QApplication::startDragDistance()) {
      p.dragging = true;
      Q_EMIT dragBegan(p.pressed_ns);
    }
    if (p.dragging) Q_EMIT dragged(p.pressed_ns, at);
  });
  connect(plot, &QCustomPlot::mouseRelease, this, [this](QMouseEvent* event) {
    Parts& p = *m_parts;
    if (event->button() != Qt::LeftButton || !p.pressed) return;
    p.pressed = false;
    if (!p.dragging) Q_EMIT clicked(p.time_at(event->pos()));
  });
  connect(plot, &QCustomPlot::mouseDoubleClick, this, [this] { Q_EMIT doubleClicked(); });
  connect(plot, &QCustomPlot::mouseWheel, this, [this](QWheelEvent* event) {
    const double notches = event->angleDelta().y() / 120.0;
    Q_EMIT zoomed(std::pow(kWheelFactor, notches), m_parts->time_at(event->position().toPoint()));
    event->accept();
  });
}

/// What fills it draws the line around it.
void PlotCanvas::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  m_parts->plot->update();
}

void PlotCanvas::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  m_parts->plot->update();
}

void PlotCanvas::leaveEvent(QEvent* /*event*/) {
  Q_EMIT hovered(std::nan(""));
}

}  // namespace tricolor::ui
