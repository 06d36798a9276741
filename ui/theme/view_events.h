// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPointF>
#include <QString>
#include <functional>
#include <optional>

class QEvent;
class QPainter;
class QWidget;

namespace tricolor::ui {

// What all painted views that zoom answer alike: two fingers, the mouse at rest, the keyboard's
// focus.

/// How much nearer two fingers brought what is at `at`.
struct Pinch {
  QPointF at;
  double factor = 1;
};

/// Of a touch pad or, once `view` has grabbed Qt::PinchGesture, of a screen; accepts the event.
std::optional<Pinch> pinch_of(QEvent& event, const QWidget& view);

/// Shows what `tip_at` says about a point of the view, or hides what was said about another. False
/// if the event asks for no tip.
bool answer_tip(QEvent& event, QWidget& view, const std::function<QString(QPoint)>& tip_at);

/// Px of the line around what has the focus: one alone is lost among a view's own lines.
constexpr int kFocusWidth = 2;

/// A line along the edge of what is drawn if `view` has the focus.
void paint_focus(QPainter& painter, const QWidget& view, const QRect& drawn);

}  // namespace tricolor::ui
