// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/central_lists.h"

namespace tricolor {

SpanId CentralLists::pop_any_unswept(std::uint32_t g) {
  if (m_cursor_generation != g) {
    m_cursor_generation = g;
    m_cursor = 0;
  }
  for (; m_cursor < kSpanClasses; ++m_cursor) {
    SpanId id = pop(m_cursor, true, false, g);
    if (id == kNoSpan) id = pop(m_cursor, false, false, g);
    if (id != kNoSpan) return id;
  }
  return kNoSpan;
}

void CentralLists::reset_unswept(std::uint32_t g) {
  for (int c = 0; c < kSpanClasses; ++c) {
    set(c, true, false, g).reset(m_memory);
    set(c, false, false, g).reset(m_memory);
  }
}

}  // namespace tricolor
