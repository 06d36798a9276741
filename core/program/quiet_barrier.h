// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/barrier_buffer.h"
#include "core/base/cost_model.h"
#include "core/heap/heap.h"

namespace tricolor {

/// Records that the slot at `slot`, which holds `old`, becomes `value`; there must be room.
inline void record_store(Address slot, PackedPointer old, PackedPointer value,
                         BarrierBuffer& buffer, Ticks& clock) {
  buffer.add(Heap::pack(slot), old, value);
  clock += cost::kBarrierStore;
}

/// What a goroutine needs to store through the barrier by itself as long as nobody watches: its
/// processor's buffer, and the clock that a store moves. The store that fills the buffer goes
/// through the world, which empties it.
struct QuietBarrier {
  BarrierBuffer* buffer = nullptr;  ///< none: every store goes through the world
  Ticks* clock = nullptr;

  bool has_room(std::uint32_t stores) const { return buffer != nullptr && buffer->room() > stores; }
};

}  // namespace tricolor
