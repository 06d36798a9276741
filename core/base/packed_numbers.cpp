// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/base/packed_numbers.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace tricolor {
namespace {

static_assert(std::endian::native == std::endian::little, "words are read where others begin");

/// How a block's numbers are written.
struct BlockForm {
  std::uint32_t least = 0;
  std::uint8_t bits = 0;
  std::uint8_t shift = 0;
};

BlockForm form_of(std::span<const std::uint32_t> block) {
  std::uint32_t least = UINT32_MAX;
  for (const std::uint32_t number : block) least = std::min(least, number);
  std::uint32_t used = 0;
  for (const std::uint32_t number : block) used |= number - least;
  if (used == 0) return {least, 0, 0};
  const int shift = std::countr_zero(used);
  return {least, static_cast<std::uint8_t>(std::bit_width(used >> shift)),
          static_cast<std::uint8_t>(shift)};
}

template <typename T>
void put(std::uint8_t* at, T value) {
  std::memcpy(at, &value, sizeof value);
}

template <typename T>
T get(const std::uint8_t* at) {
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

/// Returns the end of what was written; the bytes of the last word behind it may be used.
std::uint8_t* write_bits(std::uint8_t* at, std::span<const std::uint32_t> block,
                         const BlockForm& form) {
  std::uint64_t word = 0;
  unsigned filled = 0;
  for (const std::uint32_t number : block) {
    word |= std::uint64_t{(number - form.least) >> form.shift} << filled;
    filled += form.bits;
    if (filled < 32) continue;
    put(at, static_cast<std::uint32_t>(word));
    at += sizeof(std::uint32_t);
    word >>= 32;
    filled -= 32;
  }
  put(at, static_cast<std::uint32_t>(word));
  return at + (filled + 7) / 8;
}

}  // namespace

/// Where the next record begins. Its length is not looked at, so that a reader finds it, too.
std::uint8_t* PackedNumbers::room() {
  if (m_used + kMostBytes > kChunkBytes) {
    m_chunks.emplace_back(new std::uint8_t[kChunkBytes]);
    m_bytes += kChunkBytes;
    m_used = 0;
  }
  return m_chunks.back().get() + m_used;
}

void PackedNumbers::add(std::span<const std::uint32_t> block) {
  std::uint8_t* const begin = room();
  const BlockForm form = form_of(block);
  put(begin, form.least);
  begin[4] = form.bits;
  begin[5] = form.shift;
  std::uint8_t* end = begin + kHeadBytes;
  if (form.bits != 0) end = write_bits(end, block, form);
  m_used += static_cast<std::size_t>(end - begin);
}

void PackedNumbers::add_raw(std::uint64_t value, std::size_t bytes) {
  put(room(), value);
  m_used += bytes;
}

void PackedNumbers::finish() {
  if (m_chunks.empty()) return;
  const std::size_t wanted = m_used + kSlackBytes;
  Chunk last(new std::uint8_t[wanted]);
  std::copy_n(m_chunks.back().get(), wanted, last.get());
  m_chunks.back() = std::move(last);
  m_bytes -= kChunkBytes - wanted;
}

const std::uint8_t* PackedReader::next() {
  if (m_at + PackedNumbers::kMostBytes > PackedNumbers::kChunkBytes) {
    ++m_chunk;
    m_at = 0;
  }
  return m_numbers.m_chunks[m_chunk].get() + m_at;
}

void PackedReader::read(std::span<std::uint32_t> block) {
  const std::uint8_t* at = next();
  const auto least = get<std::uint32_t>(at);
  const unsigned bits = at[4];
  const unsigned shift = at[5];
  m_at += PackedNumbers::kHeadBytes + (block.size() * bits + 7) / 8;
  if (bits == 0) {
    std::fill(block.begin(), block.end(), least);
    return;
  }
  at += PackedNumbers::kHeadBytes;
  const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
  std::size_t bit = 0;
  for (std::uint32_t& number : block) {
    const std::uint64_t word = get<std::uint64_t>(at + bit / 8) >> (bit % 8);
    number = least + (static_cast<std::uint32_t>(word & mask) << shift);
    bit += bits;
  }
}

std::uint64_t PackedReader::read_raw(std::size_t bytes) {
  const auto value = get<std::uint64_t>(next());
  m_at += bytes;
  return bytes == sizeof value ? value : value & ((std::uint64_t{1} << (8 * bytes)) - 1);
}

}  // namespace tricolor
