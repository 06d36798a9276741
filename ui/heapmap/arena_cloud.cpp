// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/arena_cloud.h"

#include <algorithm>
#include <utility>

#include "ui/heapmap/pixel_sink.h"

namespace tricolor::ui {

void ArenaCloud::finished(const ArenaScene& scene, std::int64_t wall_ms) {
  m_drawing = false;
  m_version = scene.store.version();
  m_finished_ms = wall_ms;
  m_behind = false;
}

void ArenaCloud::begin(const QImage& shown, const ArenaScene& scene, SlotSprites& sprites,
                       const Theme& theme) {
  if (m_image.size() != shown.size()) m_image = QImage(shown.size(), shown.format());
  m_image.setDevicePixelRatio(shown.devicePixelRatio());
  m_image.fill(theme.panel);
  PixelSink sink(m_image, sprites, theme);
  paint_arena_ground(sink, scene, QPoint(0, 0), theme);
  m_version = scene.store.version();
  m_next = 0;
  m_drawing = true;
}

void ArenaCloud::draw_piece(QImage& shown, const ArenaScene& scene, SlotSprites& sprites,
                            const Theme& theme, std::int64_t wall_ms) {
  if (!m_drawing) {
    const bool recent = wall_ms >= m_finished_ms && wall_ms < m_finished_ms + kPauseMs;
    m_behind = !recent || scene.store.version() != m_version;
    if (!recent) begin(shown, scene, sprites, theme);
    return;
  }
  const std::size_t tiles = scene.classes.items().size();
  const std::size_t end = std::min(tiles, m_next + kTilesInPiece);
  {
    PixelSink sink(m_image, sprites, theme);
    paint_tiles_on_the_way(sink, scene, {m_next, end}, QPoint(0, 0), theme);
  }
  m_next = end;
  m_behind = true;
  if (m_next < tiles) return;
  std::swap(shown, m_image);
  m_drawing = false;
  m_finished_ms = wall_ms;
  m_behind = scene.store.version() != m_version;
}

}  // namespace tricolor::ui
