// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <vector>

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
    Buffer& buffer = m_buffers[static_cast<std::size_t>(p)];
    buffer.slots.push_back(slot);
    buffer.pointers.push_back(shades_deletions(m_mode) ? old_value : 0);
    buffer.pointers.push_back(shades_insertions(m_mode) ? new_value : 0);
    return buffer.slots.size() >= kPairs;
  }
  /// Shades everything recorded on `p`; true if something became grey.
  bool flush(Heap& heap, Marker& marker, int p, MarkTally& tally, BarrierObserver* observer);
  bool empty(int p) const { return m_buffers[static_cast<std::size_t>(p)].slots.empty(); }
  void discard() {
    for (Buffer& buffer : m_buffers) buffer.clear();
  }
  /// Objects that wait to be shaded, for the verifier: they count as grey.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (const Buffer& buffer : m_buffers) {
      for (const PackedPointer pointer : buffer.pointers) {
        if (pointer != 0) visit(pointer);
      }
    }
  }
  void hash(Hasher& hasher) const {
    for_each([&](PackedPointer pointer) { hasher.add(pointer); });
  }

 private:
  /// Go's buffer has 512 words, two for each store.
  static constexpr std::size_t kPairs = 256;
  struct Buffer {
    std::vector<Address> slots;
    std::vector<PackedPointer> pointers;  ///< two for each slot: what it held, what it gets
    void clear() {
      slots.clear();
      pointers.clear();
    }
  };
  bool flush_watched(Heap& heap, Marker& marker, int p, MarkTally& tally,
                     BarrierObserver* observer);

  std::vector<Buffer> m_buffers;
  BarrierMode m_mode;
};

}  // namespace tricolor
