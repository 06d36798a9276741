// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/units.h"

namespace tricolor {

enum class SpanState : std::uint8_t {
  kUnswept,  ///< waits for the sweeper of this cycle
  kSwept,    ///< ready for allocation or full
  kCached,   ///< in the mcache of processor `cached_by`
};

/// One heap span in numbers: what a view needs to place it and to draw it as one tile. A view keeps
/// the tiles of all spans, and asks for the slots of those few that it draws slot by slot.
struct SpanTile {
  std::uint32_t id = 0;     ///< stable while the span lives; reused afterwards
  std::uint32_t pages = 0;  ///< 0: the span is gone
  Address base = 0;
  std::uint32_t slot_bytes = 0;  ///< class size; whole span for a large object
  std::uint32_t slots = 0;
  std::uint32_t used = 0;   ///< index of the last slot in use, plus one
  std::uint32_t white = 0;  ///< slots by colour; the rest is free
  std::uint32_t grey = 0;
  std::uint32_t black = 0;
  std::int16_t cached_by = -1;
  std::uint8_t size_class = 0;  ///< 0: large object
  bool noscan = false;
  bool runtime_only = false;  ///< no object in it, dead or alive, is the program's
  SpanState state = SpanState::kSwept;

  std::uint32_t live() const { return white + grey + black; }
  bool operator==(const SpanTile&) const = default;
};

/// All spans of one span class in numbers; always complete, however few spans are listed.
struct SpanClassSummary {
  std::uint8_t size_class = 0;
  bool noscan = false;
  std::uint32_t slot_bytes = 0;  ///< 0 for large objects
  std::uint32_t spans = 0;
  std::uint32_t runtime_spans = 0;  ///< of them: that hold no object of the program's
  std::uint64_t slots = 0;
  std::uint64_t white = 0;
  std::uint64_t grey = 0;
  std::uint64_t black = 0;
  std::uint64_t free = 0;
  Bytes used_bytes = 0;  ///< of the slots that are not free
};

}  // namespace tricolor
