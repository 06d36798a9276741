// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/write_barrier.h"

#include <utility>

namespace tricolor {

bool WriteBarrier::flush(Heap& heap, Marker& marker, int p, MarkTally& tally,
                         BarrierObserver* observer) {
  std::vector<Entry>& buffer = m_buffers[static_cast<std::size_t>(p)];
  bool greyed = false;
  // One report for each object, with the store as its reason: the marker stays silent.
  MarkObserver* const mark_observer = std::exchange(tally.observer, nullptr);
  const auto shade = [&](PackedPointer pointer, Address slot, bool deletion) {
    if (pointer == 0 || !marker.mark(heap, p, pointer, 0, tally)) return;
    greyed = true;
    if (observer == nullptr && mark_observer == nullptr) return;
    const ObjectRef ref = heap.find(Heap::unpack(pointer));
    const Span& s = heap.span(ref.span);
    const Address object = heap.address_of(s, ref.slot);
    if (observer != nullptr) observer->on_shade(object, slot, deletion);
    if (mark_observer != nullptr && s.noscan) mark_observer->on_black(object, 0);
  };
  for (const Entry& entry : buffer) {
    shade(entry.old_value, entry.slot, true);
    shade(entry.new_value, entry.slot, false);
  }
  buffer.clear();
  tally.observer = mark_observer;
  return greyed;
}

}  // namespace tricolor
