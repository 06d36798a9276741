// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/heap/packed_heap.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>

#include "core/base/at_once.h"
#include "core/heap/packed_words.h"
#include "core/heap/pointer_walk.h"

// Each table has a pack function and an unpack function that mirror each other.

namespace tricolor {
namespace {

constexpr std::size_t kBlock = PackedNumbers::kBlock;

/// Rows of one kind, whose fields (of 32 bits, or several smaller ones) are packed by columns: what
/// one field is in neighbouring rows differs little.
template <typename Row>
struct Columns {
  static_assert(std::is_trivially_copyable_v<Row> && sizeof(Row) % sizeof(std::uint32_t) == 0);
  static constexpr std::size_t kCount = sizeof(Row) / sizeof(std::uint32_t);
  using Column = std::array<std::uint32_t, kBlock>;

  static void pack(std::span<const Row> rows, PackedNumbers& into) {
    for (std::size_t first = 0; first < rows.size(); first += kBlock) {
      const std::size_t n = std::min(kBlock, rows.size() - first);
      for (std::size_t c = 0; c < kCount; ++c) {
        Column column;
        for (std::size_t i = 0; i < n; ++i) {
          std::memcpy(&column[i], bytes_of(&rows[first + i]) + c * sizeof column[i],
                      sizeof column[i]);
        }
        into.add({column.data(), n});
      }
    }
  }

  static void unpack(PackedReader& from, std::span<Row> rows) {
    for (std::size_t first = 0; first < rows.size(); first += kBlock) {
      const std::size_t n = std::min(kBlock, rows.size() - first);
      for (std::size_t c = 0; c < kCount; ++c) {
        Column column;
        from.read({column.data(), n});
        for (std::size_t i = 0; i < n; ++i) {
          std::memcpy(bytes_of(&rows[first + i]) + c * sizeof column[i], &column[i],
                      sizeof column[i]);
        }
      }
    }
  }

