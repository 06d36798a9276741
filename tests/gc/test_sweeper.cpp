// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/gc/sweeper.h"
#include "tests/support/heap_text.h"
#include "tests/support/room_test.h"

namespace tricolor {

using test::HeapText;

/// A heap of 64-byte objects with its sweeper, as after mark termination.
class SweptHeap {
 public:
  explicit SweptHeap(const std::string& heap) : text(heap), marker(1, false) {
    text.mark_all(marker);
    const SpanId id = text.heap().retire_cached(0, kClass);
    text.heap().span(id).sweepgen = sweeper.sweepgen();
    sweeper.uncache(text.heap(), id, tally);
    sweeper.start_cycle(text.heap().pages().totals().in_use / kPageBytes);
  }
  static constexpr int kClass = span_class(6, false);
  HeapText text;
  Marker marker;
  Sweeper sweeper;
  Sweeper::Tally tally;
};

/// Dead objects of a page or more, each in a span of its own, before sweeping begins.
class DeadSpans {
 public:
  void add_large(std::uint32_t pages, int count) {
    const Bytes bytes = pages * kPageBytes;
    const TypeId type = m_heap.types().intern("[]byte", bytes, {});
    for (int i = 0; i < count; ++i) {
      const SpanId id = m_heap.create_span(span_class(kLargeClass, true), bytes).id;
      sweeper.adopt(m_heap, id);
      m_heap.allocate_large(0, id, type);
    }
  }
  /// Spans that marking finds full: nothing in them can be given to a cache.
  void add_full(int span_class, int count) {
    const TypeId type = m_heap.types().intern("[]byte", kPageBytes, {});
    m_heap.set_allocate_black(true);
    for (int i = 0; i < count; ++i) {
      const SpanId id = m_heap.create_span(span_class, 0).id;
      m_heap.cache(0, id);
      while (m_heap.allocate_cached(0, span_class, type) != 0) {
      }
      m_heap.retire_cached(0, span_class);
      m_heap.span(id).sweepgen = sweeper.sweepgen();
      sweeper.uncache(m_heap, id, tally);
    }
  }
  void start() { sweeper.start_cycle(m_heap.pages().totals().in_use / kPageBytes); }
  Heap& heap() { return m_heap; }

  Sweeper sweeper;
  Sweeper::Tally tally;

 private:
  Heap m_heap{SizeClassMap(19, false), 1};
};

class TestSweeper : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void garbageKeepsItsSlotUntilItsSpanIsSwept() {
    SweptHeap h("root->A, B");
    QVERIFY(h.text.heap().find(h.text["B"]));
    QVERIFY(h.sweeper.sweep_one(h.text.heap(), h.tally));
    QVERIFY(!h.text.heap().find(h.text["B"]));
    QCOMPARE(h.tally.objects_freed, std::uint64_t{1});
    QVERIFY(!h.sweeper.sweep_one(h.text.heap(), h.tally));
    QVERIFY(h.sweeper.done());
  }

  void aSpanWithNothingAliveGoesBackToThePageHeap() {
    SweptHeap h("A, B");
    h.sweeper.sweep_one(h.text.heap(), h.tally);
    QCOMPARE(h.tally.pages_freed, std::uint64_t{1});
    QCOMPARE(h.text.heap().pages().totals().in_use, Bytes{0});
  }

  void aRefillSweepsAndTakesASpanOfItsClassEvenAnEmptyOne() {
    SweptHeap h("A, B");
    const SpanId id = h.sweeper.acquire_for_cache(h.text.heap(), SweptHeap::kClass, h.tally);
    QVERIFY(id != kNoSpan);
    QCOMPARE(h.text.heap().span(id).allocated, 0U);
    QCOMPARE(h.tally.pages_freed, std::uint64_t{0});
  }

  void theReclaimerSweepsOnlySpansWithNothingMarked() {
    SweptHeap alive("root->A, B");
    alive.sweeper.reclaim(alive.text.heap(), 1, alive.tally);
    QCOMPARE(alive.tally.spans, 0U);
    SweptHeap dead("A, B");
    dead.sweeper.reclaim(dead.text.heap(), 1, dead.tally);
    QCOMPARE(dead.tally.pages_freed, std::uint64_t{1});
    // It stays in its unswept set and is skipped there.
    QVERIFY(!dead.sweeper.sweep_one(dead.text.heap(), dead.tally));
  }

  void theReclaimerSweepsAWholeChunkAndKeepsWhatIsLeftForLater() {
    DeadSpans h;
    h.add_large(100, 7);  // the sixth begins in the first 512 pages, the seventh does not
    h.start();
    h.sweeper.reclaim(h.heap(), 10, h.tally);
    QCOMPARE(h.tally.pages_freed, std::uint64_t{600});
    h.sweeper.reclaim(h.heap(), 590, h.tally);
    QCOMPARE(h.tally.pages_freed, std::uint64_t{600});
    h.sweeper.reclaim(h.heap(), 1, h.tally);
    QCOMPARE(h.tally.pages_freed, std::uint64_t{700});
  }

  void whatTheBackgroundSweeperFreesCountsForTheReclaimer() {
    DeadSpans h;
    h.add_large(100, 7);
    h.start();
    QVERIFY(h.sweeper.sweep_one(h.heap(), h.tally));
    h.sweeper.reclaim(h.heap(), 100, h.tally);
    QCOMPARE(h.tally.spans, 1U);
  }

  void aRefillGivesUpAfter101SpansWithoutAFreeSlot() {
    DeadSpans h;
    const int page_class = span_class(h.heap().sizes().class_for(kPageBytes, true), true);
    h.add_full(page_class, 105);
    h.start();
    QCOMPARE(h.sweeper.acquire_for_cache(h.heap(), page_class, h.tally), kNoSpan);
    QCOMPARE(h.tally.spans, 101U);
  }

  void thePaceIsOfTheSpansThatAreInUseWhenItIsSet() {
    DeadSpans h;
    h.add_large(100, 7);
    h.start();
    h.sweeper.set_pace(0, 2 * kMiB, 700);
    const double before = h.sweeper.pages_per_byte();
    h.sweeper.set_pace(0, 2 * kMiB, 1400);  // as many new spans since
    QCOMPARE(h.sweeper.pages_per_byte(), 2 * before);
  }

  void allocationPaysForSweepingInProportion() {
    SweptHeap h("root->A, B");
    h.sweeper.set_pace(0, 2 * kMiB, 1);  // one page within 1 MiB of allocation
    h.sweeper.pay_debt(h.text.heap(), kMiB / 2, 0, 0, h.tally);
    QCOMPARE(h.tally.spans, 0U);
    h.sweeper.pay_debt(h.text.heap(), kMiB / 2, 0, 3 * kMiB / 4, h.tally);
    QCOMPARE(h.tally.spans, 1U);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(sweeper, tricolor::TestSweeper)
#include "test_sweeper.moc"
