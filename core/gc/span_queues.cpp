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
    flush(static_cast<int>(p));
    move(m_queues[p].chain, m_queues[0].chain, m_queues[p].chain.size());
  }
  m_queues.resize(wanted);
}

SpanId SpanQueues::take(Fifo& fifo) {
  const SpanId span = fifo.items[fifo.head++];
  --m_waiting;
  if (fifo.size() == 0 || fifo.head >= kPackAt) {
    fifo.items.erase(fifo.items.begin(),
                     fifo.items.begin() + static_cast<std::ptrdiff_t>(fifo.head));
    fifo.head = 0;
  }
  return span;
}

void SpanQueues::move(Fifo& from, Fifo& to, std::size_t count) {
  const auto first = from.items.begin() + static_cast<std::ptrdiff_t>(from.head);
  to.items.insert(to.items.end(), first, first + static_cast<std::ptrdiff_t>(count));
  from.head += count;
  if (from.size() != 0) return;
  from.items.clear();
  from.head = 0;
}

void SpanQueues::share(Queue& queue, std::size_t count) {
  move(queue.ring, queue.chain, count);
  m_shared += count;
}

void SpanQueues::share_some(Queue& queue) {
  const std::size_t size = queue.ring.size();
  if (size > kFewest && queue.chain.size() == 0) share(queue, std::min(size / 2, kMostShared));
}

SpanId SpanQueues::pop_shared(int p) {
  Queue& queue = m_queues[static_cast<std::size_t>(p)];
  if (queue.chain.size() == 0) return kNoSpan;
  --m_shared;
  return take(queue.chain);
}

bool SpanQueues::steal(int p) {
  for (std::size_t i = 1; m_shared != 0 && i < m_queues.size(); ++i) {
    Queue& other = m_queues[(static_cast<std::size_t>(p) + i) % m_queues.size()];
    if (other.chain.size() == 0) continue;
    const std::size_t count = std::clamp<std::size_t>(other.chain.size() / 2, 1, kMaxStolen);
    move(other.chain, m_queues[static_cast<std::size_t>(p)].ring, count);
    m_shared -= count;
    return true;
  }
  return false;
}

bool SpanQueues::flush(int p) {
  Queue& queue = m_queues[static_cast<std::size_t>(p)];
  if (queue.ring.size() == 0) return false;
  share(queue, queue.ring.size());
  return true;
}

}  // namespace tricolor
