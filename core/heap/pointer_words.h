// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "core/base/huge_pages.h"
#include "core/base/units.h"

namespace tricolor {

/// A pointer as the simulated heap stores it: (offset from the arena base) / 8 + 1, 0 for nil.
/// 32 bits reach 32 GiB. Pointers in Go are 8-byte aligned except into byte data, where the
/// simulation points to the word that holds the byte.
using PackedPointer = std::uint32_t;

/// A cache line of the machine that simulates.
inline constexpr std::size_t kHostLineBytes = 64;

/// Which of `count` words are not nil, one bit each; at most 32 of them.
inline std::uint32_t not_nil(const PackedPointer* words, std::uint64_t count) {
  std::uint32_t bits = 0;
  for (std::uint64_t i = 0; i < count; ++i) bits |= std::uint32_t{words[i] != 0} << i;
  return bits;
}

/// The same for so many words.
inline constexpr std::uint64_t kWordsAtOnce = 8;
inline std::uint32_t not_nil(const PackedPointer* words) {
#ifdef __SSE2__
  const auto* four = reinterpret_cast<const __m128i*>(words);
  const __m128i nil = _mm_setzero_si128();
  const __m128i low = _mm_cmpeq_epi32(_mm_loadu_si128(four), nil);
  const __m128i high = _mm_cmpeq_epi32(_mm_loadu_si128(four + 1), nil);
  const __m128i all = _mm_packs_epi32(low, high);
  return ~static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(all, all))) & 0xff;
#else
  return not_nil(words, kWordsAtOnce);
#endif
}

/// A span whose objects have at most one pointer in each block of 2^k words keeps one PackedPointer
/// for each block instead of one for each word. k is its word shift, at most this.
inline constexpr unsigned kMostWordShift = 2;

/// The words of the simulated heap as the spans of one word shift keep them: a PackedPointer for
/// each of their blocks, which is what "word" means here. In chunks, which are zeroed lazily by the
/// operating system, so that those of other spans cost nothing.
class PointerWords {
 public:
  static constexpr std::uint64_t kChunkWords = 4 * kMiB / kWordBytes;

  static constexpr std::uint64_t kFewWords = 16;  ///< cleared without a call
  static constexpr std::size_t kChunkBytes = kChunkWords * sizeof(PackedPointer);

  PointerWords() = default;
  PointerWords(PointerWords&&) noexcept = default;
  PointerWords& operator=(PointerWords&&) noexcept = default;
  PointerWords(const PointerWords&) = delete;
  PointerWords& operator=(const PointerWords&) = delete;

  void grow_to(std::uint64_t words) {
    while (m_chunks.size() * kChunkWords < words) {
      void* chunk = allocate_zeroed(kChunkBytes);
      if (chunk == nullptr) throw std::bad_alloc();
      m_chunks.emplace_back(static_cast<PackedPointer*>(chunk));
    }
  }
  /// Gives back whole chunks beyond `words`.
  void shrink_to(std::uint64_t words) {
    while (size() >= words + kChunkWords) m_chunks.pop_back();
  }
  std::uint64_t size() const { return m_chunks.size() * kChunkWords; }

  PackedPointer& operator[](std::uint64_t word) {
    return m_chunks[word / kChunkWords].get()[word % kChunkWords];
  }
  PackedPointer operator[](std::uint64_t word) const {
    return m_chunks[word / kChunkWords].get()[word % kChunkWords];
  }

  const PackedPointer& at(std::uint64_t word) const {
    return m_chunks[word / kChunkWords].get()[word % kChunkWords];
  }

  /// True if `count` words from `first` lie in one chunk, so that &at(first) reaches them all.
  static bool contiguous(std::uint64_t first, std::uint64_t count) {
    return first % kChunkWords + count <= kChunkWords;
  }

  /// Calls `visit(pointer to words, count)` for each contiguous piece of [first, first + count).
  template <typename Visit>
  void for_each_piece(std::uint64_t first, std::uint64_t count, Visit visit) const {
    while (count != 0) {
      const std::uint64_t at = first % kChunkWords;
      const std::uint64_t n = count < kChunkWords - at ? count : kChunkWords - at;
      visit(m_chunks[first / kChunkWords].get() + at, n);
      first += n;
      count -= n;
    }
  }
  void clear(std::uint64_t first, std::uint64_t count) {
    for_each_piece(first, count, clear_contiguous);
  }
  /// The same for contiguous words that are cleared piece by piece, upwards: starts fetching what
  /// comes later.
  static void clear_ahead(PackedPointer* first, std::uint64_t count) {
    clear_contiguous(first, count);
    __builtin_prefetch(first + kAheadWords, 1);
  }

 private:
  static constexpr std::uint64_t kAheadWords = 64;  ///< four cache lines
  static void clear_contiguous(PackedPointer* words, std::uint64_t count) {
    if (count <= kFewWords) [[likely]] {
      clear_few(words, count);
    } else {
      std::memset(words, 0, count * sizeof *words);
    }
  }
  /// 1 … kFewWords words, by stores of a fixed size that may overlap: for a count that is not known
  /// when compiling, a loop or memset becomes a string instruction, which takes longer to start
  /// than these take together.
  static void clear_few(PackedPointer* words, std::uint64_t count) {
    if (count < 4) {
      words[0] = words[count / 2] = words[count - 1] = 0;
      return;
    }
    constexpr std::size_t kBlock = 4 * sizeof(PackedPointer);
    std::memset(words, 0, kBlock);
    std::memset(words + count - 4, 0, kBlock);
    if (count <= 8) return;
    std::memset(words + 4, 0, kBlock);
    std::memset(words + count - 8, 0, kBlock);
  }

  struct Free {
    void operator()(PackedPointer* chunk) const { free_zeroed(chunk, kChunkBytes); }
  };
  std::vector<std::unique_ptr<PackedPointer, Free>> m_chunks;
};

/// Where the words of a page of heap are kept, and by what word shift.
class PageWords {
 public:
  PageWords() = default;
  PageWords(PackedPointer* first, unsigned shift)
      : m_first_and_shift(reinterpret_cast<char*>(first) + shift) {}

  unsigned shift() const {
    return reinterpret_cast<std::uintptr_t>(m_first_and_shift) & kShiftMask;
  }
  /// That of the word at `offset` bytes from the page's beginning.
  PackedPointer* at(Bytes offset) const {
    auto* first = reinterpret_cast<PackedPointer*>(m_first_and_shift - shift());
    return first + (offset / kWordBytes >> shift());
  }

 private:
  static constexpr std::uintptr_t kShiftMask = alignof(PackedPointer) - 1;
  static_assert(kMostWordShift <= kShiftMask);
  char* m_first_and_shift = nullptr;  ///< the shift in the bits that are 0 in a word's address
};

/// By word shift.
using HeapWords = std::array<PointerWords, kMostWordShift + 1>;

}  // namespace tricolor
