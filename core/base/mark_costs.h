// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/base/cost_model.h"
#include "core/base/version_profile.h"

// What marking costs. Sources as in cost_model.h; [shapes]: forced collections of heaps of one kind
// of object, 2 to 128 MiB of them, by Go 1.26.8 with Green Tea, with and without AVX-512, and
// without Green Tea, and by 1.19.8 for comparison, one processor of another x86-64 machine. That
// machine does what 1.19.8 does in the caches in 1/1.65 of the time [cost: words 1.63, pointers to
// marked objects 1.69, white objects 1.65, lists 1.63], so that what [shapes] says of it is
// multiplied by 1.65. [cold]: the same on a third one, whose 1.19.8 waits for memory as long as the
// reference's does.

namespace tricolor::cost {

/// What finding, marking and scanning objects cost with their memory in the caches. The figures are
/// those of versions before 1.22, whose bitmap tells of each word whether it is a pointer.
struct MarkCosts {
  /// Looking at a pointer word that is nil, or at a word between pointers [cost: nil-64 …: 1.5 ns].
  Ticks word = ticks(1.5);
  /// More for a word that is a pointer, nil or not.
  Ticks pointer = 0;
  /// More for a pointer to an object that is marked already [cost: one-table-same: 7.3 ns in all].
  Ticks follow_marked = ticks(5.8);
  /// More for finding, marking and accounting a white object [cost: noscan-64: 14 ns in all].
  Ticks mark_white = ticks(12.5);
  /// More for a pointer to a constant: finding out that it leads nowhere in the heap. [micro: an
  /// array of a map's buckets, its strings nil and not: 3.7 ns each where a word takes 1.3]
  Ticks outside_heap = ticks(4.2);
  /// Taking a grey object from the queue and setting up its scan [cost: list-32: 21 ns a node,
  /// less marking it and its one word].
  Ticks scan_object = ticks(7);

  /// Objects above 512 bytes have a header that leads to their type (§2.6): the scan walks the
  /// type, element by element.
  bool headers = false;
  Ticks header = 0;
  Ticks element = 0;
  Ticks element_pointer = 0;

