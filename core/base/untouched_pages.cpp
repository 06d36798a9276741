// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/base/untouched_pages.h"

namespace tricolor {

void UntouchedPages::add(Bytes offset, Bytes bytes) {
  const Bytes end = (offset + bytes) / kSystemPageBytes;
  if (m_bits.size() * 64 < end) m_bits.resize((end + 63) / 64);
  for (Bytes page = offset / kSystemPageBytes; page < end; ++page) {
    std::uint64_t& bits = m_bits[page / 64];
    const std::uint64_t mask = std::uint64_t{1} << (page % 64);
    if (bits == 0) m_used.push_back(static_cast<std::uint32_t>(page / 64));
    if ((bits & mask) == 0) ++m_left;
    bits |= mask;
  }
}

void UntouchedPages::clear() {
  for (const std::uint32_t word : m_used) m_bits[word] = 0;
  m_used.clear();
  m_left = 0;
}

}  // namespace tricolor
