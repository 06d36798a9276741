// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/export/flat_paint_engine.h"

#include <QImage>
#include <QPainter>
#include <QPixmap>

namespace tricolor::ui {

FlatPaintEngine::FlatPaintEngine()
    : QPaintEngine(PrimitiveTransform | PixmapTransform | PatternTransform | PatternBrush |
                   AlphaBlend | PainterPaths | Antialiasing | BrushStroke | ConstantOpacity |
                   PaintOutsidePaintEvent) {}

bool FlatPaintEngine::begin(QPaintDevice*) {
  setActive(true);
  return true;
}

bool FlatPaintEngine::end() {
  changeClip(std::nullopt);
  setActive(false);
  return true;
}

void FlatPaintEngine::updateState(const QPaintEngineState& news) {
  constexpr auto kClipping = DirtyClipPath | DirtyClipRegion | DirtyClipEnabled;
  if (news.state() & kClipping) m_clip_changed = true;
  if (news.state() & DirtyTransform) m_transform = news.transform();
}

std::optional<QPainterPath> FlatPaintEngine::wholeClip() const {
  const bool own = painter()->hasClipping();
  const bool system = !m_system_clip.isEmpty();
  if (!own && !system) return std::nullopt;
  QPainterPath allowed;
  allowed.addRegion(m_system_clip);
  if (!own) return allowed;
  const QPainterPath clip = m_transform.map(painter()->clipPath());
  return system ? clip.intersected(allowed) : clip;
}

void FlatPaintEngine::prepare() {
  if (systemClip() != m_system_clip) {
    m_system_clip = systemClip();
    m_clip_changed = true;
  }
  if (!m_clip_changed) return;
  m_clip_changed = false;
  changeClip(wholeClip());
}

void FlatPaintEngine::drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) {
  if (count < 1) return;
  QPainterPath path(points[0]);
  for (int i = 1; i < count; i++) path.lineTo(points[i]);
  if (mode == PolylineMode) {
    drawPolyline(path);
    return;
  }
  path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
  path.closeSubpath();
  drawPath(path);
}

void FlatPaintEngine::drawPixmap(const QRectF& target, const QPixmap& pixmap,
                                 const QRectF& source) {
  drawImage(target, pixmap.toImage(), source, Qt::AutoColor);
}

}  // namespace tricolor::ui
