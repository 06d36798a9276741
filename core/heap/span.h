// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/units.h"
#include "core/heap/size_classes.h"

namespace tricolor {

/// Index into the heap's span table; an id is reused after its span was freed.
using SpanId = std::uint32_t;
inline constexpr SpanId kNoSpan = ~SpanId{0};

/// One run of pages with one purpose.
///
/// States and owners:
///  - kFree: the entry is unused; nothing may be called on it.
///  - kHeap: holds objects of one span class. It is in exactly one mcache (cached_by >= 0) or in
///    one set of its central list; a large object's span is always in a central list.
///  - kManual: a goroutine's stack or GC work buffers; never swept, never scanned as a whole.
///
/// Sweep generations, against the heap's even generation g (go-gc-model §2.8): sweepgen == g - 2
/// needs sweeping, == g is swept; cached spans keep the generation in which they were cached.
struct Span {
  enum class State : std::uint8_t { kFree, kHeap, kManual };
  static constexpr std::uint32_t kNoTypes = ~std::uint32_t{0};
  static constexpr std::uint8_t kAllWaits = 128;

  State state = State::kFree;
  std::uint8_t size_class = 0;
  std::uint8_t word_shift = 0;  ///< of its objects' words: see PointerWords
  bool noscan = false;
  bool needs_zero = false;    ///< memory was used before
  bool in_full_set = false;   ///< which central set it is in, when in one
  bool has_specials = false;  ///< finalizers and the like: see Specials
  /// Of clearing its free slots, what has to wait for memory, in parts of kAllWaits: as of when it
  /// was handed out.
  std::uint8_t clearing_waits = 0;
  std::int16_t cached_by = -1;    ///< processor whose mcache holds it
  std::uint16_t oblets_left = 0;  ///< of a large object whose scan has begun
  std::uint32_t first_page = 0;
  std::uint32_t pages = 0;
  std::uint32_t slot_bytes = 0;  ///< whole span for a large object
  std::uint32_t slots = 0;
  std::uint32_t divide_magic = 0;  ///< slot = offset * magic >> 32; 0 for a large object
  std::uint32_t allocated = 0;     ///< slots in use
  std::uint32_t counted = 0;       ///< slots in use that the statistics already know
  std::uint32_t sweepgen = 0;
  std::uint32_t groups = 0;        ///< first of its SlotBits in the heap's pool
  std::uint32_t types = kNoTypes;  ///< first of its slots' types, if they differ
  std::uint32_t set_position = 0;  ///< place in its central set

  Bytes bytes() const { return pages * kPageBytes; }
  int span_class() const { return tricolor::span_class(size_class, noscan); }
  Bytes offset() const { return first_page * kPageBytes; }
  /// Of its words, of which each stands for several if there is a word shift.
  std::uint64_t first_word() const { return offset() / kWordBytes >> word_shift; }
  std::uint64_t words() const { return bytes() / kWordBytes >> word_shift; }
  std::uint64_t slot_words() const { return slot_bytes / kWordBytes >> word_shift; }
  std::uint32_t slot_of(Bytes offset_in_span) const {
    return static_cast<std::uint32_t>((offset_in_span * divide_magic) >> 32);
  }
  Bytes slot_offset(std::uint32_t slot) const { return offset() + Bytes{slot} * slot_bytes; }
};

/// What the marker needs to know of the page that a pointer leads to, in half a cache line: a copy
/// of its span's constants, and what changes with every object.
struct alignas(32) PageMeta {
  static constexpr std::uint32_t kHeap = 1;  ///< holds objects
  static constexpr std::uint32_t kNoscan = 2;
  static constexpr std::uint32_t kSpanBits = 4;  ///< fits_span_bits()
  static constexpr int kFlagBits = 3;
  static constexpr std::uint32_t kMixedTypes = ~std::uint32_t{0};

  SpanId span = kNoSpan;
  std::uint32_t first_page = 0;
  std::uint32_t divide_magic = 0;
  std::uint32_t slot_words_and_flags = 0;  ///< words << kFlagBits | flags
  std::uint32_t groups = 0;                ///< the span's first SlotBits among the heap's
  std::uint32_t type = 0;                  ///< of all its objects; 0: none yet. First page only
  std::uint32_t changed = 0;               ///< epoch of the last visible change. First page only
  // Green Tea (§9): how many objects were discovered since the span was last taken for scanning,
  // and the first of them. First page only.
  enum class Discovered : std::uint16_t { kNone, kOne, kMany };
  Discovered discovered = Discovered::kNone;
  std::uint16_t representative = 0;

  bool is_heap() const { return (slot_words_and_flags & kHeap) != 0; }
  bool noscan() const { return (slot_words_and_flags & kNoscan) != 0; }
  bool span_bits() const { return (slot_words_and_flags & kSpanBits) != 0; }
  Bytes slot_bytes() const { return Bytes{slot_words_and_flags >> kFlagBits} * kWordBytes; }
  std::uint32_t slot_of(Bytes heap_offset) const {
    const Bytes in_span = heap_offset - first_page * kPageBytes;
    return static_cast<std::uint32_t>((in_span * divide_magic) >> 32);
  }
};

/// 64 slots' worth of bits, side by side because they are used together:
/// allocated, marked (grey or black) and scanned (black). marked and not scanned is grey.
struct SlotBits {
  std::uint64_t allocated = 0;
  std::uint64_t marked = 0;
  std::uint64_t scanned = 0;
};

/// An object located in the heap.
struct ObjectRef {
  SpanId span = kNoSpan;
  std::uint32_t slot = 0;
  explicit operator bool() const { return span != kNoSpan; }
};

}  // namespace tricolor
