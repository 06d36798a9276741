// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <utility>
#include <vector>

#include "core/heap/heap.h"
#include "core/heap/pointer_walk.h"

// Where the words of objects are kept: by the word shift of their span (pointer_words.h).

namespace tricolor {

static constexpr std::uint64_t kPageWords = kPageBytes / kWordBytes;

/// Words of `page_count` pages, of which those that `pages` never handed out are zero, as are those
/// of pages to come.
void Heap::make_words_for(const PageHeap& pages, std::uint32_t page_count) {
  const auto had = static_cast<std::uint32_t>(m_page_words.size());
  for (unsigned shift = 0; shift <= kMostWordShift; ++shift) {
    m_words[shift].shrink_to(page_count * kPageWords >> shift);
  }
  for (std::uint32_t page = page_count; page < had; ++page) clear_page_words(page);
  m_pages.for_each_page_used_beyond(pages, [&](std::uint32_t page) { clear_page_words(page); });
  grow_words_to(page_count);
  map_words(0, page_count, 0);
}

/// Only where they may be anything but zero: memory that is cleared is memory that is taken.
void Heap::clear_page_words(std::uint32_t page) {
  for (unsigned shift = 0; shift <= kMostWordShift; ++shift) {
    const std::uint64_t first = page * kPageWords >> shift;
    const bool used = (m_words_used[page] >> shift & 1) != 0;
    if (used && first < m_words[shift].size()) m_words[shift].clear(first, kPageWords >> shift);
  }
}

void Heap::grow_words_to(std::uint32_t page_count) {
  for (unsigned shift = 0; shift <= kMostWordShift; ++shift) {
    m_words[shift].grow_to(page_count * kPageWords >> shift);
  }
  m_page_words.resize(page_count);
  m_words_used.resize(page_count);
}

// Only words of live spans with pointers are copied: the rest is cleared before it is used again,
// except on pages that were never used there, which are known to be zero.
void Heap::take_words_of(const Heap& other) {
  make_words_for(other.m_pages, static_cast<std::uint32_t>(other.m_page_meta.size()));
  for (const Span& s : other.m_spans) {
    if (s.state != Span::State::kHeap || s.noscan) continue;
    map_words(s.first_page, s.pages, s.word_shift);
    if (s.allocated == 0) {
      clear_fresh_slots(s);
      continue;
    }
    PointerWords& words = m_words[s.word_shift];
    std::uint64_t at = s.first_word();
    other.m_words[s.word_shift].for_each_piece(at, s.words(),
                                               [&](const PackedPointer* from, std::uint64_t n) {
                                                 std::copy_n(from, n, &words[at]);
                                                 at += n;
                                               });
  }
}

/// Slots of `s` that are given out without being cleared. Of an empty span the first object's type
/// decides where its words will be.
void Heap::clear_fresh_slots(const Span& s) {
  if (s.needs_zero || s.allocated == s.slots) return;
  if (s.allocated != 0) {
    m_words[s.word_shift].clear(s.first_word(), s.words());
    return;
  }
  for (std::uint32_t page = 0; page < s.pages; ++page) clear_page_words(s.first_page + page);
}

void Heap::set_word_shift(Span& s, unsigned shift) {
  if (s.word_shift == shift) return;
  s.word_shift = static_cast<std::uint8_t>(shift);
  map_words(s.first_page, s.pages, shift);
}

void Heap::map_words(std::uint32_t first_page, std::uint32_t pages, unsigned shift) {
  for (std::uint32_t page = first_page; page < first_page + pages; ++page) {
    m_page_words[page] = {&m_words[shift][page * kPageWords >> shift], shift};
    m_words_used[page] |= static_cast<std::uint8_t>(1U << shift);
  }
}

// Before an object whose pointers lie closer than those of the objects that are there.
void Heap::widen_words(Span& s, unsigned shift) {
  std::vector<std::pair<Address, Address>> pointers;
  for_each_slot_in_use(*this, s, [&](std::uint32_t slot) {
    for_each_pointer_word(*this, s, slot, kAllWords, [&](std::uint64_t word, Address value) {
      if (value != 0) pointers.emplace_back(address_of(s, slot) + word * kWordBytes, value);
    });
    return true;
  });
  set_word_shift(s, shift);
  m_words[shift].clear(s.first_word(), s.words());
  for (const auto& [word, value] : pointers) store(word, value);
}

}  // namespace tricolor
