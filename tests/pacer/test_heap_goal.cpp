// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/pacer/pacer.h"
#include "tests/support/room_test.h"

using tricolor::Bytes;
using tricolor::kMiB;
using tricolor::Pacer;
using tricolor::PacerVariant;

namespace {

constexpr std::int64_t mib(double count) {
  return static_cast<std::int64_t>(count * static_cast<double>(kMiB));
}

/// A situation between two cycles, in MiB; `limit_mib` 0 is none.
struct Situation {
  PacerVariant variant = PacerVariant::kGo121;
  std::int32_t gogc = 100;
  double limit_mib = 0;
  double marked_mib = 0;
  double heap_scan_mib = 0;
  double stack_scan_mib = 0;
  double globals_mib = 0;
  double cons_mark = 0;
  bool sweep_done = true;
  double mapped_ready_mib = 0;
  double free_mib = 0;
  double objects_mib = 0;

  Pacer pacer() const;
};

Bytes bytes(double mebibytes) {
  return static_cast<Bytes>(mib(mebibytes));
}

Pacer Situation::pacer() const {
  Pacer pacer(variant, gogc, limit_mib > 0 ? mib(limit_mib) : tricolor::kNoMemoryLimit);
  pacer.inputs().globals_scan = bytes(globals_mib);
  pacer.inputs().memory = {.heap_free = bytes(free_mib),
                           .total_alloc = bytes(objects_mib),
                           .total_free = 0,
                           .mapped_ready = bytes(mapped_ready_mib)};
  pacer.restore({bytes(marked_mib), bytes(heap_scan_mib), bytes(stack_scan_mib), cons_mark});
  pacer.commit(sweep_done);
  return pacer;
}

}  // namespace

class TestHeapGoal : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void goalRunwayAndTriggerMatchTheModel_data();
  void goalRunwayAndTriggerMatchTheModel();
  void theFirstCycleStartsJustBelowFourMebibytes();
  void stacksAndGlobalsEnlargeTheGoal();
  void theMinimumHeapFollowsGogc();
  void aGoalWithoutGogcAndLimitIsBeyondReach();
  void theTriggerIsTheGoalOnceTheMarkedHeapExceedsTheLimit();
  void aPendingSweepKeepsTheTriggerAMebibyteAway();
  void theLimitIgnoresThePendingSweep();
  void theTriggerMovesWithTheMemoryInUse();
  void aRunningCycleAlwaysHasRoomAhead();
  void aNegativeRunwayStartsTheCycleAsEarlyAsAllowed();
  void theTriggerNeverExceedsTheGoal();
  void aNegativeLimitChangesNothing();
};

void TestHeapGoal::goalRunwayAndTriggerMatchTheModel_data() {
  QTest::addColumn<Situation>("situation");
  QTest::addColumn<Bytes>("goal");
  QTest::addColumn<Bytes>("runway");
  QTest::addColumn<Bytes>("trigger");
  const auto row = [](const char* name, Situation situation, Bytes goal, Bytes runway,
                      Bytes trigger) {
    QTest::newRow(name) << situation << goal << runway << trigger;
  };
  row("nothing measured", {}, 4194304, 0, 3997696);
  row("all scannable", {.marked_mib = 10, .heap_scan_mib = 10}, 20971520, 0, 20480000);
  Situation roots{.marked_mib = 10,
                  .heap_scan_mib = 8,
                  .stack_scan_mib = 2,
                  .globals_mib = 1,
                  .cons_mark = 0.1};
  row("roots", roots, 24117248, 3460300, 20656948);
  roots.cons_mark = 2.0;
  row("roots, fast mutator", roots, 24117248, 69206016, 20070400);
  Situation half{.marked_mib = 100,
                 .heap_scan_mib = 50,
                 .stack_scan_mib = 1.0 / 16,
                 .globals_mib = 1.0 / 4,
                 .cons_mark = 0.05};
  row("half scannable", half, 210042880, 7913472, 202129408);
  half.cons_mark = 0.2;
  half.sweep_done = false;
  row("half scannable, sweep pending", half, 210042880, 31653888, 178816000);
  row("GOGC 200",
      {.gogc = 200,
       .marked_mib = 1000,
       .heap_scan_mib = 900,
       .stack_scan_mib = 10,
       .globals_mib = 1,
       .cons_mark = 0.01},
      3168796672, 28657582, 3140139090);
  Situation limited{.gogc = -1,
                    .limit_mib = 512,
                    .marked_mib = 200,
                    .heap_scan_mib = 200,
                    .globals_mib = 1,
                    .cons_mark = 0.1,
                    .mapped_ready_mib = 300,
                    .free_mib = 40,
                    .objects_mib = 250};
  row("limit only", limited, 510593599, 63229132, 447364467);
  limited.variant = PacerVariant::kGo119;
  row("limit only, 1.19", limited, 525336576, 63229132, 462107444);
  row("GOGC and limit",
      {.limit_mib = 256,
       .marked_mib = 200,
       .heap_scan_mib = 200,
       .globals_mib = 1,
       .cons_mark = 0.1,
       .mapped_ready_mib = 250,
       .free_mib = 10,
       .objects_mib = 225},
      245125612, 63229132, 234613115);
  row("limit too small",
      {.limit_mib = 64,
       .marked_mib = 60,
       .heap_scan_mib = 60,
       .globals_mib = 1,
       .cons_mark = 0.1,
       .mapped_ready_mib = 90,
       .free_mib = 4,
       .objects_mib = 62},
      62914560, 19188940, 62914560);
}

