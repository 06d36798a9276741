// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/slot_canvas.h"

#include <algorithm>
#include <cmath>

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

/// Items of one layout do not overlap. So what stays is untouched when all that goes is wiped
/// away first.
void SlotCanvas::rearrange(const Items& items, std::size_t rows, SlotSink& sink,
                           const Theme& theme) {
  m_pictures.resize(std::max(rows, m_pictures.size()));
  std::size_t i = 0;
  for (std::size_t row = 0; row < m_pictures.size(); ++row) {
    std::vector<ItemPicture>& pictures = m_pictures[row];
    std::size_t length = 0;
    for (; i < items.size() && items[i]->row == static_cast<int>(row); ++i, ++length) {
      if (length == pictures.size()) {
        pictures.emplace_back(*items[i]);
      } else if (!pictures[length].is_at(*items[i])) {
        pictures[length].wipe(sink, items[i], -m_frame.scroll, theme);
        pictures[length] = ItemPicture(*items[i]);
      }
    }
    shorten(row, length, sink, theme);
  }
  m_pictures.resize(rows);
}

void SlotCanvas::shorten(std::size_t row, std::size_t length, SlotSink& sink, const Theme& theme) {
  std::vector<ItemPicture>& pictures = m_pictures[row];
  for (std::size_t i = length; i < pictures.size(); ++i) {
    pictures[i].wipe(sink, nullptr, -m_frame.scroll, theme);
  }
  pictures.erase(pictures.begin() + static_cast<std::ptrdiff_t>(length), pictures.end());
}

std::size_t SlotCanvas::update(const HeapMapLayout& layout, QSize size, QPoint scroll,
                               const Theme& theme, double scale) {
  const Frame frame{size, scroll, theme.id, scale};
  if (!m_valid || frame != m_frame) start(frame, theme);
  PixelSink sink(m_image, m_sprites, theme);
  const Items items = layout.items_in(QRect(scroll, size));
  rearrange(items, layout.rows().size(), sink, theme);
  const QRect visible(QPoint(0, 0), size);
  std::size_t drawn = 0;
  std::size_t i = 0;
  for (std::vector<ItemPicture>& pictures : m_pictures) {
    for (ItemPicture& picture : pictures) {
      const bool changed =
          picture.bring_up_to_date(sink, layout, *items[i++], -scroll, visible, theme);
      drawn += changed ? 1 : 0;
    }
  }
  return drawn;
}

}  // namespace tricolor::ui
