// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/slot_canvas.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/heapmap/pixel_sink.h"

namespace tricolor::ui {

namespace {

constexpr std::size_t kMostItems = 20'000;  // that have changed, in one picture

}  // namespace

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
  m_grids.clear();
  m_frame = frame;
  m_resume = 0;
  m_valid = true;
}

/// Items of one layout do not overlap. So what stays is untouched when all that goes is wiped
/// away first.
void SlotCanvas::rearrange(const HeapMapLayout& layout, const Items& items, SlotSink& sink,
                           const Theme& theme) {
  const std::size_t rows = layout.rows().size();
  m_pictures.resize(std::max(rows, m_pictures.size()));
  m_grids.resize(m_pictures.size());
  auto first = items.begin();
  for (std::size_t row = 0; row < m_pictures.size(); ++row) {
    const auto end = std::partition_point(first, items.end(), [&](const SpanItem* item) {
      return item->row <= static_cast<int>(row);
    });
    const std::span<const SpanItem* const> own(first, end);
    rearrange_row(row, row < rows ? grid_of(layout, row, own) : Grid(), own, sink, theme);
    first = end;
  }
  m_pictures.resize(rows);
  m_grids.resize(rows);
}

/// In the same grid only places come and go at its end.
void SlotCanvas::rearrange_row(std::size_t row, const Grid& grid,
                               std::span<const SpanItem* const> items, SlotSink& sink,
                               const Theme& theme) {
  std::vector<ItemPicture>& pictures = m_pictures[row];
  const bool same = grid.is_regular && grid == m_grids[row];
  std::size_t i = same ? std::min(pictures.size(), items.size()) : 0;
  for (; i < items.size(); ++i) {
    if (i == pictures.size()) {
      pictures.emplace_back(*items[i]);
    } else if (!pictures[i].is_at(*items[i])) {
      pictures[i].wipe(sink, items[i], -m_frame.scroll, theme);
      pictures[i] = ItemPicture(*items[i]);
    }
  }
  shorten(row, items.size(), sink, theme);
  m_grids[row] = grid;
}

SlotCanvas::Grid SlotCanvas::grid_of(const HeapMapLayout& layout, std::size_t index,
                                     std::span<const SpanItem* const> items) {
  const MapRow& row = layout.rows()[index];
  // Tiles of one class have the same slots, so all follow from the first one.
  const bool regular = row.fit.mode == RowMode::kTiles && !row.is_runtime() &&
                       row.summary.size_class != 0 && !items.empty();
  if (!regular) return {};
  RowFit fit = row.fit;
  fit.shown = 0;
  return {true, fit, row.rect, row.base, row.scale, items.front()->rect, items.front()->pitch};
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
  rearrange(layout, items, sink, theme);
  const std::size_t first = std::exchange(m_resume, 0);
  m_behind = false;
  std::size_t spans = kMostItems;
  const std::size_t drawn =
      bring_up_to_date(layout, items, {first, items.size()}, sink, theme, spans);
  return drawn + bring_up_to_date(layout, items, {0, first}, sink, theme, spans);
}

/// Places where nothing is drawn yet do not wait.
std::size_t SlotCanvas::bring_up_to_date(const HeapMapLayout& layout, const Items& items,
                                         Range range, SlotSink& sink, const Theme& theme,
                                         std::size_t& spans) {
  const QRect visible(QPoint(0, 0), m_frame.size);
  std::size_t drawn = 0;
  if (range.first == range.end) return drawn;
  std::size_t i = 0;
  for (std::vector<ItemPicture>& pictures : m_pictures) {
    for (ItemPicture& picture : pictures) {
      const std::size_t at = i++;
      if (at < range.first || at >= range.end || picture.is_up_to_date(*items[at])) continue;
      if (picture.is_drawn() && spans == 0) {
        if (!std::exchange(m_behind, true)) m_resume = at;
        continue;
      }
      if (picture.is_drawn()) --spans;
      const bool changed =
          picture.bring_up_to_date(sink, layout, *items[at], -m_frame.scroll, visible, theme);
      drawn += changed ? 1 : 0;
    }
  }
  return drawn;
}

}  // namespace tricolor::ui
