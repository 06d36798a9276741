// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/root_jobs.h"

#include <algorithm>

namespace tricolor {

void RootJobs::prepare(Bytes globals_bytes, std::uint32_t arenas, std::uint32_t goroutines,
                       bool cleanups) {
  m_globals_bytes = globals_bytes;
  m_fixed = cleanups ? 3 : 2;
  m_shards = static_cast<std::uint32_t>((globals_bytes + kShardBytes - 1) / kShardBytes);
  m_shards = std::max<std::uint32_t>(m_shards, 1);
  m_specials = arenas * kSpecialShardsPerArena;
  m_count = m_fixed + m_shards + m_specials + goroutines;
  m_next = 0;
}

RootJob RootJobs::take() {
  std::uint32_t number = m_next++;
  if (number < m_fixed) return {static_cast<RootJob::Kind>(number), 0, 0};
  number -= m_fixed;
  if (number < m_shards) {
    const Bytes from = number * kShardBytes;
    return {RootJob::Kind::kGlobals, number, std::min(kShardBytes, m_globals_bytes - from)};
  }
  number -= m_shards;
  if (number < m_specials) return {RootJob::Kind::kSpanSpecials, number, 0};
  return {RootJob::Kind::kStack, number - m_specials, 0};
}

}  // namespace tricolor