 private:
  static const char* bytes_of(const Row* row) { return reinterpret_cast<const char*>(row); }
  static char* bytes_of(Row* row) { return reinterpret_cast<char*>(row); }
};

/// What the first page of a span knows beyond its span.
struct PageNews {
  std::uint32_t type = 0;
  std::uint32_t changed = 0;
  PageMeta::Discovered discovered = PageMeta::Discovered::kNone;
  std::uint16_t representative = 0;
};

/// One word of bits, given a word whose subset it is: mostly all of it, or nothing.
enum class BitsForm : std::uint8_t { kNone, kAll, kSome };

BitsForm bits_form(std::uint64_t bits, std::uint64_t within) {
  if (bits == 0) return BitsForm::kNone;
  return bits == within ? BitsForm::kAll : BitsForm::kSome;
}

/// The slots that exist of a span's group.
struct GroupSlots {
  std::uint64_t all = 0;
  std::size_t bytes = 0;
};

GroupSlots group_slots(const Span& s, std::uint32_t group) {
  const std::uint32_t left = s.slots - group * 64;
  if (left >= 64) return {~std::uint64_t{0}, 8};
  return {(std::uint64_t{1} << left) - 1, (left + 7) / 8};
}

void pack_group(const SlotBits& bits, const GroupSlots& slots, PackedNumbers& into) {
  const BitsForm allocated = bits_form(bits.allocated, slots.all);
  const BitsForm marked = bits_form(bits.marked, bits.allocated);
  const BitsForm scanned = bits_form(bits.scanned, bits.marked);
  into.add_raw(static_cast<std::uint64_t>(allocated) | static_cast<std::uint64_t>(marked) << 2 |
                   static_cast<std::uint64_t>(scanned) << 4,
               1);
  if (allocated == BitsForm::kSome) into.add_raw(bits.allocated, slots.bytes);
  if (marked == BitsForm::kSome) into.add_raw(bits.marked, slots.bytes);
  if (scanned == BitsForm::kSome) into.add_raw(bits.scanned, slots.bytes);
}

std::uint64_t unpack_bits(PackedReader& from, std::uint64_t form, std::uint64_t within,
                          std::size_t bytes) {
  switch (static_cast<BitsForm>(form & 3)) {
    case BitsForm::kNone:
      return 0;
    case BitsForm::kAll:
      return within;
    case BitsForm::kSome:
      break;
  }
  return from.read_raw(bytes);
}

SlotBits unpack_group(PackedReader& from, const GroupSlots& slots) {
  const std::uint64_t forms = from.read_raw(1);
  SlotBits bits;
  bits.allocated = unpack_bits(from, forms, slots.all, slots.bytes);
  bits.marked = unpack_bits(from, forms >> 2, bits.allocated, slots.bytes);
  bits.scanned = unpack_bits(from, forms >> 4, bits.marked, slots.bytes);
  return bits;
}

bool has_slot_types(const Span& s, std::uint32_t type) {
  return s.state == Span::State::kHeap && type == PageMeta::kMixedTypes;
}

/// Spans from `first` up to `end`, which is not one of them.
struct SpanRange {
  SpanId first = 0;
  SpanId end = 0;
};

SpanRange all_spans(const Heap& heap) {
  return {0, static_cast<SpanId>(heap.span_table_size())};
}

bool is_scannable(const Span& s) {
  return s.state == Span::State::kHeap && !s.noscan;
}

/// Calls `visit(span)` for each span of objects with pointers.
template <typename Visit>
void for_each_scannable(const Heap& heap, SpanRange range, Visit visit) {
  for (SpanId id = range.first; id < range.end; ++id) {
    const Span& s = heap.span(id);
    if (is_scannable(s)) visit(s);
  }
}

/// Calls `add(WordPiece)` for all words of all their objects with pointers.
template <typename Add>
void for_each_piece(const Heap& heap, SpanRange range, Add add) {
  for_each_scannable(heap, range, [&](const Span& s) {
    const std::uint64_t slot_words = s.slot_words();
    for_each_slot_in_use(heap, s, [&](std::uint32_t slot) {
      const std::uint64_t at = s.first_word() + slot * slot_words;
      for (std::uint64_t i = 0; i < slot_words; i += WordPiece::kMost) {
        const std::uint64_t most = WordPiece::kMost;
        add(WordPiece{at + i, static_cast<std::uint32_t>(std::min(most, slot_words - i)),
                      s.word_shift});
      }
      return true;
    });
  });
}

/// Where the later half of the objects with pointers begins, if a thread for them pays.
SpanId later_half(const Heap& heap) {
  constexpr Bytes kWorthAThread = 4 * kMiB;
  const auto in_use = [](const Span& s) { return Bytes{s.allocated} * s.slot_bytes; };
  Bytes bytes = 0;
  for_each_scannable(heap, all_spans(heap), [&](const Span& s) { bytes += in_use(s); });
  if (bytes < kWorthAThread) return all_spans(heap).end;
  SpanId id = 0;
  for (Bytes before = 0; before < bytes / 2; ++id) {
    const Span& s = heap.span(id);
    if (is_scannable(s)) before += in_use(s);
  }
  return id;
}

void pack_words(const Heap& heap, SpanRange range, PackedNumbers& into) {
  WordPacker packer(heap.words(), into);
  for_each_piece(heap, range, [&](const WordPiece& piece) { packer.add(piece); });
  packer.finish();
}

void unpack_words(PackedReader& from, SpanRange range, const Heap& heap, HeapWords& words) {
  WordUnpacker unpacker(words, from);
  for_each_piece(heap, range, [&](const WordPiece& piece) { unpacker.add(piece); });
  unpacker.finish();
}

}  // namespace

PackedHeap::PackedHeap(const Heap& heap)
    : m_small(heap.m_sizes, 0), m_spans(heap.m_spans.size()), m_pages(heap.m_page_meta.size()) {
  m_small.take_small_parts_of(heap);
  m_later = later_half(heap);
  const SpanRange later{m_later, all_spans(heap).end};
  if (later.first == later.end) {
    pack_tables(heap);
    return;
  }
  at_once([&] { pack_tables(heap); },
          [&] {
            pack_words(heap, later, m_later_words);
            m_later_words.finish();
          });
}

Bytes PackedHeap::bytes() const {
  constexpr Bytes kTypeBytes = 2 * sizeof(TypeInfo);  // with its name and place in the index
  return sizeof(*this) + m_tables.bytes() + m_later_words.bytes() +
         m_small.m_types.size() * kTypeBytes + m_small.m_pages.page_count() +
         m_small.m_caches.capacity() * sizeof(MCache) +
         m_small.m_free_ids.capacity() * sizeof(SpanId) + m_small.m_bits.host_bytes() +
         m_small.m_slot_types.host_bytes();
}

void PackedHeap::unpack_into(Heap& heap) const {
  heap.make_words_for(m_small.m_pages, static_cast<std::uint32_t>(m_pages));
  heap.take_small_parts_of(m_small);
  PackedReader from(m_tables);
  unpack_tables(from, heap);
  for_each_scannable(heap, all_spans(heap), [&](const Span& s) { heap.clear_fresh_slots(s); });
  const SpanRange later{m_later, all_spans(heap).end};
  const auto earlier_words = [&] { unpack_words(from, {0, m_later}, heap, heap.m_words); };
  if (later.first == later.end) return earlier_words();
  at_once(earlier_words, [&] {
    PackedReader from_later(m_later_words);
    unpack_words(from_later, later, heap, heap.m_words);
  });
}

void PackedHeap::pack_tables(const Heap& heap) {
  pack_spans(heap);
  pack_bits(heap);
  pack_pages(heap);
  pack_types(heap);
  pack_words(heap, {0, m_later}, m_tables);
  m_tables.finish();
}

void PackedHeap::unpack_tables(PackedReader& from, Heap& heap) const {
  unpack_spans(from, heap);
  unpack_bits(from, heap);
  unpack_pages(from, heap);
  unpack_types(from, heap);
}

void PackedHeap::pack_spans(const Heap& heap) {
  Columns<Span>::pack(heap.m_spans, m_tables);
}

void PackedHeap::unpack_spans(PackedReader& from, Heap& heap) const {
  heap.m_spans.resize(m_spans);
  Columns<Span>::unpack(from, heap.m_spans);
}

void PackedHeap::pack_bits(const Heap& heap) {
  for (const Span& s : heap.m_spans) {
    if (s.state != Span::State::kHeap) continue;
    const SlotBits* groups = heap.bits(s);
    for (std::uint32_t g = 0; g < Heap::bit_words(s); ++g) {
      pack_group(groups[g], group_slots(s, g), m_tables);
    }
  }
}

void PackedHeap::unpack_bits(PackedReader& from, Heap& heap) const {
  heap.m_bits.make_room();
  for (const Span& s : heap.m_spans) {
    if (s.state != Span::State::kHeap) continue;
    SlotBits* groups = heap.bits(s);
    for (std::uint32_t g = 0; g < Heap::bit_words(s); ++g) {
      groups[g] = unpack_group(from, group_slots(s, g));
    }
  }
}

/// Only what no span tells: the rest is what Heap::map_pages makes of it.
void PackedHeap::pack_pages(const Heap& heap) {
  std::vector<PageNews> news;
  for (const Span& s : heap.m_spans) {
    if (s.state == Span::State::kFree) continue;
    const PageMeta& first = heap.m_page_meta[s.first_page];
    news.push_back({first.type, first.changed, first.discovered, first.representative});
  }
  Columns<PageNews>::pack(news, m_tables);
}

void PackedHeap::unpack_pages(PackedReader& from, Heap& heap) const {
  heap.m_page_meta.assign(m_pages, PageMeta());
  std::vector<PageNews> news(heap.spans_in_use());
  Columns<PageNews>::unpack(from, news);
  std::size_t next = 0;
  for (SpanId id = 0; id < heap.m_spans.size(); ++id) {
    const Span& s = heap.m_spans[id];
    if (s.state == Span::State::kFree) continue;
    heap.map_pages(id);
    PageMeta& first = heap.m_page_meta[s.first_page];
    first.type = news[next].type;
    first.changed = news[next].changed;
    first.discovered = news[next].discovered;
    first.representative = news[next].representative;
    ++next;
  }
}

void PackedHeap::pack_types(const Heap& heap) {
  for (const Span& s : heap.m_spans) {
    if (!has_slot_types(s, heap.m_page_meta[s.first_page].type)) continue;
    for (std::uint32_t first = 0; first < s.slots; first += kBlock) {
      const std::size_t n = std::min<std::size_t>(kBlock, s.slots - first);
      std::array<std::uint32_t, kBlock> types;
      std::copy_n(&heap.m_slot_types[s.types + first], n, types.begin());
      m_tables.add({types.data(), n});
    }
  }
}

void PackedHeap::unpack_types(PackedReader& from, Heap& heap) const {
  heap.m_slot_types.make_room();
  for (const Span& s : heap.m_spans) {
    if (!has_slot_types(s, heap.m_page_meta[s.first_page].type)) continue;
    for (std::uint32_t first = 0; first < s.slots; first += kBlock) {
      const std::size_t n = std::min<std::size_t>(kBlock, s.slots - first);
      std::array<std::uint32_t, kBlock> types;
      from.read({types.data(), n});
      std::transform(types.begin(), types.begin() + n, &heap.m_slot_types[s.types + first],
                     [](std::uint32_t type) { return static_cast<std::uint16_t>(type); });
    }
  }
}

}  // namespace tricolor
