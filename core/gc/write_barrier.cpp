// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/write_barrier.h"

namespace tricolor {

bool WriteBarrier::flush(Heap& heap, Marker& marker, int p, MarkTally& tally,
                         BarrierObserver* observer) {
  std::vector<Entry>& buffer = m_buffers[static_cast<std::size_t>(p)];
  bool greyed = false;
  const auto shade = [&](PackedPointer pointer, Address slot, bool deletion) {
    if (pointer == 0 || !marker.mark(heap, p, pointer, 0, tally)) return;
    greyed = true;
    if (observer != nullptr) observer->on_shade(Heap::unpack(pointer), slot, deletion);
  };
  for (const Entry& entry : buffer) {
    shade(entry.old_value, entry.slot, true);
    shade(entry.new_value, entry.slot, false);
  }
  buffer.clear();
  return greyed;
}

}  // namespace tricolor
