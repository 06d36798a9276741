// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/off_heap_memory.h"

#include <algorithm>

namespace tricolor {

void OffHeapMemory::spans(std::uint64_t in_use) {
  m_most_spans = std::max(m_most_spans, in_use);
}

void OffHeapMemory::set_processors(int processors) {
  m_processors = std::max(m_processors, static_cast<Bytes>(processors));
}

void OffHeapMemory::span_sets(Bytes bytes) {
  m_span_sets = std::max(m_span_sets, bytes);
}

void OffHeapMemory::next_epoch() {
  m_bits.next_epoch();
  m_cycled = true;
}

std::uint64_t OffHeapMemory::descriptor_chunks() const {
  const std::uint64_t per_chunk = kDescriptorChunk / m_span_bytes;
  return std::max(m_start_chunks, (m_most_spans + per_chunk - 1) / per_chunk);
}

Bytes OffHeapMemory::span_descriptors() const {
  return descriptor_chunks() * (kDescriptorChunk / m_span_bytes * m_span_bytes);
}

Bytes OffHeapMemory::used_since_start() const {
  return m_span_sets - m_sets_at_start + (descriptor_chunks() - m_start_chunks) * kDescriptorChunk;
}

// The other processors take a piece each with their first small table, in the first cycle, and use
// two fifths of it before one more is needed. [The reference runs with two processors: a third
// piece comes with 330 to 480 KB of tables, 405 in the middle.]
Bytes OffHeapMemory::table_chunks() const {
  const Bytes others = m_cycled ? m_processors - 1 : 0;
  const Bytes room = m_room + others * kTableChunk * 2 / 5;
  const Bytes used = used_since_start();
  const Bytes more = used > room ? used - room : 0;
  return (others + (more + kTableChunk - 1) / kTableChunk) * kTableChunk;
}

Bytes OffHeapMemory::other_tables() const {
  const Bytes pieces = m_room + table_chunks();
  return pieces - std::min(pieces, used_since_start());
}

Bytes OffHeapMemory::mark_bits() const {
  return (std::max(m_bits.mapped(), std::uint64_t{1}) - 1) * MarkBitArenas::kPieceBytes;
}

Bytes OffHeapMemory::total() const {
  return m_start + table_chunks() + mark_bits();
}

}  // namespace tricolor
