// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/hash.h"
#include "core/base/huge_pages.h"
#include "core/base/units.h"
#include "core/heap/page_heap.h"
#include "core/heap/pointer_words.h"
#include "core/heap/run_pool.h"
#include "core/heap/size_classes.h"
#include "core/heap/span.h"
#include "core/heap/type_info.h"

namespace tricolor {

/// One processor's allocation cache (Go's mcache): the span it allocates from, per span class. An
/// entry has beside it what allocating from the span needs, so that this touches little memory.
struct MCache {
  struct Entry {
    std::uint64_t free = 0;  ///< free slots of the group at or after the cursor
    Address base = 0;        ///< of the group's first slot
    SpanId span = kNoSpan;
    std::uint32_t word = 0;   ///< which group of 64 slots of the span
    std::uint32_t group = 0;  ///< the same among the groups of the heap
    std::uint32_t slot_bytes = 0;
    std::uint32_t type = 0;     ///< the first page's PageMeta::type
    std::uint32_t changed = 0;  ///< and its PageMeta::changed, as of the last allocation
    bool noscan = false;
    bool needs_zero = false;
    std::uint8_t clearing_waits = 0;  ///< see Span
  };
  std::array<Entry, kSpanClasses> entries{};
  Address tiny = 0;  ///< current 16-byte block of the tiny allocator
  Bytes tiny_offset = 0;
  std::uint64_t tiny_allocations = 0;
  Bytes scan_alloc = 0;  ///< of what was allocated since the last refill (scanAlloc)
};

/// Where marking finds what it needs of any page and slot; valid until the heap grows or changes
/// epoch.
struct HeapTables {
  PageMeta* pages;         ///< by page number
  SlotBits* groups;        ///< see PageMeta::groups
  const TypeInfo* types;   ///< by type
  const PageWords* words;  ///< by page number
  std::uint32_t epoch;     ///< for PageMeta::changed

  SlotBits& group(const PageMeta& page, std::uint32_t slot) const {
    return groups[page.groups + slot / 64];
  }
};

/// Cumulative allocation statistics by size class; index 0 is large objects.
struct AllocationCounts {
  std::array<std::uint64_t, kSizeClasses> mallocs{};
  std::array<std::uint64_t, kSizeClasses> frees{};
  Bytes allocated_bytes = 0;  ///< slot bytes, cumulative (totalAlloc)
  Bytes freed_bytes = 0;      ///< slot bytes, cumulative (totalFree)
  std::uint64_t tiny = 0;     ///< tiny objects, counted one by one
};

/// The simulated heap: spans of slots on pages, with allocation and mark bits, the type of each
/// object and the pointers in it. It stores and finds; when to collect, what to sweep and what
/// an allocation has to pay is decided above it (gc, sim).
///
/// 1. allocate_cached() while the processor's cached span has a free slot.
/// 2. When it returns nil: retire_cached(), find a span (central list, or create_span()), cache().
/// 3. load()/store() the pointer words of objects; mark bits belong to the collector.
/// 4. sweep_span() turns mark bits into allocation bits; an empty span is given back by
/// free_span().
///
/// Invariants: each page belongs to at most one span; a span's `allocated` is the population count
/// of its allocation bits; marked implies allocated; scanned implies marked.
class Heap {
 public:
  Heap(const SizeClassMap& sizes, int processors);
  Heap(const Heap& other);
  Heap& operator=(const Heap& other);
  Heap(Heap&&) noexcept = default;
  Heap& operator=(Heap&&) noexcept = default;

  const SizeClassMap& sizes() const { return m_sizes; }
  TypeTable& types() { return m_types; }
  const TypeTable& types() const { return m_types; }
  PageHeap& pages() { return m_pages; }
  const PageHeap& pages() const { return m_pages; }

  // --- pointers -------------------------------------------------------------------------
  static PackedPointer pack(Address address) {
    return address == 0 ? 0 : static_cast<PackedPointer>((address - kArenaBase) / kWordBytes + 1);
  }
  static Address unpack(PackedPointer pointer) {
    return pointer == 0 ? 0 : kArenaBase + (pointer - 1) * kWordBytes;
  }
  /// Where in words()[word_shift] the word at `slot` is kept.
  static std::uint64_t word_index(Address slot, unsigned word_shift) {
    return (slot - kArenaBase) / kWordBytes >> word_shift;
  }

