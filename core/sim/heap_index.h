// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/gc/sweeper.h"
#include "core/heap/heap.h"
#include "core/sim/span_tile.h"

namespace tricolor {

/// What was last seen of every span, so that a picture looks only at the bits of spans that
/// changed.
///
/// 1. update() once for each picture, before the heap's epoch moves on.
/// 2. Read tiles and sums until the heap changes.
///
/// Derived from the heap: it is no part of a World's state, and a copy goes on from where it was.
/// Invariant: sums() add up the tiles.
class HeapIndex {
 public:
  void update(const Heap& heap, const Sweeper& sweeper);

  /// By span id; `pages` 0 where there is no heap span.
  const std::vector<SpanTile>& tiles() const { return m_tiles; }
  /// Epoch at which the tile last became another one.
  std::uint64_t changed(SpanId id) const { return m_changed[id]; }
  /// By span class (size class * 2 + noscan).
  const std::array<SpanClassSummary, kSpanClasses>& sums() const { return m_sums; }

 private:
  void refresh(const Heap& heap, const Sweeper& sweeper, SpanId id);
  void replace(SpanId id, const SpanTile& tile, std::uint64_t epoch);

  std::vector<SpanTile> m_tiles;
  std::vector<std::uint64_t> m_changed;
  std::array<SpanClassSummary, kSpanClasses> m_sums{};
  std::uint64_t m_epoch = 0;
};

}  // namespace tricolor
