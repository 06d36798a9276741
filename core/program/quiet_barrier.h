// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/barrier_buffer.h"
#include "core/base/cost_model.h"
#include "core/base/untouched_pages.h"
#include "core/heap/heap.h"

namespace tricolor {

/// Who charges for stores. Implemented by sim.
class StoreHost {
 public:
  virtual ~StoreHost() = default;
  /// What the first store to a page of the operating system's takes more that the write barrier
  /// has read before; the other processors are charged, too.
  virtual Ticks first_store() = 0;
};

/// What a goroutine needs to store through the barrier by itself as long as nobody watches: its
/// processor's buffer, and the clock that a store moves. The store that fills the buffer goes
/// through the world, which empties it.
struct QuietBarrier {
  BarrierBuffer* buffer = nullptr;  ///< none: every store goes through the world
  Ticks* clock = nullptr;
  UntouchedPages* untouched = nullptr;  ///< none if there are none
  StoreHost* host = nullptr;            ///< to be asked for those

  bool has_room(std::uint32_t stores) const { return buffer != nullptr && buffer->room() > stores; }
  /// Records that the slot at `slot`, which holds `old`, becomes `value`; there must be room. Moves
  /// `now`, which may be a copy of the clock.
  void record(Address slot, PackedPointer old, PackedPointer value, Ticks& now) const {
    if (untouched != nullptr && untouched->take(slot - kArenaBase)) [[unlikely]]
      now += host->first_store();
    buffer->add(Heap::pack(slot), old, value);
    now += cost::kBarrierStore;
  }
};

}  // namespace tricolor
