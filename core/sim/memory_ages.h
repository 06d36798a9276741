// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/hash.h"
#include "core/heap/span.h"

namespace tricolor {

/// When pages were last handed out, measured in memory that went through the caches since. That
/// decides whether the caches still hold what has to be cleared: garbage that is used again in
/// every cycle stays in them, however large the heap beside it is that nobody touches.
///
/// 1. pass() for all memory that is handed out or scanned.
/// 2. reuse_distance() of a span with free slots, then touch(), when it is handed out.
class MemoryAges {
 public:
  void pass(Bytes bytes) { m_passed += bytes; }
  void touch(const Span& s);
  /// What went through the caches, on average, since the span's free slots were last handed out:
  /// one of them is each time the span is, if all are free; each has to wait for its turn if few
  /// are. Pages that never were handed out count as handed out at the beginning.
  Bytes reuse_distance(const Span& s) const;

  Bytes host_bytes() const { return m_touched.capacity() * sizeof m_touched[0]; }
  void hash(Hasher& hasher) const;

 private:
  /// In KiB, so that 32 bits hold differences of up to 4 TiB.
  std::uint32_t now() const { return static_cast<std::uint32_t>(m_passed / kKiB); }

  Bytes m_passed = 0;
  std::vector<std::uint32_t> m_touched;  ///< now() as of then, by page
};

}  // namespace tricolor
