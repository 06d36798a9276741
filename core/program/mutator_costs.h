// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/base/units.h"

/// Time that a program's own instructions take, in ns; allocation, the write barrier and
/// assists are charged by the world. The same figures serve every program, none is fitted to one.
///
/// Sources: [cost] reference/workloads/data/cost.json; [perf] reference/workloads/data/perf.json;
/// [micro] loops over the same Go code (1.19.8) without its allocations, on another machine,
/// multiplied by 1.15 ns / (that machine's time for one step of spin).
namespace tricolor::cost {

/// One number drawn from the generator, whose state is in a register [cost: spin_ns].
inline constexpr double kSpinStepNs = 1.15;
/// One step of a workload's `spin`, which goes through memory: each step changes the checksum there
/// [perf: steady-64-full-slow less steady-64-full, GOGC=off: 199 ns for 100 steps].
inline constexpr double kWorkStepNs = 2;
/// Calling obj() and counting the object in the mutator's statistics [micro: 2.3 to 3.8].
inline constexpr double kObjectCallNs = 2.7;
/// A step's loop, its accounting of the dead object and a store into a table that is in the
/// cache [micro: 5.6 per step of `steady`, less the draw and the call].
inline constexpr double kTableStoreNs = 1.8;
/// What such a store takes more at a random place of a table that does not fit the nearest cache,
/// beside the objects that were just allocated [micro: 1.19.8 storing new objects of 16, 64 and 256
/// bytes at random, less storing them in one variable: up to 2 ns with 256 KiB, 3 to 9 with 1 to
/// 2 MiB, 23 to 56 with 8 MiB, 61 to 87 with 32 MiB].
constexpr double table_miss_ns(Bytes table_bytes) {
  if (table_bytes <= 512 * kKiB) return 0;
  if (table_bytes <= 3 * kMiB) return 6;
  return table_bytes <= 16 * kMiB ? 40 : 70;
}
/// One pointer of a new object: draw, load from the targets, store [micro: 1.9].
inline constexpr double kFillPointerNs = 1.9;
/// Storing nil into the next entry of a table [micro: `steady` in order, without its object].
inline constexpr double kClearEntryNs = 0.8;
/// A list node: draw, two stores, loop.
inline constexpr double kListNodeNs = 3;
/// Building a tree node: its share of the recursion, counting, two stores [micro: 2.6 to 4.4].
inline constexpr double kTreeNodeNs = 3.7;
/// Visiting a tree node in the walk that counts them [micro: 1.0 to 1.9, with 2^20 leaves 4].
inline constexpr double kTreeVisitNs = 1.6;
/// Hashing a key and searching its bucket or group in the cache [micro: 57 to 66 for a key
/// that is present, in a map of 10^6 entries, less the miss].
inline constexpr double kMapProbeNs = 20;
/// What that takes more if the map's memory is larger than this: it misses the cache.
inline constexpr double kMapMissNs = 40;
inline constexpr Bytes kCachedMapBytes = 4 * kMiB;
/// More for a key that is new: its key and value are on other cache lines, not touched before
/// [micro: 131 to 140 per insert into a map made for 10^6 entries, less its page faults and 60].
inline constexpr double kMapNewEntryNs = 45;
/// Moving one entry into a larger map [perf: map-int takes 93 per insert or delete without its
/// allocations, with 1.6 moves per insert].
inline constexpr double kMapMoveNs = 20;
/// What the write barrier adds for a pointer to a constant: stored by the program, moved by
/// typedmemmove, cleared by memclrHasPointers [micro: loops over strings in memory while a cycle
/// runs, less the same without: 6.3 ns a store, 12 and 23 for moving two and four, 20.7 for
/// clearing eight; 1.26.8, which has other bitmaps: 8.1, 22 and 38, 28.5. Storing nil takes 3.1
/// there and 3.8 where the barrier's price was measured: 1.22 times].
struct ConstantBarrierNs {
  double store = 7.7;
  double move = 7.7;
  double clear = 3.2;
};
inline constexpr ConstantBarrierNs kConstantsByBitmap{};
inline constexpr ConstantBarrierNs kConstantsByHeaders{.store = 9.9, .move = 16.6, .clear = 4.4};
/// One append within the capacity [perf: append-pre, 1.8 per element less zeroing 8 bytes].
inline constexpr double kAppendNs = 0.7;
/// One Builder.WriteString of four bytes [perf: builder, 4.1 us per 1000 less its allocations].
inline constexpr double kBuilderWriteNs = 1.9;
/// Calling the runtime's concatenation. Copying the text costs what clearing the memory would,
/// which the world's price of an allocation contains and which is not done here.
inline constexpr double kConcatNs = 12;
/// One Get or one Put of a sync.Pool that has something [micro: 12 for both, in batches].
inline constexpr double kPoolNs = 6;
/// Reading and writing the first and last byte of a buffer that was used lately.
inline constexpr double kTouchBufferNs = 5;
/// Starting a goroutine and handing over to it and back [perf: goroutine-leak, about 0.5 us].
inline constexpr double kStartGoroutineNs = 400;
/// What allocating takes, roughly: only for programs that pace themselves and have to leave time
/// for it [cost: alloc_ns, noscan and full on reused memory, 64 to 4096 bytes].
inline constexpr double kAllocationNs = 20;
inline constexpr double kAllocationByteNs = 0.19;
/// A few loads and stores, for small steps that are not measured.
inline constexpr double kSmallStepNs = 2;

}  // namespace tricolor::cost