void TestHeapGoal::goalRunwayAndTriggerMatchTheModel() {
  QFETCH(Situation, situation);
  const Pacer pacer = situation.pacer();
  QTEST(pacer.heap_goal(), "goal");
  QTEST(pacer.runway(), "runway");
  QTEST(pacer.trigger(), "trigger");
}

void TestHeapGoal::theFirstCycleStartsJustBelowFourMebibytes() {
  const Pacer pacer(PacerVariant::kGo119, 100, tricolor::kNoMemoryLimit);
  QCOMPARE(pacer.heap_goal(), 4 * kMiB);
  QCOMPARE(pacer.trigger(), 4 * kMiB / 64 * 61);
}

void TestHeapGoal::stacksAndGlobalsEnlargeTheGoal() {
  const Situation situation{.marked_mib = 10, .stack_scan_mib = 2, .globals_mib = 1};
  QCOMPARE(situation.pacer().heap_goal(), 23 * kMiB);
}

void TestHeapGoal::theMinimumHeapFollowsGogc() {
  const auto goal = [](std::int32_t gogc) { return Situation{.gogc = gogc}.pacer().heap_goal(); };
  QCOMPARE(goal(50), 2 * kMiB);
  QCOMPARE(goal(400), 16 * kMiB);
  QCOMPARE(goal(0), Bytes{0});
}

void TestHeapGoal::aGoalWithoutGogcAndLimitIsBeyondReach() {
  const Pacer pacer = Situation{.gogc = -1}.pacer();
  QVERIFY(pacer.heap_goal() > Bytes{1} << 62);
  QVERIFY(pacer.trigger() > Bytes{1} << 62);
  QCOMPARE(pacer.gc_percent_goal(), ~Bytes{0});
}

void TestHeapGoal::theTriggerIsTheGoalOnceTheMarkedHeapExceedsTheLimit() {
  const Pacer pacer =
      Situation{.limit_mib = 32, .marked_mib = 60, .mapped_ready_mib = 90, .objects_mib = 62}
          .pacer();
  QCOMPARE(pacer.heap_goal(), 60 * kMiB);
  QCOMPARE(pacer.trigger(), 60 * kMiB);
}

void TestHeapGoal::aPendingSweepKeepsTheTriggerAMebibyteAway() {
  Situation situation{.gogc = 1, .marked_mib = 8, .sweep_done = false};
  QCOMPARE(situation.pacer().heap_goal(), 9 * kMiB);
  QCOMPARE(situation.pacer().trigger(), 9 * kMiB);
  situation.sweep_done = true;
  QVERIFY(situation.pacer().trigger() < 8 * kMiB + kMiB / 10);
}

void TestHeapGoal::theLimitIgnoresThePendingSweep() {
  const Pacer pacer = Situation{.limit_mib = 64,
                                .marked_mib = 63,
                                .sweep_done = false,
                                .mapped_ready_mib = 63,
                                .objects_mib = 63}
                          .pacer();
  QVERIFY(pacer.trigger() < 64 * kMiB);
}

void TestHeapGoal::theTriggerMovesWithTheMemoryInUse() {
  Pacer pacer = Situation{.gogc = -1,
                          .limit_mib = 512,
                          .marked_mib = 100,
                          .mapped_ready_mib = 200,
                          .objects_mib = 150}
                    .pacer();
  const Bytes before = pacer.trigger();
  pacer.inputs().memory.mapped_ready += 100 * kMiB;
  QVERIFY(pacer.trigger() < before);
}

void TestHeapGoal::aRunningCycleAlwaysHasRoomAhead() {
  Pacer pacer(PacerVariant::kGo121, 100, tricolor::kNoMemoryLimit);
  pacer.inputs().heap_live = 10 * kMiB;
  pacer.start_cycle(0, 4, tricolor::CycleKind::kHeap);
  QCOMPARE(pacer.heap_goal(), 10 * kMiB + 64 * tricolor::kKiB);
  pacer.end_cycle(1, 4);
  pacer.reset_live(kMiB);
  QCOMPARE(pacer.heap_goal(), 4 * kMiB);
}

void TestHeapGoal::aNegativeRunwayStartsTheCycleAsEarlyAsAllowed() {
  const Pacer pacer = Situation{.variant = PacerVariant::kGo119,
                                .marked_mib = 64,
                                .heap_scan_mib = 64,
                                .cons_mark = -0.01}
                          .pacer();
  QVERIFY(static_cast<std::int64_t>(pacer.runway()) < 0);
  QCOMPARE(pacer.trigger(), (64 + 45) * kMiB);
}

void TestHeapGoal::theTriggerNeverExceedsTheGoal() {
  for (double marked = 0; marked < 300; marked += 0.37) {
    for (const std::int32_t gogc : {-1, 0, 3, 100, 1000}) {
      for (const double cons_mark : {0.0, 0.1, 30.0}) {
        const Situation situation{.gogc = gogc,
                                  .limit_mib = 256,
                                  .marked_mib = marked,
                                  .heap_scan_mib = marked,
                                  .cons_mark = cons_mark,
                                  .sweep_done = false,
                                  .mapped_ready_mib = marked + 10,
                                  .objects_mib = marked};
        const Pacer pacer = situation.pacer();
        QVERIFY(pacer.trigger() <= pacer.heap_goal());
        QVERIFY(pacer.trigger() >= std::min(pacer.heap_marked(), pacer.heap_goal()));
      }
    }
  }
}

void TestHeapGoal::aNegativeLimitChangesNothing() {
  Pacer pacer(PacerVariant::kGo121, 100, mib(64));
  pacer.set_memory_limit(-1);
  QCOMPARE(pacer.memory_limit(), mib(64));
}

TRICOLOR_TEST(heap_goal, TestHeapGoal)
#include "test_heap_goal.moc"
