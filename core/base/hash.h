// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tricolor {

/// Order-dependent 64-bit hash of a World's state: the determinism test.
/// Values are hashed, never object representations with padding.
class Hasher {
 public:
  void add(std::uint64_t value) {
    m_hash ^= value;
    m_hash *= 0x9E3779B97F4A7C15;
    m_hash ^= m_hash >> 29;
  }
  void add(std::string_view text) {
    add(text.size());
    for (const char c : text) add(static_cast<unsigned char>(c));
  }
  void add_double(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    add(bits);
  }
  std::uint64_t value() const { return m_hash; }

 private:
  std::uint64_t m_hash = 0x243F6A8885A308D3;
};

}  // namespace tricolor
