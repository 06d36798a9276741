// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/slot_canvas.h"

#include <cmath>

#include "ui/heapmap/map_painter.h"
#include "ui/heapmap/pixel_sink.h"

namespace tricolor::ui {

void SlotCanvas::start(const Frame& frame, const Theme& theme) {
  if (frame.theme != m_frame.theme || frame.scale != m_frame.scale || m_image.isNull()) {
    m_sprites.reset(theme, frame.scale);
  }
  const QSize pixels(static_cast<int>(std::ceil(frame.size.width() * frame.scale)),
                     static_cast<int>(std::ceil(frame.size.height() * frame.scale)));
  if (m_image.size() != pixels) m_image = QImage(pixels, QImage::Format_RGB32);
  m_image.setDevicePixelRatio(frame.scale);
  m_image.fill(theme.panel);
  m_drawn.clear();
  m_frame = frame;
  m_valid = true;
}

std::size_t SlotCanvas::update(const HeapMapLayout& layout, QSize size, QPoint scroll,
                               const Theme& theme, double scale) {
  const Frame frame{size, scroll, theme.id, scale};
  std::vector<Drawn> wanted;
  const QRect visible(scroll, size);
  std::vector<const SpanItem*> items;
  for (const SpanItem& item : layout.items()) {
    if (item.rect.isEmpty() || !item_extent(item).intersects(visible)) continue;
    items.push_back(&item);
    wanted.push_back({item.span, item.span->version, item.rect, item.pitch, item.drawn});
  }
  const bool moved = !std::equal(wanted.begin(), wanted.end(), m_drawn.begin(), m_drawn.end(),
                                 [](const Drawn& a, const Drawn& b) { return a.same_place(b); });
  if (!m_valid || moved || frame != m_frame) start(frame, theme);

  PixelSink sink(m_image, m_sprites, theme);
  const bool all = m_drawn.empty();
  std::size_t drawn = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!all && wanted[i] == m_drawn[i]) continue;
    if (!all) {
      sink.painter().fillRect(item_extent(*items[i]).translated(-scroll), theme.panel);
    }
    paint_item(sink, layout, *items[i], -scroll, QRect(QPoint(0, 0), size), theme);
    ++drawn;
  }
  m_drawn = std::move(wanted);
  return drawn;
}

}  // namespace tricolor::ui
