// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/units.h"

namespace tricolor::ui {

/// The whole arena, page by page in address order, line after line; pure geometry in px from the
/// map's top left. Every line holds the same round number of pages. A large arena has some room to
/// grow, so that its pages stay where they are for a while.
class ArenaLayout {
 public:
  ArenaLayout() = default;
  ArenaLayout(QSize map, std::uint32_t pages, int label_width);

  std::uint32_t pages() const { return m_pages; }
  int columns() const { return m_columns; }
  int lines() const {
    return m_columns == 0 ? 0 : (static_cast<int>(m_pages) + m_columns - 1) / m_columns;
  }
  /// Px of a page's side, its gap included.
  double cell() const { return m_cell; }
  /// Px between neighbouring tiles.
  int gap() const;

  QRect page_rect(std::uint32_t page) const { return run_rect(page, 1); }
  /// One rectangle for each line that a run of pages touches.
  std::vector<QRect> run_rects(std::uint32_t first, std::uint32_t pages) const;
  /// The first of those: where a span comes from when it leaves its class's row.
  QRect first_rect(std::uint32_t first, std::uint32_t pages) const;
  std::optional<std::uint32_t> page_at(QPoint pos) const;
  QRect label_rect(int line) const;

  bool operator==(const ArenaLayout&) const = default;
  /// True if each page that both have is at the same place.
  bool has_places_of(const ArenaLayout& other) const {
    return m_columns == other.m_columns && m_cell == other.m_cell && m_left == other.m_left;
  }

  static std::uint32_t page_of(Address address) {
    return static_cast<std::uint32_t>((address - kArenaBase) / kPageBytes);
  }
  static Address address_of(std::uint32_t page) { return kArenaBase + Address{page} * kPageBytes; }

 private:
  QRect run_rect(std::uint32_t first, std::uint32_t pages) const;

  std::uint32_t m_pages = 0;
  int m_columns = 0;
  double m_cell = 0;
  int m_left = 0;
};

/// `t` of the way from `from` to `to`.
QRect between(const QRect& from, const QRect& to, double t);

}  // namespace tricolor::ui
