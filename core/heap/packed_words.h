// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>

#include "core/base/packed_numbers.h"
#include "core/heap/pointer_words.h"

namespace tricolor {

/// A run of words of one object.
struct WordPiece {
  static constexpr std::uint32_t kMost = 64;
  std::uint64_t at = 0;
  std::uint32_t words = 0;  ///< 1 … kMost
  std::uint8_t shift = 0;   ///< of its span
};

/// As many pieces as are packed together: a bit for each whether its mask (which of its words are
/// not nil) is another than the piece before has, those masks, and all words that are not nil.
class WordBatch {
 public:
  static constexpr std::size_t kPieces = 64;

 protected:
  bool full() const { return m_count == kPieces; }

  std::array<WordPiece, kPieces> m_pieces;
  std::array<std::uint64_t, kPieces> m_masks{};
  std::array<std::uint32_t, kPieces * WordPiece::kMost> m_values;
  std::size_t m_count = 0;
  std::uint64_t m_last_mask = 0;  ///< of the last piece of the batch before
};

/// Packs words of a heap: add() each piece, then finish().
class WordPacker : private WordBatch {
 public:
  WordPacker(const HeapWords& words, PackedNumbers& into) : m_words(words), m_into(into) {}

  void add(const WordPiece& piece) {
    m_pieces[m_count++] = piece;
    if (full()) finish();
  }
  void finish();

 private:
  std::uint64_t gather(const WordPiece& piece);

  const HeapWords& m_words;
  PackedNumbers& m_into;
  std::size_t m_value_count = 0;
};

/// Brings them back: the same pieces in the same order.
class WordUnpacker : private WordBatch {
 public:
  WordUnpacker(HeapWords& words, PackedReader& from) : m_words(words), m_from(from) {}

  void add(const WordPiece& piece) {
    m_pieces[m_count++] = piece;
    if (full()) finish();
  }
  void finish();

 private:
  const std::uint32_t* scatter(const WordPiece& piece, std::uint64_t mask,
                               const std::uint32_t* values);

  HeapWords& m_words;
  PackedReader& m_from;
};

}  // namespace tricolor