  /// Green Tea, objects of up to 512 bytes, whose bits lie in their span (§9).
  Ticks mark_white_in_span = 0;
  Ticks white_from_small = 0;  ///< more for a white object that a small one leads to, not a table
  Ticks scan_in_span = 0;
  Ticks pointer_in_span = 0;
  Ticks visit_span = 0;
  Ticks gather_span = 0;  ///< more for a span with several grey objects: finding them
  /// More for a span that the vector kernel scans (§9.5), whose work is its grey objects' cache
  /// lines and not their pointers; what it finds is followed as anywhere.
  Ticks dense_span = 0;
  Ticks dense_line = 0;
};

inline constexpr MarkCosts kWithBitmap{};

/// From 1.22 on the scan goes from pointer to pointer and skips what lies between.
inline constexpr MarkCosts kWithHeaders{
    .word = 0,
    .pointer = ticks(2.8),  // [shapes: 1 … 64 nil pointers in 16 … 512 bytes: 1.6 to 1.9 ns each]
    .follow_marked = ticks(8),   // [shapes: pointers to one object, less nil ones: 4.7 to 5.1 ns]
    .mark_white = ticks(11.4),   // [shapes: noscan-16 … 512: 9.7 ns less the element, 2.8]
    .outside_heap = ticks(6.3),  // [micro: the same array of buckets]
    .scan_object = ticks(8.3),   // [shapes: one pointer in 16 bytes, 17.3 ns in all]
    .headers = true,
    .header = ticks(74),           // [shapes: nil-576 … 2048, less their elements: 45 ns]
    .element = ticks(2),           // [cost: a table of nil, 2.8 ns an element; shapes: 3.25]
    .element_pointer = ticks(3.1)  // [a struct of 128 pointers: 510 to 650 ns in all]
};

/// Green Tea: a pointer to a small object leads to its span's bits; what has no such bits is looked
/// up in vain first.
inline constexpr MarkCosts kGreenTea{
    .word = 0,
    .pointer = kWithHeaders.pointer,
    .follow_marked = ticks(4.6),  // [shapes: pointers to one object, less nil ones: 2.75 to 2.9 ns]
    .mark_white = ticks(15.2),    // [shapes: noscan-576 … 2048: 12 ns less the element, 2.8]
    .outside_heap = kWithHeaders.outside_heap,
    .scan_object = kWithHeaders.scan_object,
    .headers = true,
    .header = kWithHeaders.header,
    .element = kWithHeaders.element,
    .element_pointer = kWithHeaders.element_pointer,
    .mark_white_in_span = ticks(9.1),  // [shapes: noscan-16 … 512: 8.3 ns less the element, 2.8]
    .white_from_small = ticks(2),  // [shapes: 256 chains woven into the same pages, 7.6 and 12 ns]
    .scan_in_span = ticks(3),      // [shapes: nil-16, nil-64, no AVX-512: 2 ns, 1.4 more a pointer]
    .pointer_in_span = ticks(2.7),  // [shapes: 1.9 for each beyond the eighth]
    .visit_span = ticks(25),   // [shapes: list, 27 to 33 ns a node in all, one span's visit each]
    .gather_span = ticks(33),  // [shapes: 4 and 16 woven chains: 84 and 232 ns a visit in all]
    .dense_span = ticks(28),   // [64 and 256 of them: 520 and 1,890 ns; one of four objects: 45 ns]
    .dense_line = ticks(2.7)   // [shapes: nil-64 … 512: 1.5 to 2 ns each]
};

constexpr const MarkCosts& mark_costs(bool green_tea, int go_minor) {
  if (green_tea) return kGreenTea;
  return holds(Since::kAllocationHeaders, go_minor) ? kWithHeaders : kWithBitmap;
}

// --- memory that is not in the caches ---------------------------------------------------------

inline constexpr Bytes kLineBytes = 64;
/// Lines of one object beyond which the processor has seen the pattern.
inline constexpr std::size_t kCountedLines = 16;

// Classic marking. [curve]: Go 1.19.8, one processor of a machine whose 1.19.8 waits for memory as
// long as the reference's does [cost: random-64 and list-shuffled-32, 1.1 times] and whose shared
// cache of 32 MiB belongs to others, too: tables of 6 to 32 MiB of written objects of 64 to 1024
// bytes that a program replaces at random, GOGC 25 to 300, and forced collections of shuffled lists
// and random graphs of 1 to 128 MiB, less the same in the caches. Times in the caches are that
// machine's multiplied by 1.65, waiting for memory is as measured.

/// What takes longer where the processor's own cache does not hold the heap, and how much longer
/// still where no cache does, on a heap of kMeasuredHeap.
struct Late {
  Ticks shared = 0;
  Ticks memory = 0;
};
/// A pointer to a page that this processor did not look at lately: its span and mark bits [curve:
/// what eight random pointers of an object cost more than two; cost: random-64: 241 ns an object].
inline constexpr Late kLatePage{ticks(1.5), ticks(9)};
/// An object of one cache line on another page than the one scanned before, that has waited while
/// others were scanned: marking it has fetched it ahead [curve: 64 bytes: 24 ns with 8 MiB, 38 to
/// 45 with 28, 51 with 42, 62 to 82 with 53 to 89].
inline constexpr Late kFetchedAhead{ticks(3), ticks(36)};
/// One that the object scanned just before has led to, or that has more than one line, for its
/// first two [curve: random graphs of objects with two pointers, 37 ns with 8 MiB, 143 with 72;
/// tables of 128 bytes: 33 ns with 8 MiB, 143 with 72].
inline constexpr Late kLateObject{ticks(8), ticks(80)};
/// One that was the only grey object: nothing to do meanwhile [cost: list-shuffled-32: 190 ns a
/// node, less a page; curve: 25 ns with 8 MiB, 120 with 24, 160 with 64].
inline constexpr Late kLateChain{ticks(19), ticks(137)};
/// The cache lines of an object after its first, by line, where it lies elsewhere than the one
/// scanned before [curve, with 72 to 90 MiB: 143 ns with 128 bytes, 234 with 256, 336 with 512, 485
/// with 1024] and where it lies beside that: the queue leads backwards [forced, 64 MiB, less 6:
/// nothing with 256 bytes, 126 ns with 512, 208 with 1024; cost: nil-1024: 389 ns, 213 of them for
/// its words].
inline constexpr std::array<Ticks, kCountedLines> kLineElsewhere{
    0,          ticks(11),  ticks(32),  ticks(32),  ticks(21),  ticks(21),  ticks(21),  ticks(21),
    ticks(7.5), ticks(7.5), ticks(7.5), ticks(7.5), ticks(7.5), ticks(7.5), ticks(7.5), ticks(7.5)};
inline constexpr std::array<Ticks, kCountedLines> kLineBeside{
    0,         0,         0,         0,         ticks(31), ticks(31), ticks(31), ticks(31),
    ticks(10), ticks(10), ticks(10), ticks(10), ticks(10), ticks(10), ticks(10), ticks(10)};
/// The processor's own cache, and what a program has of the one it shares: above these sizes of the
/// heap they no longer hold it [curve: with 1024 bytes a fifth of the way to the largest heaps at
/// 14 MiB, 0.4 at 20, 0.6 at 25, 0.8 at 40, 0.9 at 50. The reference's own steady-512-half marks at
/// 22, 27, 41 MiB in 1.37, 1.35, 1.35 times what it takes there].
inline constexpr Bytes kOwnCache = 1 * kMiB;
inline constexpr Bytes kSharedCache = 14 * kMiB;

// Green Tea, and objects that it marks one by one.

/// More for a pointer to a page that this processor did not look at lately: its span and mark bits
/// are not in the nearest cache [cost: noscan-8192: 34 ns, random-64: 30 ns a pointer].
inline constexpr Ticks kColdPage = ticks(18);
/// The same for small objects, whose bits lie in each page itself; and more if the object is white:
/// its span has to be queued [cold: noscan, shuffled, less in order: 30 ns with 128 MiB, 17 with
/// 32, 7 with 8; 1.19.8: 16, 9 and 1.5; random-64: 13 ns for each of its pointers, most of them to
/// marked objects].
inline constexpr Ticks kColdSpanBits = ticks(11.5);
inline constexpr Ticks kColdSpan = ticks(13.5);
/// A cache line of a dense span whose page does not follow the one scanned before [shapes: nil-64,
/// shuffled, less in order, less the same of noscan-64: 5 ns with 64 MiB; the third machine has no
/// AVX-512].
inline constexpr Ticks kColdDenseLine = ticks(5);
/// More if the object lies on another page than the one scanned before, but on one of the last few
/// in which objects were scanned [micro: forced collections of 1 to 4096 chains of 32-byte nodes, 8
/// and 32 MiB of them, each chain in memory of its own, Go 1.26.8, which follows all chains at
/// once: 28 ns a node with one chain, 33 to 37 with 2 to 16, 40 with 32, 43 and 57 with 64, 45 and
/// 62 with 128]. Processors fetch ahead in some dozens of pages.
inline constexpr Ticks kOtherPage = ticks(6.5);
inline constexpr std::size_t kScannedPages = 64;
/// More if the object lies on none of those: its memory has to come, while other queued objects
/// keep the processor busy [cost: random-64: 241 ns an object of 8 pointers].
inline constexpr Ticks kColdObject = ticks(40);
/// The same when it was the only object in the queue: nothing to do meanwhile [curve, Go 1.26.8,
/// shuffled lists of 64 MiB: 176 ns a node, 29 in the caches, less its span's bits].
inline constexpr Ticks kColdChain = ticks(122);
/// The cache lines of an object after its first: near ones come late if the object lies elsewhere
/// than the one before it, further ones until the processor has seen the pattern. [micro: objects
/// that were written to, marked from a table in random order, less the same objects never written
/// to, means of 16 MiB and 64 MiB of them: 49 ns with 64 bytes, 107 with 256, 126 with 512, 158
/// with 1024.]
inline constexpr Ticks kNearLine = ticks(23);
inline constexpr Ticks kFurtherLine = ticks(6);
/// By line: none for the first, then four near ones, then further ones.
inline constexpr std::array<Ticks, kCountedLines> near_and_further(Ticks near, Ticks further) {
  constexpr std::size_t kNearLines = 4;
  std::array<Ticks, kCountedLines> lines{};
  for (std::size_t i = 1; i < kCountedLines; ++i) lines[i] = i <= kNearLines ? near : further;
  return lines;
}
inline constexpr auto kColdLineElsewhere = near_and_further(kNearLine, kFurtherLine);
inline constexpr auto kColdLineBeside = near_and_further(0, kFurtherLine);
/// What is looked up of a page is small: above this size of the heap the shared cache no longer
/// holds it [curve: 64-byte objects without pointers, shuffled: 8.4 ns each up to 36 MiB, 9.4 with
/// 54, 10.6 with 108]. All else follows kSharedCache, as with classic marking [curve, Go 1.26.8, 2,
/// 12, 24, 64 MiB: lists 29, 38, 92, 176 ns a node, 64-byte objects without pointers 9, 9, 13, 14,
/// with eight random pointers 37, 49, 71, 81, 512 bytes of nil pointers 33, 30, 45, 66].
inline constexpr Bytes kCachedPagesOfHeap = 2 * kSharedCache;

/// Reading memory that nobody has written to, per byte of the operating system's pages, where that
/// is much at once (objects that are scanned in pieces): it maps its page of zeroes there
/// [large-full: the first cycles' 1.21 to 1.54 ms, less 1.5 ns a word and the roots: 0.5 to 0.66 us
/// a page of 4 KiB].
inline constexpr Ticks kUnseenByte = ticks(0.15);

/// The heaps on which the figures above were measured.
inline constexpr Bytes kMeasuredHeap = 64 * kMiB;

/// What marking pays more for memory that is not in its processor's cache, for a heap of one size.
struct ColdMemory {
  Ticks page = 0;
  Ticks span_bits = 0;      ///< a page, if small objects' bits lie in it (Green Tea)
  Ticks span = 0;           ///< more for a white object there
  Ticks fetched_ahead = 0;  ///< an object of one line that has waited in the queue
  Ticks object = 0;
  Ticks chain = 0;
  Ticks dense_line = 0;
  /// All lines of an object after its first, by how many there are.
  std::array<Ticks, kCountedLines> lines_elsewhere{};
  std::array<Ticks, kCountedLines> lines_beside{};

