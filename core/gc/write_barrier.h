// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/barrier_buffer.h"
#include "core/base/barrier_mode.h"
#include "core/base/hash.h"
#include "core/gc/marker.h"

namespace tricolor {

/// Told which object a buffered store shaded, while somebody watches.
class BarrierObserver {
 public:
  virtual ~BarrierObserver() = default;
  virtual void on_shade(Address object, Address slot, bool deletion) = 0;
};

/// The hybrid write barrier of Go (go-gc-model §3.6): for `*slot = value` shade what the slot held
/// (Yuasa's deletion half) and what it gets (Dijkstra's insertion half). Entries wait in a buffer
/// per processor, so shading is delayed. Either half can be left out, to see what it is for.
///
/// 1. record() before each pointer store to the heap or a global while marking.
/// 2. flush() when record() says that the buffer is full, when a worker runs dry, and before
///    marking may end.
class WriteBarrier {
 public:
  explicit WriteBarrier(int processors, BarrierMode mode = BarrierMode::kBoth) : m_mode(mode) {
    set_processors(processors);
  }
  void set_processors(int processors) { m_buffers.resize(static_cast<std::size_t>(processors)); }

  void set_mode(BarrierMode mode) { m_mode = mode; }
  BarrierMode mode() const { return m_mode; }

  /// True if the buffer is full and must be flushed.
  bool record(int p, Address slot, PackedPointer old_value, PackedPointer new_value) {
    BarrierBuffer& into = buffer(p);
    into.add(Heap::pack(slot), shades_deletions(m_mode) ? old_value : 0,
             shades_insertions(m_mode) ? new_value : 0);
    return into.room() == 0;
  }
  /// For stores of a barrier with both halves that nobody watches.
  BarrierBuffer& buffer(int p) { return m_buffers[static_cast<std::size_t>(p)]; }
  /// Shades everything recorded on `p`; true if something became grey.
  bool flush(Heap& heap, Marker& marker, int p, MarkTally& tally, BarrierObserver* observer);
  bool empty(int p) const { return m_buffers[static_cast<std::size_t>(p)].empty(); }
  void discard() {
    for (BarrierBuffer& buffer : m_buffers) buffer.clear();
  }
  /// Objects that wait to be shaded, for the verifier: they count as grey.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (const BarrierBuffer& buffer : m_buffers) {
      for (const PackedPointer pointer : buffer.values()) {
        if (pointer != 0) visit(pointer);
      }
    }
  }
  void hash(Hasher& hasher) const {
    for_each([&](PackedPointer pointer) { hasher.add(pointer); });
  }

 private:
  bool flush_watched(Heap& heap, Marker& marker, int p, MarkTally& tally,
                     BarrierObserver* observer);

  std::vector<BarrierBuffer> m_buffers;  ///< by processor
  BarrierMode m_mode;
};

}  // namespace tricolor
