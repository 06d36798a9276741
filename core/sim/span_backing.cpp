// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/span_backing.h"

#include <algorithm>

#include "core/base/version_profile.h"
#include "core/sim/allocation_costs.h"

namespace tricolor {

Ticks SpanBacking::write(Bytes offset, Bytes bytes) {
  return static_cast<Ticks>(m_heap.pages().back(offset, bytes)) * kPageFaultByte;
}

Ticks SpanBacking::write_all(const Span& s) {
  const Ticks per_byte = kPageFaultByte - kFaultBringsByte * s.clearing_waits / Span::kAllWaits;
  return static_cast<Ticks>(m_heap.pages().back(s.offset(), s.bytes())) * per_byte;
}

Ticks SpanBacking::write_new(const Span& s, const PageHeap::Run& run, Written written) {
  const bool all = s.needs_zero || written == Written::kAll;
  const Ticks spent = all ? write_all(s) : write_some(s, run, written);
  if (s.noscan) return spent;
  const Bytes bitmap = pointer_bitmap_bytes(run.fresh_pages * kPageBytes, m_go_minor);
  return spent + static_cast<Ticks>(bitmap) * kPageFaultByte;
}

Ticks SpanBacking::write_some(const Span& s, const PageHeap::Run& run, Written written) {
  const Bytes backed = back_metadata(s) + back_slots(s, written);
  const Bytes made_ready = run.scavenged_pages * kPageBytes;
  return static_cast<Ticks>(backed) * kPageFaultByte +
         static_cast<Ticks>(made_ready - std::min(made_ready, backed)) *
             new_memory_byte(m_go_minor);
}

// Writing to the beginning of each object, or to both ends.
Bytes SpanBacking::back_slots(const Span& s, Written where) {
  if (where == Written::kNothing) return 0;
  if (s.slot_bytes <= kSystemPageBytes) return m_heap.pages().back(s.offset(), s.bytes());
  Bytes backed = 0;
  for (std::uint32_t slot = 0; slot < s.slots; ++slot) {
    const Bytes at = s.slot_offset(slot);
    backed += m_heap.pages().back(at, kWordBytes);
    if (where == Written::kBothEnds)
      backed += m_heap.pages().back(at + s.slot_bytes - kWordBytes, kWordBytes);
  }
  return backed;
}

// The bits and headers that the heap writes into a new span before the program does: at the end of
// spans of small objects Green Tea's mark bits and, from 1.22 on, which words are pointers; a
// header in front of larger objects with pointers (§2.6, §9.1).
Bytes SpanBacking::back_metadata(const Span& s) {
  if (s.size_class == kLargeClass) return 0;
  const bool pointers = !s.noscan && m_heap.sizes().has_headers();
  if (m_marker.has_span_bits(s.slot_bytes) || (pointers && s.slot_bytes <= kMaxHeaderlessBytes)) {
    return m_heap.pages().back(s.offset() + s.bytes() - kSystemPageBytes, kSystemPageBytes);
  }
  return back_slots(s, pointers ? Written::kBeginning : Written::kNothing);
}

}  // namespace tricolor
