// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/units.h"

namespace tricolor::ui {

/// What one span asks of its row.
struct SpanDemand {
  std::uint32_t slots = 0;
  std::uint32_t used = 0;  ///< index of the last slot in use, plus one
  double aspect = 1;       ///< wanted width of a slot divided by its height
};

/// All spans of a row. Where there are many, they are taken to be equal, and none is folded.
struct RowDemand {
  std::size_t spans = 0;
  SpanDemand typical;
  std::vector<SpanDemand> few;  ///< each of them; empty: too many
  bool unlisted = false;        ///< there are more, which are not drawn in any case
};

/// How the spans of one row are drawn.
enum class RowMode : std::uint8_t {
  kSlots,  ///< every slot by itself
  kTiles,  ///< one bar per span, stacked by colour: slots would be under 3 px
};

/// What the width of a folded block's words follows from.
struct TailRoom {
  int line = 14;   ///< px of a line of small text
  int most = 100;  ///< px that "488 free" may take; else it is "+488"
  bool operator==(const TailRoom&) const = default;
};

/// One way to draw a row; distances in px at zoom 1.
struct RowFit {
  RowMode mode = RowMode::kSlots;
  int bands = 1;          ///< of spans above one another
  int lines = 1;          ///< slots: lines of them in a band
  int cell_height = 0;    ///< of a slot, or of a tile
  int gap = 0;            ///< between slots, or tiles
  bool folded = false;    ///< free slots behind the last used one are drawn as one block
  TailRoom tail;          ///< of that block
  std::size_t shown = 0;  ///< spans that are drawn; the rest is only counted
  int tile_width = 0;
  int rail = 0;         ///< px under each band of slots: its spans' states
  int band_pitch = 0;   ///< px from one band's top to the next one's
  int height = 0;       ///< of all bands
  int rest = 0;         ///< px below them for the sum of what is not drawn
  double fineness = 0;  ///< about log2 of a slot's side: what a choice of sizes is judged by
  bool operator==(const RowFit&) const = default;
};

inline constexpr int kSmallestCell = 3;        ///< px; under it a slot's look cannot be told
inline constexpr int kBandGap = 3;             ///< px between a band's rail and the next band
inline constexpr std::uint32_t kFoldStep = 8;  ///< slots: shown ones grow in steps, without jitter
inline constexpr std::size_t kFewSpans = 12;   ///< that are measured one by one

/// Slot width over height for an object size: larger objects are wider, in log steps.
double slot_aspect(Bytes slot_bytes);

/// Width in px of a slot of height `cell_height` in a row of `lines` lines.
int cell_width(int cell_height, int lines, double aspect);

/// Px of the smallest slots that a row of so many is drawn with: thousands of dots say less than
/// tiles, and cost more.
constexpr int least_cell(std::uint64_t slots) {
  return slots > 16'384 ? 6 : kSmallestCell;
}

/// Px between two slots of that height.
int slot_gap(int cell_height);

/// Px between two slots when the map is zoomed: they grow, the lines between them do not.
inline int zoomed_slot_gap(double shorter_pitch) {
  if (shorter_pitch >= 14) return 2;
  return shorter_pitch >= 6 ? 1 : 0;
}

/// Slots drawn one by one: all, or up to the last used one if the rest is folded.
std::uint32_t drawn_slots(const SpanDemand& span, bool folded);

/// Width in px of the block that stands for so many free slots.
int tail_width(std::uint32_t free, const TailRoom& room);

/// Distance in px between two spans of a row with such slots.
int span_gap(int cell_height);

/// Width in px of one span, its folded block included.
int span_width(const SpanDemand& span, const RowFit& fit);

/// Px for the sum of all spans that are not drawn, with words of `line` px.
constexpr int rest_line(int line) {
  return line + 6;
}

/// Sizes of what surrounds the slots.
struct RowRoom {
  int width = 0;  ///< px for the slots
  int line = 14;  ///< px of a line of small text
  int largest_cell = 56;
};

/// The ways to draw a row in that width, from the largest slots to the smallest tiles; only the
/// last may leave spans out, if the row may not be higher than `most_height`. Never empty.
std::vector<RowFit> row_fits(const RowDemand& demand, const RowRoom& room, int most_height);

/// Only those with tiles.
std::vector<RowFit> tile_fits(const RowDemand& demand, const RowRoom& room, int most_height);

/// Heights in px of a tile's parts by SlotColour, from `counts` slots; they add up to `height`.
/// Whatever exists gets at least 1 px: a single grey object is news.
std::array<int, 4> stack_heights(const std::array<std::uint64_t, 4>& counts, int height);

}  // namespace tricolor::ui
