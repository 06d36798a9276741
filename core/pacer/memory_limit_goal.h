// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>

#include "core/base/units.h"

namespace tricolor {

/// What the memory limit counts (§2.9, §2.10); the heap keeps these current.
struct MemoryTotals {
  Bytes heap_free = 0;     ///< free pages that are still backed by memory
  Bytes total_alloc = 0;   ///< bytes of all objects ever allocated
  Bytes total_free = 0;    ///< bytes of all objects ever freed
  Bytes mapped_ready = 0;  ///< everything the runtime mapped and has not released
};

/// The heap goal that would use up `limit` bytes of memory, never below `heap_marked` (§4.3).
/// Arithmetic is unsigned and wraps as the runtime's does. Without a limit the result is
/// about 9·10¹⁸: finite, but above every real goal.
constexpr Bytes memory_limit_goal(const MemoryTotals& memory, Bytes limit, Bytes heap_marked,
                                  bool headroom_grows_with_goal) {
  const Bytes objects = memory.total_alloc - memory.total_free;
  const Bytes non_heap = memory.mapped_ready - memory.heap_free - objects;
  const Bytes over = memory.mapped_ready > limit ? memory.mapped_ready - limit : 0;
  if (non_heap + over >= limit) return heap_marked;
  const Bytes goal = limit - (non_heap + over);
  Bytes headroom = kMiB;
  if (headroom_grows_with_goal) headroom = std::max(headroom, goal / 100 * 3);
  const bool tight = goal < headroom || goal - headroom < headroom;
  return std::max(tight ? headroom : goal - headroom, heap_marked);
}

}  // namespace tricolor
