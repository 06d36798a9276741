// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/goroutine_stacks.h"
#include "tests/support/room_test.h"

namespace tricolor {
namespace {

constexpr Bytes kSpanBytes = 32 * kKiB;

/// A heap with nothing but stacks.
struct StackedHeap {
  Heap heap{SizeClassMap(26, false), 1};
  GoroutineStacks stacks{1};
  int pages_taken = 0;

  GoroutineStacks::Lent lent() {
    return {heap, 0, false, [this](const PageHeap::Run&) { ++pages_taken; }};
  }
  Bytes bytes() const { return heap.pages().totals().manual; }
  /// From now on new stacks have `bytes`.
  void make_new_stacks(Bytes bytes) {
    stacks.scanned(bytes - Stack::kGuardBytes);
    stacks.end_cycle(heap);
  }
};

}  // namespace

class TestGoroutineStacks : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aNewGoroutineHasAStackOfTodaysSize();
  void whoTakesADeadGoroutinesPlaceKeepsItsStackOrFreesIt();
  void aStackOfAnotherSizeIsFreedAtOnce();
  void aDeadGoroutinesStackIsFreedOnce();
  void pagesAreReportedBeforeTheOldStackGoesBack();
  void theStartOfAProcessReportsNothing();
  void aGrownWorkerCountsForMore();
};

void TestGoroutineStacks::aNewGoroutineHasAStackOfTodaysSize() {
  StackedHeap made;
  made.make_new_stacks(8 * kKiB);
  Goroutine g;
  made.stacks.give(made.lent(), g);
  QVERIFY(g.stack_span != kNoSpan);
  QCOMPARE(g.stack.allocated_bytes, 8 * kKiB);
  QCOMPARE(made.stacks.scannable_bytes(), 8 * kKiB);
  QCOMPARE(made.pages_taken, 1);
}

void TestGoroutineStacks::whoTakesADeadGoroutinesPlaceKeepsItsStackOrFreesIt() {
  StackedHeap made;
  Goroutine g;
  made.stacks.give(made.lent(), g);
  const SpanId first = g.stack_span;
  made.stacks.leave(made.lent(), g);
  QCOMPARE(g.stack_span, first);
  made.stacks.give(made.lent(), g);
  QCOMPARE(g.stack_span, first);

  made.stacks.leave(made.lent(), g);
  made.make_new_stacks(16 * kKiB);
  made.stacks.give(made.lent(), g);
  QCOMPARE(g.stack.allocated_bytes, 16 * kKiB);
  QVERIFY(g.stack_span != first);
}

void TestGoroutineStacks::aStackOfAnotherSizeIsFreedAtOnce() {
  StackedHeap made;
  Goroutine g;
  made.stacks.give(made.lent(), g);
  made.stacks.resize(made.lent(), g, 64 * kKiB);
  QCOMPARE(made.bytes(), kSpanBytes + 64 * kKiB);
  made.stacks.leave(made.lent(), g);
  QCOMPARE(g.stack_span, kNoSpan);
  QCOMPARE(made.bytes(), kSpanBytes);
}

void TestGoroutineStacks::aDeadGoroutinesStackIsFreedOnce() {
  StackedHeap made;
  Goroutine g;
  made.stacks.give(made.lent(), g);
  made.stacks.leave(made.lent(), g);
  made.stacks.free_dead(made.lent(), g);
  made.stacks.free_dead(made.lent(), g);
  QCOMPARE(g.stack_span, kNoSpan);
  made.stacks.end_cycle(made.heap);
  QCOMPARE(made.bytes(), Bytes{0});
}

void TestGoroutineStacks::pagesAreReportedBeforeTheOldStackGoesBack() {
  StackedHeap made;
  Goroutine g;
  made.stacks.give(made.lent(), g);
  made.stacks.resize(made.lent(), g, 64 * kKiB);
  Bytes seen = 0;
  const GoroutineStacks::Lent lent{made.heap, 0, false,
                                   [&](const PageHeap::Run&) { seen = made.bytes(); }};
  made.stacks.resize(lent, g, 128 * kKiB);
  QCOMPARE(seen, kSpanBytes + 64 * kKiB + 128 * kKiB);
  QCOMPARE(made.bytes(), kSpanBytes + 128 * kKiB);
}

void TestGoroutineStacks::theStartOfAProcessReportsNothing() {
  StackedHeap made;
  const GoroutineStacks::Lent lent{made.heap, 0, false, {}};
  for (int i = 0; i < 4; ++i) made.stacks.start_system_goroutine(lent);
  made.stacks.take_for_threads(lent, 2);
  QCOMPARE(made.bytes(), 3 * kSpanBytes);
  QCOMPARE(made.stacks.scannable_bytes(), 8 * kKiB);
}

void TestGoroutineStacks::aGrownWorkerCountsForMore() {
  StackedHeap made;
  for (int i = 0; i < 4; ++i) made.stacks.grow_worker(made.lent());
  QCOMPARE(made.stacks.scannable_bytes(), 8 * kKiB);
  QCOMPARE(made.pages_taken, 1);
}

}  // namespace tricolor

TRICOLOR_TEST(goroutine_stacks, tricolor::TestGoroutineStacks)
#include "test_goroutine_stacks.moc"
