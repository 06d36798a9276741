// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/span_queues.h"

#include <algorithm>

namespace tricolor {
namespace {

constexpr std::size_t kMaxStolen = 16;
/// A queue is packed when this much of its vector is spent.
constexpr std::size_t kPackAt = 1024;

}  // namespace

void SpanQueues::set_processors(int processors) {
  const auto wanted = static_cast<std::size_t>(processors);
  for (std::size_t p = wanted; p < m_queues.size(); ++p) {
    Queue& gone = m_queues[p];
    m_queues[0].spans.insert(m_queues[0].spans.end(),
                             gone.spans.begin() + static_cast<std::ptrdiff_t>(gone.head),
                             gone.spans.end());
  }
  m_queues.resize(wanted);
}

SpanId SpanQueues::pop(int p) {
  Queue& queue = m_queues[static_cast<std::size_t>(p)];
  if (queue.size() == 0) return kNoSpan;
  const SpanId span = queue.spans[queue.head++];
  --m_waiting;
  if (queue.size() == 0 || queue.head >= kPackAt) {
    queue.spans.erase(queue.spans.begin(),
                      queue.spans.begin() + static_cast<std::ptrdiff_t>(queue.head));
    queue.head = 0;
  }
  return span;
}

bool SpanQueues::steal(int p) {
  Queue& mine = m_queues[static_cast<std::size_t>(p)];
  for (std::size_t i = 1; i < m_queues.size(); ++i) {
    Queue& other = m_queues[(static_cast<std::size_t>(p) + i) % m_queues.size()];
    if (other.size() == 0) continue;
    const std::size_t count = std::clamp<std::size_t>(other.size() / 2, 1, kMaxStolen);
    const auto first = other.spans.begin() + static_cast<std::ptrdiff_t>(other.head);
    mine.spans.insert(mine.spans.end(), first, first + static_cast<std::ptrdiff_t>(count));
    other.head += count;
    return true;
  }
  return false;
}

}  // namespace tricolor
