// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/heap/heap.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "core/base/bits.h"
#include "core/heap/pointer_walk.h"

namespace tricolor {
namespace {

/// Of a span of that size class, with or without pointers.
std::size_t most_slots(std::size_t index) {
  return index == kLargeClass ? 1 : size_class(static_cast<int>(index)).objects;
}

/// Of a span whose objects are all of that type.
unsigned most_word_shift(const Span& s, const TypeInfo& type) {
  const auto aligned = static_cast<unsigned>(std::countr_zero(s.slot_bytes / kWordBytes));
  return std::min<unsigned>(aligned, type.word_shift);
}

}  // namespace

Heap::Heap(const SizeClassMap& sizes, int processors) : m_sizes(sizes) {
  set_processors(processors);
}

Heap::Heap(const Heap& other) : m_sizes(other.m_sizes) {
  *this = other;
}

// Into the memory that is there: to get it from the operating system takes longer than to fill it.
Heap& Heap::operator=(const Heap& other) {
  if (this == &other) return *this;
  take_words_of(other);
  m_spans = other.m_spans;
  m_page_meta = other.m_page_meta;
  m_bits = other.m_bits;
  m_slot_types = other.m_slot_types;
  take_small_parts_of(other);
  return *this;
}

void Heap::take_small_parts_of(const Heap& other) {
  m_sizes = other.m_sizes;
  m_types = other.m_types;
  m_pages = other.m_pages;
  m_free_ids = other.m_free_ids;
  m_bits.take_runs_of(other.m_bits);
  m_slot_types.take_runs_of(other.m_slot_types);
  m_caches = other.m_caches;
  m_counts = other.m_counts;
  m_born_black_bytes = other.m_born_black_bytes;
  m_bit_bytes = other.m_bit_bytes;
  m_epoch = other.m_epoch;
  m_allocate_black = other.m_allocate_black;
}

// The cursor stands before the span's first group.
MCache::Entry Heap::entry_of(SpanId id) const {
  const Span& s = m_spans[id];
  const PageMeta& first = m_page_meta[s.first_page];
  MCache::Entry entry;
  entry.span = id;
  entry.word = ~std::uint32_t{0};
  entry.slot_bytes = s.slot_bytes;
  entry.type = first.type;
  entry.changed = first.changed;
  entry.noscan = s.noscan;
  entry.needs_zero = s.needs_zero;
  entry.clearing_waits = s.clearing_waits;
  return entry;
}

bool Heap::next_group(MCache::Entry& entry) const {
  if (entry.span == kNoSpan) return false;
  const Span& s = m_spans[entry.span];
  const SlotBits* groups = bits(s);
  const std::uint32_t words = bit_words(s);
  while (++entry.word < words) {
    std::uint64_t free = ~groups[entry.word].allocated;
    const std::uint32_t left = s.slots - entry.word * 64;
    if (left < 64) free &= (std::uint64_t{1} << left) - 1;
    if (free != 0) {
      entry.free = free;
      entry.base = address_of(s, entry.word * 64);
      entry.group = s.groups + entry.word;
      return true;
    }
  }
  entry.word = words;
  return false;
}

Heap::FreeGroup Heap::free_group(int p, int span_class, TypeId type) {
  const MCache::Entry& entry = cache_of(p).entries[static_cast<std::size_t>(span_class)];
  if (entry.type != type || entry.changed != static_cast<std::uint32_t>(m_epoch)) return {};
  FreeGroup group{.free = entry.free, .base = entry.base, .slot_bytes = entry.slot_bytes};
  if (entry.noscan || group.free == 0) return group;
  const Span& s = m_spans[entry.span];
  group.word_shift = s.word_shift;
  group.slot_words = static_cast<std::uint32_t>(s.slot_words());
  const std::uint64_t first = word_index(group.base, s.word_shift);
  if (!PointerWords::contiguous(first, std::uint64_t{64} * group.slot_words)) return {};
  group.words = &word(group.base);
  group.clear = entry.needs_zero;
  return group;
}

void Heap::take_from_group(int p, int span_class, TypeId type, std::uint64_t left) {
  MCache& cache = cache_of(p);
  MCache::Entry& entry = cache.entries[static_cast<std::size_t>(span_class)];
  const std::uint64_t taken = std::exchange(entry.free, left) & ~left;
  if (taken == 0) return;
  const auto count = population(taken);
  SlotBits& group = m_bits[entry.group];
  group.allocated |= taken;
  m_spans[entry.span].allocated += count;
  if (!entry.noscan) cache.scan_alloc += count * scan_alloc_of(entry, m_types[type]);
  if (!m_allocate_black) return;
  group.marked |= taken;
  group.scanned |= taken;
  m_born_black_bytes += Bytes{count} * entry.slot_bytes;
}

void Heap::cache(int p, SpanId id) {
  Span& s = m_spans[id];
  MCache::Entry& entry = cache_of(p).entries[static_cast<std::size_t>(s.span_class())];
  entry = entry_of(id);
  next_group(entry);
  s.cached_by = static_cast<std::int16_t>(p);
  s.counted = s.allocated;
  touch(s);
}

SpanId Heap::retire_cached(int p, int span_class) {
  MCache::Entry& entry = cache_of(p).entries[static_cast<std::size_t>(span_class)];
  const SpanId id = entry.span;
  if (id == kNoSpan) return kNoSpan;
  Span& s = m_spans[id];
  m_counts.mallocs[s.size_class] += s.allocated - s.counted;
  m_counts.allocated_bytes += Bytes{s.allocated - s.counted} * s.slot_bytes;
  s.counted = s.allocated;
  s.cached_by = -1;
  touch(s);
  entry = {};
  return id;
}

// The page's metadata follow: the epoch, and the type of all objects as long as that is one. Slots
// have a type of their own from the first object of a second type on.
void Heap::note_change(MCache::Entry& entry, std::uint32_t slot, TypeId type) {
  Span& s = m_spans[entry.span];
  PageMeta& first = m_page_meta[s.first_page];
  touch(first);
  entry.changed = first.changed;
  if (first.type == 0) {
    first.type = type;
    if (!s.noscan) set_word_shift(s, most_word_shift(s, m_types[type]));
  }
  if (first.type != type) {
    if (m_types[type].word_shift < s.word_shift) widen_words(s, m_types[type].word_shift);
    if (first.type != PageMeta::kMixedTypes) {
      s.types = m_slot_types.take(s.size_class, most_slots(s.size_class));
      std::fill_n(&m_slot_types[s.types], s.slots, static_cast<std::uint16_t>(first.type));
      first.type = PageMeta::kMixedTypes;
    }
    m_slot_types[s.types + slot] = static_cast<std::uint16_t>(type);
  }
  entry.type = first.type;
}

SpanId Heap::new_span_entry() {
  if (!m_free_ids.empty()) {
    const SpanId id = m_free_ids.back();
    m_free_ids.pop_back();
    return id;
  }
  m_spans.emplace_back();
  return static_cast<SpanId>(m_spans.size() - 1);
}

void Heap::map_pages(SpanId id) {
  const Span& s = m_spans[id];
  const auto pages = static_cast<std::uint32_t>(m_pages.page_count());
  const auto before = static_cast<std::uint32_t>(m_page_meta.size());
  if (before < pages) {
    m_page_meta.resize(pages);
    grow_words_to(pages);
    map_words(before, pages - before, 0);
  }
  PageMeta meta;
  meta.span = id;
  meta.first_page = s.first_page;
  meta.divide_magic = s.divide_magic;
  meta.groups = s.groups;
  if (s.state == Span::State::kHeap) {
    meta.slot_words_and_flags = static_cast<std::uint32_t>(s.slot_bytes / kWordBytes)
                                    << PageMeta::kFlagBits |
                                PageMeta::kHeap | (s.noscan ? PageMeta::kNoscan : 0) |
                                (fits_span_bits(s.slot_bytes) ? PageMeta::kSpanBits : 0);
  }
  std::fill_n(m_page_meta.begin() + s.first_page, s.pages, meta);
  map_words(s.first_page, s.pages, s.word_shift);
}

Heap::NewSpan Heap::create_span(int span_class, Bytes bytes, int p) {
  NewSpan made;
  const int index = span_class / 2;
  const bool noscan = (span_class & 1) != 0;
  const SizeClass& c = size_class(index);
  const bool large = index == kLargeClass;
  const Bytes span_bytes =
      large ? (bytes + kPageBytes - 1) / kPageBytes * kPageBytes : c.span_bytes;
  made.run = m_pages.allocate(static_cast<std::uint32_t>(span_bytes / kPageBytes),
                              PageHeap::Use::kHeap, p);
  made.id = new_span_entry();
  Span& s = m_spans[made.id];
  s = Span{};
  s.state = Span::State::kHeap;
  s.size_class = static_cast<std::uint8_t>(index);
  s.noscan = noscan;
  s.first_page = made.run.first_page;
  s.pages = static_cast<std::uint32_t>(span_bytes / kPageBytes);
  s.needs_zero = made.run.fresh_pages != s.pages;
  s.slot_bytes = static_cast<std::uint32_t>(large ? span_bytes : c.object_bytes);
  s.slots = large ? 1 : m_sizes.objects_per_span(index, noscan);
  s.divide_magic = large ? 0 : ~std::uint32_t{0} / c.object_bytes + 1;
  s.groups = m_bits.take(s.size_class, (most_slots(s.size_class) + 63) / 64);
  map_pages(made.id);
  std::fill_n(bits(s), bit_words(s), SlotBits{});
  m_bit_bytes += Bytes{2} * bit_words(s) * sizeof(std::uint64_t);
  touch(s);
  return made;
}

Address Heap::allocate_large(int p, SpanId id, TypeId type) {
  Span& s = m_spans[id];
  MCache::Entry entry = entry_of(id);
  next_group(entry);
  const Address address = place(cache_of(p), entry, 0, type);
  ++m_counts.mallocs[kLargeClass];
  m_counts.allocated_bytes += s.bytes();
  s.counted = s.allocated;
  return address;
}

Heap::NewSpan Heap::create_manual_span(std::uint32_t pages, int p) {
  NewSpan made;
  made.run = m_pages.allocate(pages, PageHeap::Use::kManual, p);
  made.id = new_span_entry();
  Span& s = m_spans[made.id];
  s = Span{};
  s.state = Span::State::kManual;
  s.first_page = made.run.first_page;
  s.pages = pages;
  map_pages(made.id);
  return made;
}

void Heap::free_span(SpanId id) {
  Span& s = m_spans[id];
  const bool manual = s.state == Span::State::kManual;
  m_pages.release(s.first_page, s.pages, manual ? PageHeap::Use::kManual : PageHeap::Use::kHeap);
  std::fill_n(m_page_meta.begin() + s.first_page, s.pages, PageMeta());
  map_words(s.first_page, s.pages, 0);
  if (!manual) m_bits.give_back(s.size_class, s.groups);
  if (s.types != Span::kNoTypes) m_slot_types.give_back(s.size_class, s.types);
  s = Span{};
  m_free_ids.push_back(id);
}

ObjectRef Heap::find(Address address) const {
  if (address < kArenaBase) return {};
  const Bytes offset = address - kArenaBase;
  const auto page = static_cast<std::uint32_t>(
      std::min<Bytes>(offset / kPageBytes, std::uint32_t{0} - std::uint32_t{1}));
  const SpanId id = span_of_page(page);
  if (id == kNoSpan || m_spans[id].state != Span::State::kHeap) return {};
  const Span& s = m_spans[id];
  const std::uint32_t slot = s.slot_of(offset - s.offset());
  if (slot >= s.slots) return {};
  if (((bits(s)[slot / 64].allocated >> (slot % 64)) & 1) == 0) return {};
  return {id, slot};
}

Heap::Swept Heap::sweep_span(SpanId id) {
  Span& s = m_spans[id];
  SlotBits* groups = bits(s);
  std::uint32_t live = 0;
  for (std::uint32_t w = 0; w < bit_words(s); ++w) {
    live += population(groups[w].marked);
    groups[w] = {groups[w].marked, 0, 0};
  }
  const Swept swept{s.allocated - live, live};
  if (swept.freed != 0) s.needs_zero = true;
  s.allocated = live;
  s.counted = live;
  m_page_meta[s.first_page].discovered = PageMeta::Discovered::kNone;
  m_bit_bytes += Bytes{bit_words(s)} * sizeof(std::uint64_t);
  m_counts.frees[s.size_class] += swept.freed;
  m_counts.freed_bytes += Bytes{swept.freed} * s.slot_bytes;
  touch(s);
  return swept;
}

bool Heap::any_marked(const Span& s) const {
  const SlotBits* groups = bits(s);
  return std::any_of(groups, groups + bit_words(s),
                     [](const SlotBits& g) { return g.marked != 0; });
}

AllocationCounts Heap::exact_counts() const {
  AllocationCounts exact = m_counts;
  for (const MCache& cache : m_caches) {
    exact.tiny += cache.tiny_allocations;
    for (const MCache::Entry& entry : cache.entries) {
      if (entry.span == kNoSpan) continue;
      const Span& s = m_spans[entry.span];
      exact.mallocs[s.size_class] += s.allocated - s.counted;
      exact.allocated_bytes += Bytes{s.allocated - s.counted} * s.slot_bytes;
    }
  }
  return exact;
}

void Heap::hash(Hasher& hasher) const {
  m_pages.hash(hasher);
  for (const Span& s : m_spans) {
    if (s.state == Span::State::kFree) continue;
    hasher.add(std::uint64_t{s.first_page} << 32 | s.pages);
    hasher.add(std::uint64_t{s.sweepgen} << 32 | s.allocated);
    if (s.state != Span::State::kHeap) continue;
    for (std::uint32_t w = 0; w < bit_words(s); ++w) {
      const SlotBits& group = bits(s)[w];
      hasher.add(group.allocated);
      hasher.add(group.marked);
      hasher.add(group.scanned);
    }
    if (s.noscan || s.allocated == 0) continue;
    for (std::uint32_t slot = 0; slot < s.slots; ++slot) {
      if (((bits(s)[slot / 64].allocated >> (slot % 64)) & 1) == 0) continue;
      std::uint64_t next = 0;  // words between pointers count as nil
      for_each_pointer_word(*this, s, slot, kAllWords, [&](std::uint64_t word, Address value) {
        for (; next < word; ++next) hasher.add(0);
        hasher.add(pack(value));
        ++next;
      });
    }
  }
}

Bytes Heap::host_bytes() const {
  std::uint64_t pointer_words = 0;
  for (const Span& s : m_spans) {
    if (s.state == Span::State::kHeap && !s.noscan) pointer_words += s.words();
  }
  return pointer_words * sizeof(PackedPointer) + m_bits.host_bytes() + m_slot_types.host_bytes() +
         m_spans.capacity() * sizeof(Span) + m_page_meta.capacity() * sizeof(PageMeta) +
         m_page_words.capacity() * sizeof(PageWords) + m_words_used.capacity() +
         m_caches.capacity() * sizeof(MCache);
}

}  // namespace tricolor
