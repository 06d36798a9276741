// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/arena_layout.h"

#include <algorithm>
#include <bit>

#include "ui/heapmap/whole_px.h"

namespace tricolor::ui {

namespace {

constexpr double kLargestPage = 56;  // px
constexpr int kRoundColumns = 8;     // pages: lines begin at multiples of 64 KiB

constexpr std::uint32_t kLargeArena = 16 * 1024;  // pages: 128 MiB
constexpr int kSteps = 8;                         // in which a large one doubles

/// What there is room for.
std::uint32_t with_room(std::uint32_t pages) {
  if (pages <= kLargeArena) return pages;
  const std::uint32_t step = std::max(1U, std::bit_floor(pages) / kSteps);
  return (pages + step - 1) / step * step;
}

}  // namespace

/// The largest pages with which all lines fit.
ArenaLayout::ArenaLayout(QSize map, std::uint32_t pages, int label_width)
    : m_pages(pages), m_left(label_width) {
  const int width = std::max(1, map.width() - label_width);
  const int height = std::max(1, map.height());
  if (pages == 0) return;
  const auto room = static_cast<int>(with_room(pages));
  for (int columns = kRoundColumns;; columns += kRoundColumns) {
    const double cell = std::min(kLargestPage, double(width) / columns);
    const int lines = (room + columns - 1) / columns;
    const double fitting = std::min(cell, double(height) / lines);
    if (fitting > m_cell) {
      m_cell = fitting;
      m_columns = columns;
    }
    if (cell <= m_cell) return;
  }
}

int ArenaLayout::gap() const {
  if (m_cell >= 12) return 2;
  return m_cell >= 4 ? 1 : 0;
}

QRect ArenaLayout::run_rect(std::uint32_t first, std::uint32_t pages) const {
  const auto columns = static_cast<std::uint32_t>(m_columns);
  const int line = static_cast<int>(first / columns);
  const int column = static_cast<int>(first % columns);
  const int left = m_left + whole_px(column * m_cell);
  const int right = m_left + whole_px((column + static_cast<int>(pages)) * m_cell) - gap();
  const int top = whole_px(line * m_cell);
  const int bottom = whole_px((line + 1) * m_cell) - gap();
  return QRect(left, top, std::max(1, right - left), std::max(1, bottom - top));
}

QRect ArenaLayout::first_rect(std::uint32_t first, std::uint32_t pages) const {
  if (m_columns == 0) return {};
  const auto columns = static_cast<std::uint32_t>(m_columns);
  return run_rect(first, std::min(pages, columns - first % columns));
}

std::vector<QRect> ArenaLayout::run_rects(std::uint32_t first, std::uint32_t pages) const {
  std::vector<QRect> rects;
  if (m_columns == 0) return rects;
  const auto columns = static_cast<std::uint32_t>(m_columns);
  while (pages != 0) {
    const std::uint32_t here = std::min(pages, columns - first % columns);
    rects.push_back(run_rect(first, here));
    first += here;
    pages -= here;
  }
  return rects;
}

std::optional<std::uint32_t> ArenaLayout::page_at(QPoint pos) const {
  if (m_columns == 0 || pos.x() < m_left || pos.y() < 0) return std::nullopt;
  const int column = static_cast<int>((pos.x() - m_left + 0.5) / m_cell);
  const int line = static_cast<int>((pos.y() + 0.5) / m_cell);
  if (column >= m_columns) return std::nullopt;
  const auto page = static_cast<std::uint32_t>(line * m_columns + column);
  return page < m_pages ? std::optional(page) : std::nullopt;
}

QRect ArenaLayout::label_rect(int line) const {
  return QRect(0, whole_px(line * m_cell), m_left, std::max(1, whole_px(m_cell)));
}

QRect between(const QRect& from, const QRect& to, double t) {
  const auto mix = [t](int a, int b) { return whole_px(a + (b - a) * t); };
  return QRect(mix(from.x(), to.x()), mix(from.y(), to.y()),
               std::max(1, mix(from.width(), to.width())),
               std::max(1, mix(from.height(), to.height())));
}

}  // namespace tricolor::ui
