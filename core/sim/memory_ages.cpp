// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/memory_ages.h"

#include <algorithm>

namespace tricolor {

void MemoryAges::touch(const Span& s) {
  if (m_touched.size() < s.first_page + s.pages) m_touched.resize(s.first_page + s.pages);
  std::fill_n(m_touched.begin() + s.first_page, s.pages, now());
}

Bytes MemoryAges::reuse_distance(const Span& s) const {
  Bytes kib = 0;  // of all its pages
  for (std::uint32_t page = s.first_page; page < s.first_page + s.pages; ++page) {
    kib += now() - (page < m_touched.size() ? m_touched[page] : 0);
  }
  const std::uint32_t free = std::max(s.slots - s.allocated, 1U);
  return kib * kKiB / s.pages * s.slots / free;
}

void MemoryAges::hash(Hasher& hasher) const {
  hasher.add(m_passed);
  for (const std::uint32_t touched : m_touched) hasher.add(touched);
}

}  // namespace tricolor
