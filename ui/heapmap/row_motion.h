// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <cstdint>
#include <map>

#include "ui/heapmap/heapmap_layout.h"

namespace tricolor::ui {

/// True if one of them has a row that the other has not.
bool has_other_rows(const HeapMapLayout& a, const HeapMapLayout& b);

/// The way of the map's rows from one arrangement to the next when a size class comes or goes: the
/// new row opens where it belongs and the others make way, so that the eye does not lose them.
///
/// 1. start() with the layout as it was seen last.
/// 2. between() for each picture until moving() is false; the first one starts the clock. The
///    target may be another one each time.
class RowMotion {
 public:
  static constexpr std::int64_t kLifeMs = 300;

  void start(const HeapMapLayout& before);
  void clear() { *this = RowMotion(); }

  bool active() const { return !m_from.empty(); }
  /// True while the next picture would differ.
  bool moving(std::int64_t wall_ms) const {
    return active() && (m_born_ms < 0 || wall_ms - m_born_ms < kLifeMs);
  }
  /// `target` with its rows where they are at that time.
  HeapMapLayout between(const HeapMapLayout& target, std::int64_t wall_ms);
  /// The same at the time of the last picture.
  HeapMapLayout as_painted(const HeapMapLayout& target) const;

 private:
  QRect from_of(const HeapMapLayout& target, std::size_t row) const;

  std::map<int, QRect> m_from;  ///< by the rows' keys
  std::int64_t m_born_ms = -1;  ///< -1: not painted yet
  double m_part = 0;            ///< of the way
};

}  // namespace tricolor::ui
