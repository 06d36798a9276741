// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/span_queues.h"

#include <algorithm>
#include <utility>

namespace tricolor {
namespace {

/// A chain is packed when this much of its vector is spent.
constexpr std::size_t kPackAt = 1024;

}  // namespace

void SpanQueues::set_processors(int processors) {
  const auto wanted = static_cast<std::size_t>(processors);
  for (std::size_t p = wanted; p < m_queues.size(); ++p) {
    flush(static_cast<int>(p));
    while (m_queues[p].in_chain() != 0) m_queues[0].chain.push_back(take_from_chain(m_queues[p]));
  }
  m_queues.resize(wanted);
}

QueuedSpan SpanQueues::take_from_chain(Queue& queue) {
  const QueuedSpan span = queue.chain[queue.chain_head++];
  if (queue.in_chain() == 0 || queue.chain_head >= kPackAt) {
    const auto spent = static_cast<std::ptrdiff_t>(std::exchange(queue.chain_head, 0));
    queue.chain.erase(queue.chain.begin(), queue.chain.begin() + spent);
  }
  return span;
}

std::uint64_t SpanQueues::waiting() const {
  std::uint64_t in_rings = 0;
  for (const Queue& queue : m_queues) in_rings += queue.ring.size();
  return in_rings + m_shared;
}

void SpanQueues::share(Queue& queue, std::uint32_t count) {
  for (std::uint32_t i = 0; i < count; ++i) queue.chain.push_back(queue.ring.take());
  m_shared += count;
  queue.puts = 0;
}

void SpanQueues::offer_some(Queue& queue) {
  queue.puts = 0;
  const std::uint32_t count = std::min(queue.ring.size() / 2, kMostShared);
  if (count >= kFewestShared && queue.in_chain() == 0) offer(queue, count);
}

bool SpanQueues::refill(int p, int from) {
  Queue& other = m_queues[static_cast<std::size_t>(from)];
  const std::size_t count = std::min((other.in_chain() + 1) / 2, kMostTaken);
  Ring& own = m_queues[static_cast<std::size_t>(p)].ring;
  for (std::size_t taken = 0; taken < count; ++taken) own.push(take_from_chain(other));
  m_shared -= count;
  return count != 0;
}

bool SpanQueues::steal(int p) {
  for (int i = 1; m_shared != 0 && i < static_cast<int>(m_queues.size()); ++i) {
    if (refill(p, (p + i) % static_cast<int>(m_queues.size()))) return true;
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
