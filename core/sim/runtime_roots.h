// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/heap/roots.h"

namespace tricolor {

/// What the Go runtime's own globals point to, those of .data first, then those of .bss.
class RuntimeRoots {
 public:
  void add_to_data(Address object) {
    m_all.insert(m_all.begin() + static_cast<std::ptrdiff_t>(m_data), object);
    ++m_data;
  }
  /// Where it is among those of .bss.
  std::size_t add_to_bss(Address object) {
    m_all.push_back(object);
    return m_all.size() - m_data - 1;
  }
  void set_bss(std::size_t root, Address object) { m_all[m_data + root] = object; }

  const std::vector<Address>& all() const { return m_all; }
  std::span<const Address> data() const { return std::span(m_all).first(m_data); }
  std::span<const Address> bss() const { return std::span(m_all).subspan(m_data); }

 private:
  std::vector<Address> m_all;
  std::size_t m_data = 0;  ///< so many of them lie in .data
};

}  // namespace tricolor
