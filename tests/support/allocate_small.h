// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/heap/heap.h"

namespace tricolor::test {

/// An object of that type in the first processor's span of that class, a new one if it is full.
inline Address allocate_small(Heap& heap, int span_class, TypeId type) {
  const Address object = heap.allocate_cached(0, span_class, type);
  if (object != 0) return object;
  heap.retire_cached(0, span_class);
  heap.cache(0, heap.create_span(span_class, 0).id);
  return heap.allocate_cached(0, span_class, type);
}

}  // namespace tricolor::test