  /// The pointer in the word at `slot` of an object with pointers; `slot` is one of its type's.
  Address load(Address slot) const { return unpack(word(slot)); }
  /// Without write barrier: see Mutator::store.
  void store(Address slot, Address value) { word(slot) = pack(value); }
  PackedPointer& word(Address slot) {
    return *page_words(slot).at((slot - kArenaBase) % kPageBytes);
  }
  const PackedPointer& word(Address slot) const {
    return *page_words(slot).at((slot - kArenaBase) % kPageBytes);
  }
  HeapWords& words() { return m_words; }
  const HeapWords& words() const { return m_words; }
  /// Of the page that `address` lies on.
  PageWords page_words(Address address) const {
    return m_page_words[(address - kArenaBase) / kPageBytes];
  }

  // --- allocation -----------------------------------------------------------------------
  /// The next free slot of processor `p`'s cached span of that class, or nil if it has none.
  Address allocate_cached(int p, int span_class, TypeId type) {
    MCache& cache = m_caches[static_cast<std::size_t>(p)];
    MCache::Entry& entry = cache.entries[static_cast<std::size_t>(span_class)];
    if (entry.free == 0 && !next_group(entry)) [[unlikely]]
      return 0;
    const auto bit = static_cast<std::uint32_t>(std::countr_zero(entry.free));
    entry.free &= entry.free - 1;
    return place(cache, entry, bit, type);
  }
  /// Span::clearing_waits of processor `p`'s cached span of that class.
  std::uint8_t clearing_waits(int p, int span_class) const {
    return m_caches[static_cast<std::size_t>(p)]
        .entries[static_cast<std::size_t>(span_class)]
        .clearing_waits;
  }
  /// The free slots of the group of 64 that allocate_cached() would take next, for many allocations
  /// of one type at once; none if the next allocation does more than to take one.
  struct FreeGroup {
    std::uint64_t free = 0;          ///< slots
    Address base = 0;                ///< of the group's first slot
    PackedPointer* words = nullptr;  ///< and its words, if slots have pointers
    std::uint32_t slot_words = 0;    ///< of those
    std::uint32_t slot_bytes = 0;
    std::uint8_t word_shift = 0;
    bool clear = false;  ///< an object's words have to be cleared
  };
  FreeGroup free_group(int p, int span_class, TypeId type);
  /// Of free_group()'s slots only those of `left` are still free: the others were allocated, and
  /// until now nobody could see that.
  void take_from_group(int p, int span_class, TypeId type, std::uint64_t left);
  /// The words of an object, upwards from the one before.
  void clear_object(Address object, Bytes bytes) {
    const unsigned shift = page_words(object).shift();
    const std::uint64_t first = word_index(object, shift);
    const std::uint64_t count = bytes / kWordBytes >> shift;
    if (PointerWords::contiguous(first, count)) [[likely]] {
      PointerWords::clear_ahead(&word(object), count);
    } else {
      m_words[shift].clear(first, count);
    }
  }
  /// Takes pages for a span of `span_class` for processor `p`; `bytes` only matters for large
  /// objects. The span is swept, empty, and in no list.
  struct NewSpan {
    SpanId id = kNoSpan;
    PageHeap::Run run;
  };
  NewSpan create_span(int span_class, Bytes bytes, int p = PageHeap::kNoProcessor);
  /// The one object of a large span.
  Address allocate_large(int p, SpanId span, TypeId type);
  /// Pages for stacks or work buffers; freed by free_span as well.
  NewSpan create_manual_span(std::uint32_t pages, int p = PageHeap::kNoProcessor);
  void free_span(SpanId id);

