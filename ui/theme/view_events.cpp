// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/theme/view_events.h"

#include <QGestureEvent>
#include <QHelpEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QToolTip>
#include <QWidget>

namespace tricolor::ui {

namespace {

std::optional<Pinch> touch_pad_pinch(const QNativeGestureEvent& gesture) {
  if (gesture.gestureType() != Qt::ZoomNativeGesture) return std::nullopt;
  return Pinch{gesture.position(), 1 + gesture.value()};
}

std::optional<Pinch> screen_pinch(QGestureEvent& event, const QWidget& view) {
  const auto* gesture = static_cast<QPinchGesture*>(event.gesture(Qt::PinchGesture));
  if (gesture == nullptr) return std::nullopt;
  event.accept();
  return Pinch{view.mapFromGlobal(gesture->hotSpot()), gesture->scaleFactor()};
}

}  // namespace

std::optional<Pinch> pinch_of(QEvent& event, const QWidget& view) {
  if (event.type() == QEvent::NativeGesture) {
    return touch_pad_pinch(static_cast<QNativeGestureEvent&>(event));
  }
  if (event.type() == QEvent::Gesture) {
    return screen_pinch(static_cast<QGestureEvent&>(event), view);
  }
  return std::nullopt;
}

bool answer_tip(QEvent& event, QWidget& view, const std::function<QString(QPoint)>& tip_at) {
  if (event.type() != QEvent::ToolTip) return false;
  const auto& help = static_cast<QHelpEvent&>(event);
  const QString tip = tip_at(help.pos());
  if (tip.isEmpty()) {
    QToolTip::hideText();
  } else {
    QToolTip::showText(help.globalPos(), tip, &view);
  }
  return true;
}

void paint_focus(QPainter& painter, const QWidget& view, const QRect& drawn) {
  if (!view.hasFocus()) return;
  painter.setPen(QPen(view.palette().color(QPalette::Highlight), kFocusWidth, Qt::SolidLine,
                      Qt::SquareCap, Qt::MiterJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(drawn.adjusted(1, 1, -1, -1));
}

}  // namespace tricolor::ui
