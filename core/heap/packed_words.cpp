// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/heap/packed_words.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace tricolor {
namespace {

constexpr std::size_t kValues = PackedNumbers::kBlock;

std::size_t mask_bytes(const WordPiece& piece) {
  return (piece.words + 7) / 8;
}

bool both_nil(const PackedPointer* words) {
  std::uint64_t both = 0;
  std::memcpy(&both, words, sizeof both);
  return both == 0;
}

/// In objects with few pointers it is quicker to look for those than at each word.
bool has_few(const WordPiece& piece, std::uint64_t mask) {
  return static_cast<std::uint32_t>(std::popcount(mask)) * 4 <= piece.words;
}

}  // namespace

/// The piece's words that are not nil become values; returns which they are.
std::uint64_t WordPacker::gather(const WordPiece& piece) {
  std::uint64_t mask = 0;
  std::uint32_t* values = m_values.data() + m_value_count;
  std::size_t found = 0;
  const auto look = [&](std::uint32_t i, PackedPointer word) {
    values[found] = word;
    found += word != 0 ? 1 : 0;
    mask |= std::uint64_t{word != 0} << i;
  };
  std::uint32_t i = 0;
  if (PointerWords::contiguous(piece.at, piece.words)) {
    const PackedPointer* words = &m_words[piece.shift].at(piece.at);
    for (; i + 2 <= piece.words; i += 2) {
      if (both_nil(words + i)) continue;
      look(i, words[i]);
      look(i + 1, words[i + 1]);
    }
  }
  for (; i < piece.words; ++i) look(i, m_words[piece.shift][piece.at + i]);
  m_value_count += found;
  return mask;
}

void WordPacker::finish() {
  if (m_count == 0) return;
  std::uint64_t others = 0;
  std::uint64_t last = m_last_mask;
  m_value_count = 0;
  for (std::size_t i = 0; i < m_count; ++i) {
    m_masks[i] = gather(m_pieces[i]);
    others |= std::uint64_t{m_masks[i] != last} << i;
    last = m_masks[i];
  }
  m_last_mask = last;
  m_into.add_raw(others, sizeof others);
  for (; others != 0; others &= others - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(others));
    m_into.add_raw(m_masks[i], mask_bytes(m_pieces[i]));
  }
  for (std::size_t first = 0; first < m_value_count; first += kValues) {
    m_into.add({&m_values[first], std::min(kValues, m_value_count - first)});
  }
  m_count = 0;
}

const std::uint32_t* WordUnpacker::scatter(const WordPiece& piece, std::uint64_t mask,
                                           const std::uint32_t* values) {
  if (PointerWords::contiguous(piece.at, piece.words)) {
    PackedPointer* words = &m_words[piece.shift][piece.at];
    if (has_few(piece, mask)) {
      std::fill_n(words, piece.words, 0);
      for (std::uint64_t left = mask; left != 0; left &= left - 1) {
        words[std::countr_zero(left)] = *values++;
      }
      return values;
    }
    for (std::uint32_t i = 0; i < piece.words; ++i) {
      const auto set = static_cast<std::uint32_t>(mask >> i & 1);
      words[i] = *values & (0 - set);
      values += set;
    }
    return values;
  }
  for (std::uint32_t i = 0; i < piece.words; ++i) {
    m_words[piece.shift][piece.at + i] = (mask >> i & 1) != 0 ? *values++ : 0;
  }
  return values;
}

void WordUnpacker::finish() {
  if (m_count == 0) return;
  const std::uint64_t others = m_from.read_raw(sizeof others);
  std::uint64_t last = m_last_mask;
  std::size_t value_count = 0;
  for (std::size_t i = 0; i < m_count; ++i) {
    if ((others >> i & 1) != 0) last = m_from.read_raw(mask_bytes(m_pieces[i]));
    m_masks[i] = last;
    value_count += static_cast<std::size_t>(std::popcount(last));
  }
  m_last_mask = last;
  for (std::size_t first = 0; first < value_count; first += kValues) {
    m_from.read({&m_values[first], std::min(kValues, value_count - first)});
  }
  const std::uint32_t* values = m_values.data();
  for (std::size_t i = 0; i < m_count; ++i) values = scatter(m_pieces[i], m_masks[i], values);
  m_count = 0;
}

}  // namespace tricolor
