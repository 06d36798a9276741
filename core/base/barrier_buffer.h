// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace tricolor {

/// One processor's buffer of the write barrier (Go's wbBuf, go-gc-model §3.6): 512 words, two for
/// each store, what the slot held and what it gets. Whoever stores fills it; the write barrier
/// shades what is in it and empties it, at once when it is full. All are pointers as the heap packs
/// them, 0 for nil.
class BarrierBuffer {
 public:
  static constexpr std::uint32_t kStores = 256;

  /// There must be room. `slot`: 0 for a global variable.
  void add(std::uint32_t slot, std::uint32_t old_value, std::uint32_t new_value) {
    m_slots[m_stores] = slot;
    m_values[std::size_t{m_stores} * 2] = old_value;
    m_values[std::size_t{m_stores} * 2 + 1] = new_value;
    ++m_stores;
  }
  std::uint32_t room() const { return kStores - m_stores; }
  bool empty() const { return m_stores == 0; }
  void clear() { m_stores = 0; }

  /// Two for each store.
  std::span<const std::uint32_t> values() const {
    return std::span(m_values).first(std::size_t{m_stores} * 2);
  }
  /// Where store number `store` went.
  std::uint32_t slot(std::size_t store) const { return m_slots[store]; }

 private:
  std::uint32_t m_stores = 0;
  std::array<std::uint32_t, kStores> m_slots{};
  std::array<std::uint32_t, std::size_t{2} * kStores> m_values{};
};

}  // namespace tricolor
