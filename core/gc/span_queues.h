// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/hash.h"
#include "core/heap/span.h"

namespace tricolor {

/// A span that waits to be scanned, with what leads straight to its PageMeta.
struct QueuedSpan {
  SpanId id = kNoSpan;
  std::uint32_t first_page = 0;
  explicit operator bool() const { return id != kNoSpan; }
};

/// Green Tea's work (go-gc-model §9.4): spans wait in a ring of their processor's own; now and then
/// part of it moves to that processor's chain, from which others may steal. All of it is first in,
/// first out, so that a span waits long and collects many marks.
///
/// 1. push() to the own ring. 2. pop() from the own ring; then take_back() from the own chain.
/// 3. steal() from the others' chains. 4. flush() when marking may be over: nothing stays private.
///
/// Invariant: a queued span is in one place; shared() counts those that are in chains.
class SpanQueues {
  struct Queue;

 public:
  explicit SpanQueues(int processors) { set_processors(processors); }
  /// Spans of processors that go away are moved to the first one.
  void set_processors(int processors);

  /// One processor's queue, as what many calls begin with; until the processors change.
  using Own = Queue&;
  Own own(int p) { return m_queues[static_cast<std::size_t>(p)]; }

  void push(Own queue, QueuedSpan span) {
    if (queue.ring.size() == kRing) [[unlikely]] {
      offer(queue, kRing / 2);
      queue.ring.push(span);
      return;
    }
    queue.ring.push(span);
    if (++queue.puts == kSharePeriod) [[unlikely]]
      offer_some(queue);
  }
  /// The oldest span of the own ring, if there is one.
  static QueuedSpan pop(Own queue) {
    return queue.ring.size() == 0 ? QueuedSpan{} : queue.ring.take();
  }
  void push(int p, QueuedSpan span) { push(own(p), span); }
  QueuedSpan pop(int p) { return pop(own(p)); }
  /// Those that pop() will return next and some pops later, if there are so many.
  struct Upcoming {
    QueuedSpan next;
    QueuedSpan later;
  };
  static Upcoming upcoming(const Queue& queue) {
    return {queue.ring.at(0), queue.ring.at(kLookAhead)};
  }
  /// When the own ring is empty: half of the own chain goes back to it; false if there is none.
  bool take_back(int p) { return refill(p, p); }
  /// The same from another processor's chain; false if nobody has any.
  bool steal(int p);
  /// Moves the own ring to the own chain; true if there was anything in it.
  bool flush(int p);
  /// Has push() moved anything to the own chain since forget_offer()?
  static bool has_offered(const Queue& queue) { return queue.offered; }
  static void forget_offer(Own queue) { queue.offered = false; }

  /// Spans in all of them.
  std::uint64_t waiting() const;
  std::uint64_t shared() const { return m_shared; }
  /// Spans that only this processor can take.
  std::size_t local(int p) const { return m_queues[static_cast<std::size_t>(p)].ring.size(); }
  bool has_local(int p) const { return local(p) != 0; }
  template <typename Visit>
  void for_each(Visit visit) const {
    for (const Queue& queue : m_queues) {
      for (std::size_t i = queue.chain_head; i < queue.chain.size(); ++i) visit(queue.chain[i]);
      for (std::uint32_t i = 0; i < queue.ring.size(); ++i) visit(queue.ring.at(i));
    }
  }
  void hash(Hasher& hasher) const {
    for_each([&](QueuedSpan span) { hasher.add(span.id); });
  }

 private:
  static constexpr std::uint32_t kRing = 256;
  /// How many pops after the next one upcoming() tells of.
  static constexpr std::uint32_t kLookAhead = 3;
  /// So many puts after the last time, half of the ring is shared, up to a limit, if the chain is
  /// empty and that is enough.
  static constexpr std::uint32_t kSharePeriod = 64;
  static constexpr std::uint32_t kFewestShared = 5;
  static constexpr std::uint32_t kMostShared = 16;
  static constexpr std::size_t kMostTaken = kRing / 2;

  /// Up to kRing spans, first in, first out.
  class Ring {
   public:
    std::uint32_t size() const { return m_puts - m_takes; }
    void push(QueuedSpan span) { m_items[m_puts++ % kRing] = span; }
    QueuedSpan take() { return m_items[m_takes++ % kRing]; }
    /// What take() will return after `i` others, if there are so many.
    QueuedSpan at(std::uint32_t i) const {
      return i < size() ? m_items[(m_takes + i) % kRing] : QueuedSpan{};
    }

   private:
    std::array<QueuedSpan, kRing> m_items{};
    std::uint32_t m_puts = 0;
    std::uint32_t m_takes = 0;
  };
  struct Queue {
    Ring ring;
    std::vector<QueuedSpan> chain;
    std::size_t chain_head = 0;  ///< what was before it has been taken
    std::uint32_t puts = 0;      ///< since the last time that some were shared, or nearly
    bool offered = false;
    std::size_t in_chain() const { return chain.size() - chain_head; }
  };

  static QueuedSpan take_from_chain(Queue& queue);
  void share(Queue& queue, std::uint32_t count);
  void offer(Queue& queue, std::uint32_t count) {
    share(queue, count);
    queue.offered = true;
  }
  void offer_some(Queue& queue);
  bool refill(int p, int from);

  std::vector<Queue> m_queues;
  std::uint64_t m_shared = 0;
};

}  // namespace tricolor
