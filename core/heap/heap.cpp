// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/heap/heap.h"

#include <algorithm>
#include <utility>

#include "core/base/bits.h"

namespace tricolor {

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
  m_free_tables = other.m_free_tables;
  m_caches = other.m_caches;
  m_counts = other.m_counts;
  m_born_black_bytes = other.m_born_black_bytes;
  m_placed_ptrdata = other.m_placed_ptrdata;
  m_bit_bytes = other.m_bit_bytes;
  m_epoch = other.m_epoch;
  m_allocate_black = other.m_allocate_black;
}

/// `words` words, of which those on pages that `pages` never handed out are zero.
void Heap::make_words_for(const PageHeap& pages, std::uint64_t words) {
  constexpr std::uint64_t kPageWords = kPageBytes / kWordBytes;
  m_words.shrink_to(words);
  m_pages.for_each_page_used_beyond(
      pages, [&](std::uint32_t page) { m_words.clear(page * kPageWords, kPageWords); });
  m_words.grow_to(words);
}

// Only words of live spans with pointers are copied: the rest is cleared before it is used again,
// except on pages that were never used there, which are known to be zero.
void Heap::take_words_of(const Heap& other) {
  make_words_for(other.m_pages, other.m_words.size());
  for (const Span& s : other.m_spans) {
    if (s.state != Span::State::kHeap || s.noscan) continue;
    std::uint64_t at = s.offset() / kWordBytes;
    other.m_words.for_each_piece(at, s.bytes() / kWordBytes,
                                 [&](const PackedPointer* words, std::uint64_t n) {
                                   std::copy_n(words, n, &m_words[at]);
                                   at += n;
                                 });
  }
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
      entry.group = s.tables.groups + entry.word;
      return true;
    }
  }
  entry.word = words;
  return false;
}

void Heap::take_from_group(int p, int span_class, TypeId type, std::uint64_t left) {
  MCache::Entry& entry = cache_of(p).entries[static_cast<std::size_t>(span_class)];
  const std::uint64_t taken = std::exchange(entry.free, left) & ~left;
  if (taken == 0) return;
  const auto count = population(taken);
  SlotBits& group = m_bits[entry.group];
  group.allocated |= taken;
  m_spans[entry.span].allocated += count;
  if (!entry.noscan) m_placed_ptrdata += count * m_types[type].ptrdata;
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
  const Span& s = m_spans[entry.span];
  PageMeta& first = m_page_meta[s.first_page];
  touch(first);
  entry.changed = first.changed;
  if (first.type == 0) first.type = type;
  if (first.type != type) {
    if (first.type != PageMeta::kMixedTypes) {
      std::fill_n(m_slot_types.begin() + s.tables.types, s.slots, static_cast<std::uint16_t>(first.type));
      first.type = PageMeta::kMixedTypes;
    }
    m_slot_types[s.tables.types + slot] = static_cast<std::uint16_t>(type);
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
  const std::size_t pages = m_pages.page_count();
  if (m_page_meta.size() < pages) {
    m_page_meta.resize(pages);
    m_words.grow_to(pages * (kPageBytes / kWordBytes));
  }
  PageMeta meta;
  meta.span = id;
  meta.first_page = s.first_page;
  meta.divide_magic = s.divide_magic;
  meta.groups = s.tables.groups;
  if (s.state == Span::State::kHeap) {
    meta.slot_words_and_flags = static_cast<std::uint32_t>(s.slot_bytes / kWordBytes)
                                    << PageMeta::kFlagBits |
                                PageMeta::kHeap | (s.noscan ? PageMeta::kNoscan : 0) |
                                (fits_span_bits(s.slot_bytes) ? PageMeta::kSpanBits : 0);
  }
  std::fill_n(m_page_meta.begin() + s.first_page, s.pages, meta);
}

// A span of the same size class may have had them before.
SlotTables Heap::take_slot_tables(int size_class) {
  std::vector<SlotTables>& free = m_free_tables[static_cast<std::size_t>(size_class)];
  if (!free.empty()) {
    const SlotTables tables = free.back();
    free.pop_back();
    return tables;
  }
  const SlotTables tables{static_cast<std::uint32_t>(m_slot_types.size()),
                          static_cast<std::uint32_t>(m_bits.size())};
  const std::size_t slots =
      size_class == kLargeClass ? 1 : tricolor::size_class(size_class).objects;
  m_slot_types.resize(m_slot_types.size() + slots);
  m_bits.resize(m_bits.size() + (slots + 63) / 64);
  return tables;
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
  s.tables = take_slot_tables(index);
  map_pages(made.id);
  std::fill_n(bits(s), bit_words(s), SlotBits{});
  m_bit_bytes += Bytes{2} * bit_words(s) * sizeof(std::uint64_t);
  touch(s);
  return made;
}

Address Heap::allocate_large(SpanId id, TypeId type) {
  Span& s = m_spans[id];
  MCache::Entry entry = entry_of(id);
  next_group(entry);
  const Address address = place(entry, 0, type);
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
  if (!manual) m_free_tables[s.size_class].push_back(s.tables);
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
      const Bytes words = m_types[type_of(s, slot)].ptrdata / kWordBytes;
      m_words.for_each_piece(word_index(address_of(s, slot)), words,
                             [&](const PackedPointer* word, std::uint64_t n) {
                               for (std::uint64_t i = 0; i < n; ++i) hasher.add(word[i]);
                             });
    }
  }
}

Bytes Heap::host_bytes() const {
  Bytes pointer_words = 0;
  for (const Span& s : m_spans) {
    if (s.state == Span::State::kHeap && !s.noscan) pointer_words += s.bytes() / 2;
  }
  return pointer_words + m_bits.capacity() * sizeof(SlotBits) + m_spans.capacity() * sizeof(Span) +
         m_slot_types.capacity() * sizeof(std::uint16_t) +
         m_page_meta.capacity() * sizeof(PageMeta) + m_caches.capacity() * sizeof(MCache);
}

}  // namespace tricolor
