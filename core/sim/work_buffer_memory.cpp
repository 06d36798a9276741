// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/work_buffer_memory.h"

#include <utility>

namespace tricolor {

PageHeap::Run WorkBufferMemory::grow(Heap& heap, int p) {
  const Heap::NewSpan made = heap.create_manual_span(kSpanPages, p);
  m_spans.push_back(made.id);
  return made.run;
}

void WorkBufferMemory::free_all(Heap& heap) {
  for (const SpanId span : std::exchange(m_spans, {})) heap.free_span(span);
}

}  // namespace tricolor
