// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/root_jobs.h"

#include <algorithm>

namespace tricolor {

void RootJobs::prepare(Bytes data_bytes, Bytes bss_bytes, std::uint32_t arenas,
                       std::uint32_t goroutines, bool cleanups) {
  const auto shards = [](Bytes bytes) {
    return static_cast<std::uint32_t>((bytes + kShardBytes - 1) / kShardBytes);
  };
  m_data_bytes = data_bytes;
  m_bss_bytes = bss_bytes;
  m_fixed = cleanups ? 3 : 2;
  m_data_shards = std::max<std::uint32_t>(shards(data_bytes), 1);
  m_bss_shards = shards(bss_bytes);
  m_specials = arenas * kSpecialShardsPerArena;
  m_count = m_fixed + m_data_shards + m_bss_shards + m_specials + goroutines;
  m_next = 0;
}

RootJob RootJobs::take() {
  std::uint32_t number = m_next++;
  if (number < m_fixed) return {static_cast<RootJob::Kind>(number)};
  number -= m_fixed;
  if (number < m_data_shards) return globals(number, number, m_data_bytes, m_bss_shards == 0);
  if (number < m_data_shards + m_bss_shards) {
    return globals(number, number - m_data_shards, m_bss_bytes, true);
  }
  number -= m_data_shards + m_bss_shards;
  if (number < m_specials) return {RootJob::Kind::kSpanSpecials, number};
  return {RootJob::Kind::kStack, number - m_specials};
}

RootJob RootJobs::globals(std::uint32_t number, std::uint32_t shard, Bytes segment_bytes,
                          bool with_variables) const {
  return {RootJob::Kind::kGlobals, number,
          std::min(kShardBytes, segment_bytes - shard * kShardBytes), number < m_data_shards,
          with_variables && shard == 0};
}

}  // namespace tricolor
