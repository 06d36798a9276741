// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPaintEngine>
#include <QPainter>

namespace tricolor::ui {

/// True on screen and in PNGs, where pixels can be written and kept; false in SVG and PDF.
inline bool is_raster(const QPainter& painter) {
  const QPaintEngine* engine = painter.paintEngine();
  return engine != nullptr && engine->type() == QPaintEngine::Raster;
}

}  // namespace tricolor::ui
