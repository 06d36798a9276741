// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/gc/marker.h"
#include "core/sim/cycle_record.h"

namespace tricolor {

/// What marking has looked at in one cycle, and how much waited to be looked at meanwhile.
///
/// 1. add() what each step of a worker, an assist or the barrier did, and look_at_queue() each time
///    somebody reports scan work: so how a run is stepped makes no difference.
/// 2. add_born_black() once, at mark termination; then write_to() the cycle's record.
class MarkStatistics {
 public:
  void add(const MarkTally& tally) {
    m_bytes_marked += tally.marked;
    m_objects_scanned += tally.objects;
    m_page_visits += tally.page_visits;
    m_sparse_visits += tally.sparse_visits;
    m_sparse_objects += tally.sparse_objects;
    m_dense_visits += tally.dense_visits;
    m_dense_objects += tally.dense_objects;
  }
  void add_born_black(Bytes bytes) { m_bytes_marked += bytes; }
  /// `waiting`: objects, or objects and spans, in the marker's queues.
  void look_at_queue(std::uint64_t waiting);

  Bytes bytes_marked() const { return m_bytes_marked; }
  void write_to(CycleRecord& record) const;

 private:
  Bytes m_bytes_marked = 0;
  std::uint64_t m_objects_scanned = 0;
  std::uint64_t m_page_visits = 0;
  std::uint64_t m_sparse_visits = 0;
  std::uint64_t m_sparse_objects = 0;
  std::uint64_t m_dense_visits = 0;
  std::uint64_t m_dense_objects = 0;
  std::uint64_t m_queue_peak = 0;
  std::uint64_t m_queue_sum = 0;
  std::uint64_t m_queue_looks = 0;
};

}  // namespace tricolor
