// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/off_heap_memory.h"

#include <algorithm>

namespace tricolor {

void OffHeapMemory::spans(std::uint64_t in_use) { m_most_spans = std::max(m_most_spans, in_use); }

void OffHeapMemory::bits(Bytes bytes) {
  m_bits[0] += bytes;
  std::uint64_t arenas = 0;
  for (const Bytes used : m_bits) arenas += (used + kBitsArena - 1) / kBitsArena;
  m_most_arenas = std::max(m_most_arenas, arenas);
}

void OffHeapMemory::next_epoch() {
  m_bits = {0, m_bits[0], m_bits[1]};
  m_cycled = true;
}

std::uint64_t OffHeapMemory::descriptor_chunks() const {
  const std::uint64_t per_chunk = kDescriptorChunk / m_span_bytes;
  return std::max(kStartChunks, (m_most_spans + per_chunk - 1) / per_chunk);
}

Bytes OffHeapMemory::span_descriptors() const {
  return descriptor_chunks() * (kDescriptorChunk / m_span_bytes * m_span_bytes);
}

Bytes OffHeapMemory::table_chunks() const {
  const Bytes more = (descriptor_chunks() - kStartChunks) * kDescriptorChunk;
  if (!m_cycled && more == 0) return 0;
  return (1 + (more + kCycleTables) / kTableChunk) * kTableChunk;
}

Bytes OffHeapMemory::other_tables() const {
  const Bytes at_start = kStartChunks * (kDescriptorChunk / m_span_bytes * m_span_bytes);
  return table_chunks() - std::min(table_chunks(), span_descriptors() - at_start);
}

Bytes OffHeapMemory::mark_bits() const { return (m_most_arenas - 1) * kBitsArena; }

Bytes OffHeapMemory::total() const { return m_start + table_chunks() + mark_bits(); }

}  // namespace tricolor
