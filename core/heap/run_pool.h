// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/units.h"
#include "core/heap/size_classes.h"

namespace tricolor {

/// Entries that spans have one of for each slot, or for some slots together: a run of them for each
/// span. Runs of spans of one size class are equally long, and used again by others of that class.
template <typename Entry, typename Allocator = std::allocator<Entry>>
class RunPool {
 public:
  /// The first entry of a run of `length`, which is the same for all of that size class. Entries
  /// are what they were.
  std::uint32_t take(std::size_t size_class, std::size_t length) {
    std::vector<std::uint32_t>& free = m_free[size_class];
    std::uint32_t first = m_end;
    if (free.empty()) {
      m_end += static_cast<std::uint32_t>(length);
      make_room();
    } else {
      first = free.back();
      free.pop_back();
    }
    return first;
  }
  void give_back(std::size_t size_class, std::uint32_t first) {
    m_free[size_class].push_back(first);
  }

  Entry& operator[](std::size_t at) { return m_entries[at]; }
  const Entry& operator[](std::size_t at) const { return m_entries[at]; }
  Entry* data() { return m_entries.data(); }
  const Entry* data() const { return m_entries.data(); }

  /// The same runs, but not their entries, for which make_room() has to be called.
  void take_runs_of(const RunPool& other) {
    m_end = other.m_end;
    m_free = other.m_free;
  }
  void make_room() { m_entries.resize(m_end); }
  Bytes host_bytes() const {
    Bytes bytes = m_entries.capacity() * sizeof(Entry);
    for (const auto& each : m_free) bytes += each.capacity() * sizeof each[0];
    return bytes;
  }

 private:
  std::vector<Entry, Allocator> m_entries;
  std::uint32_t m_end = 0;  ///< of the last run
  std::array<std::vector<std::uint32_t>, kSizeClasses> m_free;
};

}  // namespace tricolor
