// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/write_barrier.h"

#include <span>
#include <utility>

namespace tricolor {

bool WriteBarrier::flush(Heap& heap, Marker& marker, int p, MarkTally& tally,
                         BarrierObserver* observer) {
  BarrierBuffer& recorded = buffer(p);
  const bool watched = observer != nullptr || tally.observer != nullptr;
  const bool greyed = watched ? flush_watched(heap, marker, p, tally, observer)
                              : marker.mark_all(heap, p, recorded.values(), tally);
  recorded.clear();
  return greyed;
}

bool WriteBarrier::flush_watched(Heap& heap, Marker& marker, int p, MarkTally& tally,
                                 BarrierObserver* observer) {
  const BarrierBuffer& recorded = buffer(p);
  const std::span<const PackedPointer> pointers = recorded.values();
  bool greyed = false;
  // One report for each object, with the store as its reason: the marker stays silent.
  MarkObserver* const mark_observer = std::exchange(tally.observer, nullptr);
  for (std::size_t i = 0; i < pointers.size(); ++i) {
    const PackedPointer pointer = pointers[i];
    if (pointer == 0 || !marker.mark(heap, p, pointer, 0, tally)) continue;
    greyed = true;
    const ObjectRef ref = heap.find(Heap::unpack(pointer));
    const Span& s = heap.span(ref.span);
    const Address object = heap.address_of(s, ref.slot);
    if (observer != nullptr)
      observer->on_shade(object, Heap::unpack(recorded.slot(i / 2)), i % 2 == 0);
    if (mark_observer != nullptr && s.noscan) mark_observer->on_black(object, 0);
  }
  tally.observer = mark_observer;
  return greyed;
}

}  // namespace tricolor
