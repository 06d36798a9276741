// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QColor>
#include <cstdint>

namespace tricolor::ui {

/// How a curve is drawn.
struct CurveStyle {
  enum class Shape : std::uint8_t { kLine, kStep, kImpulse, kPoints };
  Shape shape = Shape::kLine;
  QColor colour;  ///< transparent: no line
  double width = 1.5;
  Qt::PenStyle dash = Qt::SolidLine;
  QColor fill = Qt::transparent;  ///< between the curve and 0
};

}  // namespace tricolor::ui
