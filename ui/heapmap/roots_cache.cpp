// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/roots_cache.h"

#include <QPainter>

#include "ui/heapmap/roots_painter.h"

namespace tricolor::ui {

const QImage& RootsCache::image(const RootsLayout& roots, const QRect& area, const State& state,
                                const MapStyle& style, double scale) {
  const bool same = !m_image.isNull() && m_area == area && m_state == state && m_scale == scale;
  if (same && m_roots == roots) return m_image;
  m_roots = roots;
  m_area = area;
  m_state = state;
  m_scale = scale;
  m_image = QImage(area.size() * scale, QImage::Format_RGB32);
  m_image.setDevicePixelRatio(scale);
  m_image.fill(style.theme->panel);
  QPainter painter(&m_image);
  painter.translate(-area.topLeft());
  paint_roots(painter, roots, state.marking, state.selected, style);
  return m_image;
}

}  // namespace tricolor::ui
