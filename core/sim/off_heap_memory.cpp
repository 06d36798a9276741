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

Bytes OffHeapMemory::descriptors_beyond_start() const {
  return (descriptor_chunks() - kStartChunks) * kDescriptorChunk;
}

// The other processors take a piece each with their first small table, in the first cycle; half of
// it is still free on average.
Bytes OffHeapMemory::table_chunks() const {
  const Bytes others = m_cycled ? m_processors - 1 : 0;
  const Bytes room = kStartRoom + others * kTableChunk / 2;
  const Bytes used = m_span_sets + descriptors_beyond_start();
  const Bytes more = used > room ? used - room : 0;
  return (others + (more + kTableChunk - 1) / kTableChunk) * kTableChunk;
}

Bytes OffHeapMemory::other_tables() const {
  const Bytes pieces = kStartRoom + table_chunks();
  return pieces - std::min(pieces, m_span_sets + descriptors_beyond_start());
}

Bytes OffHeapMemory::mark_bits() const {
  return (m_most_arenas - 1) * kBitsArena;
}

Bytes OffHeapMemory::total() const {
  return m_start + table_chunks() + mark_bits();
}

}  // namespace tricolor
