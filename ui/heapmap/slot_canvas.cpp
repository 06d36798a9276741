// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/slot_canvas.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

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
  m_pictures.clear();
  m_frame = frame;
  m_valid = true;
}

/// True if every picture is of the item in its turn, where that is now.
bool SlotCanvas::stands(const Items& items) const {
  return std::equal(
      items.begin(), items.end(), m_pictures.begin(), m_pictures.end(),
      [](const SpanItem* item, const ItemPicture& picture) { return picture.is_at(*item); });
}

/// Items of one layout do not overlap. So what stays is untouched when all that goes is wiped
/// away first.
void SlotCanvas::rearrange(const Items& items, SlotSink& sink, const Theme& theme) {
  std::unordered_map<const KnownSpan*, ItemPicture*> before;
  for (ItemPicture& picture : m_pictures) before.emplace(picture.span(), &picture);
  std::vector<ItemPicture> pictures;
  pictures.reserve(items.size());
  for (const SpanItem* item : items) {
    const auto at = before.find(item->span);
    if (at == before.end() || !at->second->is_at(*item)) {
      pictures.emplace_back(*item);
      continue;
    }
    pictures.push_back(std::move(*at->second));
    before.erase(at);
  }
  for (const auto& [span, picture] : before) {
    sink.fill(picture->extent().translated(-m_frame.scroll), theme.panel);
  }
  m_pictures = std::move(pictures);
}

std::size_t SlotCanvas::update(const HeapMapLayout& layout, QSize size, QPoint scroll,
                               const Theme& theme, double scale) {
  const Frame frame{size, scroll, theme.id, scale};
  if (!m_valid || frame != m_frame) start(frame, theme);
  PixelSink sink(m_image, m_sprites, theme);
  const Items items = layout.items_in(QRect(scroll, size));
  if (!stands(items)) rearrange(items, sink, theme);
  std::size_t drawn = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool changed = m_pictures[i].bring_up_to_date(sink, layout, *items[i], -scroll,
                                                        QRect(QPoint(0, 0), size), theme);
    drawn += changed ? 1 : 0;
  }
  return drawn;
}

}  // namespace tricolor::ui
