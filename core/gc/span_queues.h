// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/hash.h"
#include "core/heap/span.h"

namespace tricolor {

/// Green Tea's work: one FIFO of spans for each processor, from which others may steal
/// (go-gc-model §9.4). FIFO, so that a span waits long and collects many marks.
class SpanQueues {
 public:
  explicit SpanQueues(int processors) { set_processors(processors); }
  /// Spans of processors that go away are moved to the first one.
  void set_processors(int processors);

  void push(int p, SpanId span) {
    m_queues[static_cast<std::size_t>(p)].spans.push_back(span);
    ++m_waiting;
  }
  /// The oldest own span; kNoSpan if there is none.
  SpanId pop(int p);
  /// Moves up to half of another processor's spans (16 at most) here; false if nobody has any.
  bool steal(int p);
  std::uint64_t waiting() const { return m_waiting; }
  /// Spans in the processor's own queue.
  std::size_t local(int p) const { return m_queues[static_cast<std::size_t>(p)].size(); }
  template <typename Visit>
  void for_each(Visit visit) const {
    for (const Queue& queue : m_queues) {
      for (std::size_t i = queue.head; i < queue.spans.size(); ++i) visit(queue.spans[i]);
    }
  }
  void hash(Hasher& hasher) const {
    for_each([&](SpanId id) { hasher.add(id); });
  }

 private:
  struct Queue {
    std::vector<SpanId> spans;
    std::size_t head = 0;
    std::size_t size() const { return spans.size() - head; }
  };
  std::vector<Queue> m_queues;
  std::uint64_t m_waiting = 0;
};

}  // namespace tricolor
