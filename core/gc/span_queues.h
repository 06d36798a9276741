// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/hash.h"
#include "core/heap/span.h"

namespace tricolor {

/// Green Tea's work (go-gc-model §9.4): spans wait in a ring of their processor's own; now and then
/// part of it moves to that processor's chain, from which others may steal. All of it is first in,
/// first out, so that a span waits long and collects many marks.
///
/// 1. push() to the own ring. 2. pop() from the own ring; then pop_shared() from the own chain.
/// 3. steal() from the others' chains. 4. flush() when marking may be over: nothing stays private.
///
/// Invariant: waiting() counts each queued span once; shared() those of them that are in chains.
class SpanQueues {
 public:
  explicit SpanQueues(int processors) { set_processors(processors); }
  /// Spans of processors that go away are moved to the first one.
  void set_processors(int processors);

  void push(int p, SpanId span) {
    Queue& queue = m_queues[static_cast<std::size_t>(p)];
    if (queue.ring.size() == kRing) [[unlikely]]
      share(queue, kRing / 2);
    queue.ring.items.push_back(span);
    ++m_waiting;
    if (++queue.puts % kSharePeriod == 0) [[unlikely]]
      share_some(queue);
  }
  /// The oldest span of the own ring; kNoSpan if there is none.
  SpanId pop(int p) {
    Queue& queue = m_queues[static_cast<std::size_t>(p)];
    return queue.ring.size() == 0 ? kNoSpan : take(queue.ring);
  }
  /// Those that pop() will return next and some pops later; kNoSpan where there is none.
  struct Upcoming {
    SpanId next = kNoSpan;
    SpanId later = kNoSpan;
  };
  Upcoming upcoming(int p) const {
    const Fifo& ring = m_queues[static_cast<std::size_t>(p)].ring;
    return {ring.at(0), ring.at(kLookAhead)};
  }
  /// The oldest of the own chain; kNoSpan if there is none.
  SpanId pop_shared(int p);
  /// Moves up to half of another processor's chain (16 at most) here; false if nobody has any.
  bool steal(int p);
  /// Moves the own ring to the own chain; true if there was anything in it.
  bool flush(int p);

  std::uint64_t waiting() const { return m_waiting; }
  std::uint64_t shared() const { return m_shared; }
  /// Spans that only this processor can take.
  std::size_t local(int p) const { return m_queues[static_cast<std::size_t>(p)].ring.size(); }
  bool has_local(int p) const { return local(p) != 0; }
  template <typename Visit>
  void for_each(Visit visit) const {
    for (const Queue& queue : m_queues) {
      for (const Fifo* fifo : {&queue.chain, &queue.ring}) {
        for (std::size_t i = fifo->head; i < fifo->items.size(); ++i) visit(fifo->items[i]);
      }
    }
  }
  void hash(Hasher& hasher) const {
    for_each([&](SpanId id) { hasher.add(id); });
  }

 private:
  /// Spans that a ring holds.
  static constexpr std::size_t kRing = 256;
  /// How many pops after the next one upcoming() tells of.
  static constexpr std::size_t kLookAhead = 3;
  /// Every so many puts some are shared, if the chain is empty and the ring holds enough.
  static constexpr std::uint32_t kSharePeriod = 64;
  static constexpr std::size_t kFewest = 4;
  static constexpr std::size_t kMostShared = 16;

  struct Fifo {
    std::vector<SpanId> items;
    std::size_t head = 0;
    std::size_t size() const { return items.size() - head; }
    SpanId at(std::size_t i) const { return i < size() ? items[head + i] : kNoSpan; }
  };
  struct Queue {
    Fifo ring;
    Fifo chain;
    std::uint32_t puts = 0;
  };

  SpanId take(Fifo& fifo);
  static void move(Fifo& from, Fifo& to, std::size_t count);
  void share(Queue& queue, std::size_t count);
  void share_some(Queue& queue);

  std::vector<Queue> m_queues;
  std::uint64_t m_waiting = 0;
  std::uint64_t m_shared = 0;
};

}  // namespace tricolor
