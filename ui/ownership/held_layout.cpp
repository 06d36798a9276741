// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/ownership/held_layout.h"

#include <algorithm>
#include <cmath>

namespace tricolor::ui {
namespace {

/// The two curves are drawn this much apart where they are equal, so that both are seen.
constexpr double kApart = 1.5;

Bytes largest(std::span<const OwnershipMoment> moments) {
  Bytes most = 1;
  for (const OwnershipMoment& m : moments) {
    most = std::max({most, m.cpp_held_bytes, m.go_held_bytes});
  }
  return most;
}

/// 1, 2 or 5 times a power of ten, so that two to four steps reach `most`.
double nice_step(double most) {
  const double power = std::pow(10.0, std::floor(std::log10(most / 2)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (most / (factor * power) <= 4) return factor * power;
  }
  return 10 * power;
}

/// A bottom-up axis: bytes to y.
struct Axis {
  double bottom = 0;
  double px_per_byte = 0;
  double y(double bytes) const { return bottom - bytes * px_per_byte; }
};

HeldLayout::Curve curve(std::span<const OwnershipMoment> moments, std::size_t current,
                        Bytes OwnershipMoment::*held, const HeldLayout& layout, const Axis& axis,
                        double offset) {
  HeldLayout::Curve c;
  double x = layout.frame.left();
  for (std::size_t i = 0; i < moments.size(); ++i) {
    const double y = axis.y(static_cast<double>(moments[i].*held)) + offset;
    c.line << QPointF(x, y);
    x += layout.step_width;
    c.line << QPointF(x, y);
    if (i != current) continue;
    c.now_bytes = moments[i].*held;
    c.now = QPointF(x, y);
  }
  return c;
}

/// Labels beside the ends of the lines, pushed apart if those are close.
void place_labels(HeldLayout& layout, const QRectF& area, const OwnershipMetrics& m) {
  const double left = layout.frame.right() + 4;
  const auto beside = [&](const HeldLayout::Curve& c) {
    const double y = std::clamp(c.line.last().y() - m.line / 2, area.top(),
                                std::max(area.top(), layout.frame.bottom() - m.line));
    return QRectF(left, y, std::max(0.0, area.right() - left), m.line);
  };
  layout.go.label = beside(layout.go);
  layout.cpp.label = beside(layout.cpp);
  const double missing = m.line - std::abs(layout.go.label.y() - layout.cpp.label.y());
  if (missing <= 0) return;
  const bool go_is_upper = layout.go.line.last().y() <= layout.cpp.line.last().y();
  QRectF& upper = go_is_upper ? layout.go.label : layout.cpp.label;
  QRectF& lower = go_is_upper ? layout.cpp.label : layout.go.label;
  const double lowest = std::max(area.top() + m.line, area.bottom() - m.line);
  lower.moveTop(std::clamp(lower.y() + missing / 2, area.top() + m.line, lowest));
  upper.moveTop(lower.y() - m.line);
}

std::vector<HeldLayout::Tick> ticks(double most, double step, const Axis& axis) {
  std::vector<HeldLayout::Tick> all;
  for (double at = 0; at <= most * 1.0001; at += step) all.push_back({axis.y(at), held_text(at)});
  return all;
}

}  // namespace

QString held_text(double bytes) {
  if (bytes >= 1e6) return QString::number(bytes / 1e6, 'g', 4) + QStringLiteral(" MB");
  if (bytes >= 1e3) return QString::number(bytes / 1e3, 'g', 4) + QStringLiteral(" kB");
  return QString::number(bytes, 'f', 0) + QStringLiteral(" B");
}

HeldLayout layout_held(std::span<const OwnershipMoment> moments, std::size_t current,
                       const QRectF& area, const OwnershipMetrics& metrics) {
  HeldLayout layout;
  if (moments.empty() || area.isEmpty()) return layout;
  const double left = std::min(metrics.tick_width + 6, area.width() * 0.3);
  const double right = std::min(metrics.label_width + 6, area.width() * 0.25);
  layout.frame = area.adjusted(left, metrics.line / 2, -right, -4);
  layout.tick_text_left = area.left();
  layout.step_width = layout.frame.width() / static_cast<double>(moments.size());
  const double most = static_cast<double>(largest(moments)) * 1.06;
  const Axis axis{layout.frame.bottom() - 3, (layout.frame.height() - 6) / most};
  const double wanted_step = nice_step(most);
  const double room = layout.frame.height() / (metrics.line * 1.1);
  const double step =
      most / wanted_step > room ? wanted_step * std::ceil(most / wanted_step / 2) : wanted_step;
  layout.ticks = ticks(most, step, axis);
  layout.go = curve(moments, current, &OwnershipMoment::go_held_bytes, layout, axis, -kApart);
  layout.cpp = curve(moments, current, &OwnershipMoment::cpp_held_bytes, layout, axis, kApart);
  place_labels(layout, area, metrics);
  layout.current = {layout.frame.left() + layout.step_width * static_cast<double>(current),
                    layout.frame.top(), layout.step_width, layout.frame.height()};
  return layout;
}

int HeldLayout::step_at(double x, int steps) const {
  if (step_width <= 0 || x < frame.left() || x > frame.right()) return -1;
  return std::clamp(static_cast<int>((x - frame.left()) / step_width), 0, steps - 1);
}

}  // namespace tricolor::ui
