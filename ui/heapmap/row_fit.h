// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/units.h"

namespace tricolor::ui {

/// What one span asks of its row.
struct SpanDemand {
  std::uint32_t slots = 0;
  std::uint32_t used = 0;  ///< index of the last slot in use, plus one
  double aspect = 1;       ///< wanted width of a slot divided by its height
};

/// How the spans of one row are drawn.
enum class RowMode : std::uint8_t {
  kSlots,  ///< every slot by itself
  kTiles,  ///< one bar per span, stacked by colour: slots would be under 3 px
};

/// The answer to "how large can the slots of this row be". Distances in px.
struct RowFit {
  RowMode mode = RowMode::kSlots;
  int bands = 1;          ///< of spans above one another, each with `lines` lines of slots
  int lines = 1;          ///< lines of slots (or of tiles) above one another, per band
  int cell_height = 0;    ///< of a slot, or of a tile
  int gap = 0;            ///< between slots, or tiles
  bool folded = false;    ///< free slots behind the last used one are drawn as one block
  std::size_t shown = 0;  ///< spans that are drawn; the rest is only counted
  int tile_width = 0;
  int band_pitch = 0;  ///< px from one band's top to the next one's
  bool operator==(const RowFit&) const = default;
};

inline constexpr int kSmallestCell = 3;        ///< px; under it a slot's look cannot be told
inline constexpr int kBandGap = 7;             ///< px between bands of spans; their rails are in it
inline constexpr int kSpanGap = 8;             ///< px between spans whose slots are large
inline constexpr int kTailWidth = 56;          ///< px of the block "488 free"
inline constexpr std::uint32_t kFoldStep = 8;  ///< slots: shown ones grow in steps, without jitter

/// Slot width over height for an object size: larger objects are wider, in log steps.
double slot_aspect(Bytes slot_bytes);

/// Width in px of a slot of height `cell_height` in a row of `lines` lines.
int cell_width(int cell_height, int lines, double aspect);

/// Slots drawn one by one: all, or up to the last used one if the rest is folded.
std::uint32_t drawn_slots(const SpanDemand& span, bool folded);

/// Distance in px between two spans of a row with such slots.
int span_gap(int cell_height);

/// Width in px of one span, its folded block included.
int span_width(const SpanDemand& span, const RowFit& fit);

/// The largest slots with which all spans fit into `width` × `height` px, never larger than
/// `largest_cell`; tiles if there are none. `previous` keeps a row from flickering between two
/// sizes: it only grows again when a tenth of the width would stay free.
RowFit fit_row(const std::vector<SpanDemand>& spans, int width, int height, int largest_cell,
               const std::optional<RowFit>& previous);

/// Heights in px of a tile's parts by SlotColour, from `counts` slots; they add up to `height`.
/// Whatever exists gets at least 1 px: a single grey object is news.
std::array<int, 4> stack_heights(const std::array<std::uint64_t, 4>& counts, int height);

}  // namespace tricolor::ui