  MCache& cache_of(int p) { return m_caches[static_cast<std::size_t>(p)]; }
  const MCache& cache_of(int p) const { return m_caches[static_cast<std::size_t>(p)]; }
  int processors() const { return static_cast<int>(m_caches.size()); }
  /// Caches of processors that go away must have been emptied.
  void set_processors(int processors) {
    m_caches.resize(static_cast<std::size_t>(processors));
    m_pages.set_processors(processors);
  }
  /// Makes `span` the one that `p` allocates from.
  void cache(int p, SpanId span);
  /// Takes the span out of the cache and counts what was allocated from it; kNoSpan if none.
  SpanId retire_cached(int p, int span_class);

  // --- spans ----------------------------------------------------------------------------
  Span& span(SpanId id) { return m_spans[id]; }
  const Span& span(SpanId id) const { return m_spans[id]; }
  std::size_t span_table_size() const { return m_spans.size(); }
  std::size_t spans_in_use() const { return m_spans.size() - m_free_ids.size(); }
  /// Bytes of mark and allocation bits that Go allocated for new and swept spans since the last
  /// call.
  Bytes take_bit_bytes() { return std::exchange(m_bit_bytes, 0); }
  SpanId span_of_page(std::uint32_t page) const {
    return page < m_page_meta.size() ? m_page_meta[page].span : kNoSpan;
  }
  /// `page` must be below pages().page_count(): pointers never leave the heap.
  PageMeta& page_meta(std::uint32_t page) { return m_page_meta[page]; }
  const PageMeta& page_meta(std::uint32_t page) const { return m_page_meta[page]; }
  HeapTables tables() {
    return {m_page_meta.data(), m_bits.data(), &m_types[0], m_page_words.data(),
            static_cast<std::uint32_t>(m_epoch)};
  }
  SlotBits* bits(const Span& s) { return &m_bits[s.groups]; }
  const SlotBits* bits(const Span& s) const { return &m_bits[s.groups]; }
  static std::uint32_t bit_words(const Span& s) { return (s.slots + 63) / 64; }
  TypeId type_of(const Span& s, std::uint32_t slot) const {
    const std::uint32_t type = m_page_meta[s.first_page].type;
    return type == PageMeta::kMixedTypes ? m_slot_types[s.types + slot] : type;
  }
  // Always inlined: a function that does nothing but fetch looks as if its call could be left out.
  /// Starts fetching what scanning the object at `pointer` will read.
  [[gnu::always_inline]] void prefetch_object(PackedPointer pointer) const {
    __builtin_prefetch(&word(unpack(pointer)));
  }
  /// The same for objects that may have pointers beyond their first 128 bytes.
  [[gnu::always_inline]] void prefetch_two_lines(PackedPointer pointer) const {
    const PackedPointer* words = &word(unpack(pointer));
    __builtin_prefetch(words);
    __builtin_prefetch(reinterpret_cast<const char*>(words) + kHostLineBytes);
  }
  Address address_of(const Span& s, std::uint32_t slot) const {
    return kArenaBase + s.slot_offset(slot);
  }
  /// The object that `address` points into; nothing if it is nil, free or not heap.
  ObjectRef find(Address address) const;
  bool is_marked(ObjectRef ref) const {
    return (bits(m_spans[ref.span])[ref.slot / 64].marked >> (ref.slot % 64)) & 1;
  }

  /// What sweeping one span did.
  struct Swept {
    std::uint32_t freed = 0;  ///< objects
    std::uint32_t live = 0;   ///< objects
  };
  /// Unmarked objects become free slots; mark bits are cleared. Does not give the span back.
  Swept sweep_span(SpanId id);

  /// While true, new objects are born black.
  void set_allocate_black(bool on) { m_allocate_black = on; }
  bool allocates_black() const { return m_allocate_black; }
  /// Bytes of objects born black since the last call.
  Bytes take_born_black_bytes() { return std::exchange(m_born_black_bytes, 0); }
  /// What objects that processor `p` placed since the last call count of the scannable heap (§2.9).
  Bytes take_scan_alloc(int p) { return std::exchange(cache_of(p).scan_alloc, 0); }

  // --- statistics -----------------------------------------------------------------------
  /// As of the last retire of each span; allocations from cached spans since then are in
  /// pending_counts().
  AllocationCounts& counts() { return m_counts; }
  const AllocationCounts& counts() const { return m_counts; }
  /// counts() plus what sits in the caches: exact, without disturbing anything.
  AllocationCounts exact_counts() const;

