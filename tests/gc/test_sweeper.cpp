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

  void allocationPaysForSweepingInProportion() {
    SweptHeap h("root->A, B");
    h.sweeper.set_pace(0, 2 * kMiB);  // one page within 1 MiB of allocation
    h.sweeper.pay_debt(h.text.heap(), kMiB / 2, 0, 0, h.tally);
    QCOMPARE(h.tally.spans, 0U);
    h.sweeper.pay_debt(h.text.heap(), kMiB / 2, 0, 3 * kMiB / 4, h.tally);
    QCOMPARE(h.tally.spans, 1U);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(sweeper, tricolor::TestSweeper)
#include "test_sweeper.moc"
