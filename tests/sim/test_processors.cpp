// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <initializer_list>

#include "core/sim/processors.h"
#include "tests/support/room_test.h"

namespace tricolor {
namespace {

constexpr Ticks kAsleep = -1;

/// Awake at these times; kAsleep: idle since 70.
Processors processors_at(std::initializer_list<Ticks> clocks) {
  Processors made(static_cast<int>(clocks.size()));
  int p = 0;
  for (const Ticks clock : clocks) {
    made[p].idle = clock == kAsleep;
    made[p++].clock = clock == kAsleep ? 70 : clock;
  }
  return made;
}

}  // namespace

class TestProcessors : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void nowIsWhatAllThatAreAwakeHaveReached();
  void theOneFurthestBehindActsNext();
  void ofEqualClocksTheFirstActs();
  void nobodyActsWhenAllSleep();
  void sleepersAreFoundFromTheFirstOn();
  void whoSleepsIsNotBehind();
  void oneIsWokenIfNoneThatWasWokenStillLooks();
  void othersRunIfOneThatIsAwakeHasAGoroutine();
  void spinnersAnswerUnlessOneIsStealing();
  void whoSleepsIsNotInterrupted();
};

void TestProcessors::nowIsWhatAllThatAreAwakeHaveReached() {
  const Processors some = processors_at({50, kAsleep, 40});
  QCOMPARE(some.now(), Ticks{40});
  QCOMPARE(some.latest(), Ticks{70});
  QCOMPARE(processors_at({kAsleep, kAsleep}).now(), Ticks{70});
}

void TestProcessors::theOneFurthestBehindActsNext() {
  const Processors::Turn turn = processors_at({50, 30, kAsleep, 40}).next_turn();
  QCOMPARE(turn.p, 1);
  QCOMPARE(turn.second_clock, Ticks{40});
  QCOMPARE(processors_at({50, 40, 30}).next_turn().second_clock, Ticks{40});
}

void TestProcessors::ofEqualClocksTheFirstActs() {
  const Processors::Turn turn = processors_at({kAsleep, 30, 30}).next_turn();
  QCOMPARE(turn.p, 1);
  QCOMPARE(turn.second_clock, Ticks{30});
}

void TestProcessors::nobodyActsWhenAllSleep() {
  QCOMPARE(processors_at({kAsleep}).next_turn().p, Processors::kNobody);
  QCOMPARE(processors_at({kAsleep, 30}).next_turn().second_clock, Ticks{INT64_MAX});
}

void TestProcessors::sleepersAreFoundFromTheFirstOn() {
  QCOMPARE(processors_at({50, kAsleep, kAsleep}).first_asleep(), 1);
  QCOMPARE(processors_at({kAsleep, 50, 50}).first_awake(), 1);
  QCOMPARE(processors_at({50}).first_asleep(), Processors::kNobody);
  QCOMPARE(processors_at({kAsleep}).first_awake(), Processors::kNobody);
}

void TestProcessors::whoSleepsIsNotBehind() {
  Processors some = processors_at({50, 60, kAsleep});
  QVERIFY(some.anyone_behind(1));
  QVERIFY(!some.anyone_behind(0));
  some[0].clock = 60;
  QVERIFY(!some.anyone_behind(1));
}

void TestProcessors::oneIsWokenIfNoneThatWasWokenStillLooks() {
  Processors some = processors_at({50, 60, kAsleep});
  QVERIFY(some.may_wake_one());
  some[1].spinning = true;
  QVERIFY(!some.may_wake_one());
  some[1].idle = true;
  QVERIFY(some.may_wake_one());
  QVERIFY(!processors_at({50, 60}).may_wake_one());
}

void TestProcessors::othersRunIfOneThatIsAwakeHasAGoroutine() {
  Processors some = processors_at({50, 30});
  QVERIFY(!some.others_run(0));
  some[1].goroutine = 1;
  QVERIFY(some.others_run(0));
  QVERIFY(!some.others_run(1));
}

void TestProcessors::spinnersAnswerUnlessOneIsStealing() {
  Processors some = processors_at({50, 60, kAsleep});
  QCOMPARE(some.spinners_answer(0).value(), Ticks{60});
  some[1].spins_until = 65;
  QVERIFY(!some.spinners_answer(0).has_value());
  some[1].goroutine = 1;
  QCOMPARE(some.spinners_answer(0).value(), Ticks{50});
}

void TestProcessors::whoSleepsIsNotInterrupted() {
  Processors some = processors_at({50, 60, kAsleep});
  QVERIFY(some.interrupt_others(0, 5));
  QCOMPARE(some[0].clock, Ticks{50});
  QCOMPARE(some[1].clock, Ticks{65});
  QCOMPARE(some[2].clock, Ticks{70});
  some[1].idle = true;
  QVERIFY(!some.interrupt_others(0, 5));
}

}  // namespace tricolor

TRICOLOR_TEST(processors, tricolor::TestProcessors)
#include "test_processors.moc"
