// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/goroutines.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestGoroutines : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void numbersCountUpFromZero();
  void whoBecameRunnableFirstRunsFirst();
  void thePlaceOfTheLastDeadOneIsTakenFirst();
  void ofADeadOneOnlyTheStackIsLeft();
};

void TestGoroutines::numbersCountUpFromZero() {
  Goroutines goroutines;
  QCOMPARE(goroutines.add({}), GoroutineId{0});
  const Goroutine& first = goroutines[0];
  for (GoroutineId id = 1; id < 100; ++id) QCOMPARE(goroutines.add({}), id);
  QCOMPARE(&goroutines[0], &first);
  QCOMPARE(goroutines.size(), std::size_t{100});
}

void TestGoroutines::whoBecameRunnableFirstRunsFirst() {
  Goroutines goroutines;
  for (int i = 0; i < 3; ++i) {
    Goroutine waiting;
    waiting.state = Goroutine::State::kWaiting;
    goroutines.add(std::move(waiting));
  }
  QVERIFY(!goroutines.any_runnable());
  goroutines.make_runnable(2);
  goroutines.make_runnable(0);
  QCOMPARE(goroutines[0].state, Goroutine::State::kRunnable);
  QCOMPARE(goroutines.run_next(), GoroutineId{2});
  QCOMPARE(goroutines[2].state, Goroutine::State::kRunning);
  QCOMPARE(goroutines.run_next(), GoroutineId{0});
  QVERIFY(!goroutines.any_runnable());
  QCOMPARE(goroutines[1].state, Goroutine::State::kWaiting);
}

void TestGoroutines::thePlaceOfTheLastDeadOneIsTakenFirst() {
  Goroutines goroutines;
  for (int i = 0; i < 3; ++i) goroutines.add({});
  QVERIFY(!goroutines.reuse_dead().has_value());
  goroutines.keep_for_reuse(1);
  goroutines.keep_for_reuse(2);
  QCOMPARE(goroutines.reuse_dead().value(), GoroutineId{2});
  QCOMPARE(goroutines.dead().size(), std::size_t{1});
}

void TestGoroutines::ofADeadOneOnlyTheStackIsLeft() {
  Goroutines goroutines;
  Goroutine& g = goroutines[goroutines.add({})];
  g.function = "test.work";
  g.balance_bytes = -5;
  g.stack_span = 7;
  g.stack.allocated_bytes = 8 * kKiB;
  g.stack.used_bytes = 100;
  goroutines.keep_for_reuse(0);
  goroutines.reuse_dead();
  QVERIFY(g.function.empty());
  QCOMPARE(g.balance_bytes, std::int64_t{0});
  QCOMPARE(g.stack_span, SpanId{7});
  QCOMPARE(g.stack.allocated_bytes, 8 * kKiB);
  QCOMPARE(g.stack.used_bytes, Bytes{0});
}

}  // namespace tricolor

TRICOLOR_TEST(goroutines, tricolor::TestGoroutines)
#include "test_goroutines.moc"
