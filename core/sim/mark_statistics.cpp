// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/mark_statistics.h"

#include <algorithm>

namespace tricolor {

void MarkStatistics::look_at_queue(std::uint64_t waiting) {
  m_queue_peak = std::max(m_queue_peak, waiting);
  m_queue_sum += waiting;
  ++m_queue_looks;
}

void MarkStatistics::write_to(CycleRecord& record) const {
  record.heap_marked_bytes = m_bytes_marked;
  record.objects_scanned = m_objects_scanned;
  record.page_visits = m_page_visits;
  record.sparse_visits = m_sparse_visits;
  record.sparse_objects = m_sparse_objects;
  record.dense_visits = m_dense_visits;
  record.dense_objects = m_dense_objects;
  record.queue_peak = m_queue_peak;
  record.queue_mean = m_queue_looks == 0
                          ? 0
                          : static_cast<double>(m_queue_sum) / static_cast<double>(m_queue_looks);
}

}  // namespace tricolor
