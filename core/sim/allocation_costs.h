// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/cost_model.h"
#include "core/heap/size_classes.h"

namespace tricolor {

/// What a bitmap of the heap has to say of an object.
enum class PointersIn : std::uint8_t { kNothing, kStruct, kArray };

/// Above this size of the heap the memory that is handed out again is no longer in the cache when
/// it is cleared, and all of it is not on the heap of 32 MiB that the table was measured on.
/// [micro: objects of 256 to 32768 bytes, Go 1.19.8, one garbage collected heap of each size filled
/// again and again: the same time up to 8 MiB, 0.4 of the way to the largest heaps' time with 12
/// MiB, 0.6 with 16, 0.9 with 24, all of it from 32 on.]
inline constexpr Bytes kCachedAllocations = 9 * kMiB;
inline constexpr Bytes kTableHeap = 32 * kMiB;

/// The share of clearing, from 0 to 1, that has to wait for memory.
double uncached_share(Bytes heap_in_use);

/// What one allocation costs its mutator, clearing included unless the object is large, sweeping,
/// assists and page faults not (those are charged where they happen).
Ticks allocation_cost(int size_class_index, PointersIn pointers, Bytes slot_bytes, int go_minor,
                      double uncached);

/// Clearing a large object whose memory was used before (§2.5).
Ticks clearing_cost(Bytes bytes);

/// More for allocating the free slots of a span in which `taken` are in use. What one refill costs
/// is shared by fewer allocations: a span that is half full takes, for each slot that is in use, as
/// much more than an empty one as the table says per slot that is free [cost: half-full spans, less
/// reused; times the slots of a span it is 560 to 1,280 ns for all classes from 16 to 1024 bytes].
Ticks crowded_span_cost(int size_class_index, std::uint32_t taken);

/// Touching memory for the first time since the operating system gave it: per byte
/// [cost: fresh less reused, 0.25 to 0.33 ns per byte at all sizes].
inline constexpr Ticks kPageFaultByte = ticks(0.3);

/// The same if nobody touches it, per byte: mapping it, and the first use of what describes it
/// [perf: slice-leak and large-noscan, GOGC=off, objects that nobody touches: 24 us for 1 MB, 16 us
/// for 0.87 MB].
inline constexpr Ticks kNewMemoryByte = ticks(0.02);

/// A tiny allocation that fits into the current block: no slot is taken. The 8-byte class's figure.
inline constexpr Ticks kTinyAllocation = ticks(10.9);

}  // namespace tricolor