  std::uint64_t epoch() const { return m_epoch; }
  void set_epoch(std::uint64_t epoch) { m_epoch = epoch; }
  void touch(const Span& s) {
    m_page_meta[s.first_page].changed = static_cast<std::uint32_t>(m_epoch);
  }
  void touch(PageMeta& first) { first.changed = static_cast<std::uint32_t>(m_epoch); }
  /// Epoch of the last visible change of the span.
  std::uint64_t changed(const Span& s) const { return m_page_meta[s.first_page].changed; }
  /// True if some object of the span is marked.
  bool any_marked(const Span& s) const;

  void hash(Hasher& hasher) const;
  /// Memory that the simulation itself takes for this heap.
  Bytes host_bytes() const;

 private:
  friend class PackedHeap;
  void take_words_of(const Heap& other);
  void make_words_for(const PageHeap& pages, std::uint32_t page_count);
  void clear_page_words(std::uint32_t page);
  void grow_words_to(std::uint32_t page_count);
  void clear_fresh_slots(const Span& s);
  void take_small_parts_of(const Heap& other);
  MCache::Entry entry_of(SpanId id) const;
  bool next_group(MCache::Entry& entry) const;
  Bytes scan_alloc_of(const MCache::Entry& entry, const TypeInfo& type) const;
  Address place(MCache& cache, MCache::Entry& entry, std::uint32_t bit, TypeId type);
  void note_change(MCache::Entry& entry, std::uint32_t slot, TypeId type);
  void set_word_shift(Span& s, unsigned shift);
  void map_words(std::uint32_t first_page, std::uint32_t pages, unsigned shift);
  void widen_words(Span& s, unsigned shift);
  SpanId new_span_entry();
  void map_pages(SpanId id);

  SizeClassMap m_sizes;
  TypeTable m_types;
  PageHeap m_pages;
  HeapWords m_words;
  std::vector<Span> m_spans;
  std::vector<SpanId> m_free_ids;
  std::vector<PageMeta, HugeAllocator<PageMeta>> m_page_meta;
  std::vector<PageWords> m_page_words;     ///< into m_words
  std::vector<std::uint8_t> m_words_used;  ///< by page: 1 << each word shift that it has had
  RunPool<SlotBits, HugeAllocator<SlotBits>> m_bits;
  RunPool<std::uint16_t> m_slot_types;  ///< of spans with mixed types
  std::vector<MCache> m_caches;
  AllocationCounts m_counts;
  Bytes m_born_black_bytes = 0;
  Bytes m_bit_bytes = 0;
  std::uint64_t m_epoch = 1;
  bool m_allocate_black = false;
};

// From 1.22 on an object with a header counts as a whole, and an array of single pointers without
// one as its first element (malloc.go, mbitmap.go).
inline Bytes Heap::scan_alloc_of(const MCache::Entry& entry, const TypeInfo& type) const {
  if (!m_sizes.has_headers()) return type.ptrdata;
  return entry.slot_bytes > kMaxHeaderlessBytes ? entry.slot_bytes : type.scan_alloc;
}

inline Address Heap::place(MCache& cache, MCache::Entry& entry, std::uint32_t bit, TypeId type) {
  const std::uint64_t mask = std::uint64_t{1} << bit;
  SlotBits& bits = m_bits[entry.group];
  bits.allocated |= mask;
  ++m_spans[entry.span].allocated;
  if (entry.type != type || entry.changed != static_cast<std::uint32_t>(m_epoch)) [[unlikely]] {
    note_change(entry, entry.word * 64 + bit, type);
  }
  const Address object = entry.base + Bytes{bit} * entry.slot_bytes;
  if (!entry.noscan) {
    cache.scan_alloc += scan_alloc_of(entry, m_types[type]);
    if (entry.needs_zero) clear_object(object, entry.slot_bytes);
  }
  if (m_allocate_black) [[unlikely]] {
    bits.marked |= mask;
    bits.scanned |= mask;
    m_born_black_bytes += entry.slot_bytes;
  }
  return object;
}

}  // namespace tricolor