  /// The lines of an object after its first.
  Ticks later_lines(Bytes bytes, bool elsewhere) const {
    if (bytes <= kLineBytes) return 0;
    const std::size_t lines = std::min<std::size_t>((bytes - 1) / kLineBytes, kCountedLines - 1);
    return (elsewhere ? lines_elsewhere : lines_beside)[lines];
  }
};

/// The share of accesses, in 1/1024, that miss what holds `cached` bytes.
inline constexpr Ticks missing_share(Bytes bytes, Bytes cached) {
  return bytes <= cached ? 0 : static_cast<Ticks>((bytes - cached) * 1024 / bytes);
}

/// What cost `measured` on a heap of kMeasuredHeap, on one of another size.
inline constexpr Ticks scaled(Ticks measured, Bytes heap, Bytes cached) {
  return measured * missing_share(heap, cached) / missing_share(kMeasuredHeap, cached);
}
inline constexpr Ticks scaled(Late late, Bytes heap) {
  return scaled(late.shared, heap, kOwnCache) + scaled(late.memory, heap, kSharedCache);
}

/// What all lines up to each one cost, on a heap of that size.
inline constexpr std::array<Ticks, kCountedLines> line_sums(
    const std::array<Ticks, kCountedLines>& lines, Bytes heap_in_use) {
  std::array<Ticks, kCountedLines> sums{};
  for (std::size_t i = 1; i < kCountedLines; ++i) {
    sums[i] = sums[i - 1] + scaled(lines[i], heap_in_use, kSharedCache);
  }
  return sums;
}

/// Classic marking of a heap of that size.
inline constexpr ColdMemory cold_for_objects(Bytes heap_in_use) {
  return {.page = scaled(kLatePage, heap_in_use),
          .fetched_ahead = scaled(kFetchedAhead, heap_in_use),
          .object = scaled(kLateObject, heap_in_use),
          .chain = scaled(kLateChain, heap_in_use),
          .lines_elsewhere = line_sums(kLineElsewhere, heap_in_use),
          .lines_beside = line_sums(kLineBeside, heap_in_use)};
}

/// Marking of a heap of that size with Green Tea, which was not measured by how long an object had
/// waited in its queue.
inline constexpr ColdMemory cold_for_spans(Bytes heap_in_use) {
  return {.page = scaled(kColdPage, heap_in_use, kCachedPagesOfHeap),
          .span_bits = scaled(kColdSpanBits, heap_in_use, kSharedCache),
          .span = scaled(kColdSpan, heap_in_use, kSharedCache),
          .fetched_ahead = scaled(kColdObject, heap_in_use, kSharedCache),
          .object = scaled(kColdObject, heap_in_use, kSharedCache),
          .chain = scaled(kColdChain, heap_in_use, kSharedCache),
          .dense_line = scaled(kColdDenseLine, heap_in_use, kSharedCache),
          .lines_elsewhere = line_sums(kColdLineElsewhere, heap_in_use),
          .lines_beside = line_sums(kColdLineBeside, heap_in_use)};
}

inline constexpr ColdMemory cold_memory(Bytes heap_in_use, bool green_tea) {
  return green_tea ? cold_for_spans(heap_in_use) : cold_for_objects(heap_in_use);
}

}  // namespace tricolor::cost
