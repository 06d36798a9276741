// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/cost_model.h"
#include "core/heap/size_classes.h"
#include "core/heap/span.h"
#include "core/sim/mark_bit_arenas.h"

namespace tricolor {

/// What a bitmap of the heap has to say of an object.
enum class PointersIn : std::uint8_t { kNothing, kStruct, kArray };

/// If more than this went through the caches since memory was handed out before, some of it is no
/// longer there when it is cleared, and nothing with the 32 MiB that the table was measured with.
/// [micro: objects of 256 to 32768 bytes, Go 1.19.8, one garbage collected heap of each size filled
/// again and again: the same time up to 8 MiB, 0.4 of the way to the largest heaps' time with 12
/// MiB, 0.6 with 16, 0.9 with 24, all of it from 32 on.]
inline constexpr Bytes kCachedAllocations = 9 * kMiB;
inline constexpr Bytes kTableHeap = 32 * kMiB;

/// The share of clearing, from 0 to 1, that has to wait for memory (MemoryAges::reuse_distance()).
double uncached_share(Bytes reuse_distance);

/// What one allocation costs its mutator, clearing included unless the object is large, sweeping,
/// assists and page faults not (those are charged where they happen). `uncached`: 0 as well where
/// the slot lies in a span that nobody has used, so that it is not cleared (§2.3). That takes about
/// as long as clearing it in the cache, because only few of such slots have a span to share its
/// making [micro: a process's first 96 MB, never written to, against 4 MiB used again and again,
/// Go 1.19.8: 10.7 and 9.8 ns with 16 bytes, 12.9 and 11.2 with 64, 20 and 16 with 256, 53 and 38
/// with 1024, 97 and 96 with 2048, 181 and 125 with 4096, 563 and 384 with 16384].
Ticks allocation_cost(int size_class_index, PointersIn pointers, Bytes slot_bytes, int go_minor,
                      double uncached);

/// Clearing a large object's span, whose memory was used before (§2.5).
Ticks clearing_cost(const Span& s);

/// More for allocating the free slots of a span of which `taken` of `slots` are in use. What one
/// refill costs is shared by fewer allocations, and the free slots no longer follow each other, so
/// that their memory comes late where the caches don't hold it: `missing`, as missing_from_caches()
/// says.
Ticks crowded_span_cost(int size_class_index, std::uint32_t taken, std::uint32_t slots,
                        double missing);

/// How much of that the caches do not hold, as a share of what they don't hold of the heap of 64
/// MiB on which half-full spans were measured; above 1 for more (core/base/mark_costs.h).
double missing_from_caches(Bytes reuse_distance);

/// Writing to memory for the first time since the operating system gave it, per byte of its pages
/// [cost: fresh, less what clearing takes in the cache: 0.35 to 0.39 ns per byte from 64 bytes on].
inline constexpr Ticks kPageFaultByte = ticks(0.37);
/// Less where that is clearing which would else have to wait for memory [cost: fresh less reused,
/// 0.25 to 0.33 ns per byte at all sizes]: the system has just cleared it, too.
inline constexpr Ticks kFaultBringsByte = ticks(0.07);

/// The same if nobody touches it, per byte, without what growing the heap takes: the first use of
/// what describes it [perf: slice-leak and large-noscan, GOGC=off, objects that nobody touches: 24
/// us for 1 MB, 16 us for 0.87 MB; less cost::kGrowHeap for each 4 MiB]. From 1.21 on the runtime
/// no longer tells the system each time that it may use huge pages [micro: 1 MiB, never written
/// to: 16.7 us with 1.19.8, 2.5 to 3.2 with 1.26.8, of which growing is all but the object's fixed
/// cost].
Ticks new_memory_byte(int go_minor);

/// Growing the heap by `grown` bytes to `mapped`. The first arena is there before the program is.
Ticks growing_cost(Bytes mapped, Bytes grown);

/// Clearing pieces of mark bits that are used again.
Ticks cleared_bits_cost(const MarkBitArenas::Cleared& cleared);

/// A tiny allocation that fits into the current block: no slot is taken. The 8-byte class's figure.
inline constexpr Ticks kTinyAllocation = ticks(10.9);

}  // namespace tricolor
