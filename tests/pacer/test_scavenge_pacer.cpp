// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <cmath>

#include "core/pacer/scavenge_pacer.h"
#include "tests/support/room_test.h"

using tricolor::Bytes;
using tricolor::kMiB;
using tricolor::kMillisecond;
using tricolor::Nanos;
using tricolor::ScavengeInputs;
using tricolor::ScavengePacer;

namespace {

/// The heap shrank from 100 MiB in use; its goal halved.
ScavengeInputs shrunk() {
  return {.heap_goal = 100 * kMiB,
          .last_heap_goal = 200 * kMiB,
          .last_heap_in_use = 100 * kMiB,
          .retained = 120 * kMiB,
          .mapped_ready = 130 * kMiB};
}

ScavengePacer committed(int go_minor, const ScavengeInputs& inputs) {
  ScavengePacer pacer(go_minor);
  pacer.commit(inputs);
  return pacer;
}

}  // namespace

class TestScavengePacer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theHeapKeepsATenthMoreThanItsGoalNeeds();
  void thereIsNoGoalBeforeTheFirstCycle();
  void thereIsNoGoalOnceTheHeapIsSmallEnough();
  void anExcessOfLessThanAPageIsLeftAlone();
  void theLimitGoalIsNinetyFivePercentSince122();
  void theLimitGoalWasOutOfReachBefore122();
  void thereIsNoLimitGoalWithoutALimit();
  void theScavengerSleepsAThousandTimesAsLongAtFirst();
  void aShortBatchCountsAsAMillisecond();
  void theScavengerTakesAboutOnePercentOfTheCpu();
  void anOverflowOfTheControllerCoolsDownForFiveSeconds();
  void allocationReleasesWhatWouldExceedTheLimit();
  void growthReleasesWhatWouldExceedTheGoal();
};

void TestScavengePacer::theHeapKeepsATenthMoreThanItsGoalNeeds() {
  const ScavengePacer pacer = committed(26, shrunk());
  QCOMPARE(pacer.gc_percent_goal(), 55 * kMiB);
  QVERIFY(pacer.has_work(56 * kMiB, 0));
  QVERIFY(!pacer.has_work(55 * kMiB, 0));
}

void TestScavengePacer::thereIsNoGoalBeforeTheFirstCycle() {
  ScavengeInputs inputs = shrunk();
  inputs.last_heap_goal = 0;
  QCOMPARE(committed(26, inputs).gc_percent_goal(), ScavengePacer::kNoGoal);
}

void TestScavengePacer::thereIsNoGoalOnceTheHeapIsSmallEnough() {
  ScavengeInputs inputs = shrunk();
  inputs.retained = 55 * kMiB;
  const ScavengePacer pacer = committed(26, inputs);
  QCOMPARE(pacer.gc_percent_goal(), ScavengePacer::kNoGoal);
  QVERIFY(!pacer.has_work(inputs.retained, inputs.mapped_ready));
}

void TestScavengePacer::anExcessOfLessThanAPageIsLeftAlone() {
  ScavengeInputs inputs = shrunk();
  inputs.retained = 55 * kMiB + ScavengePacer::kPhysicalPage - 1;
  QCOMPARE(committed(26, inputs).gc_percent_goal(), ScavengePacer::kNoGoal);
  ++inputs.retained;
  QCOMPARE(committed(26, inputs).gc_percent_goal(), 55 * kMiB);
}

void TestScavengePacer::theLimitGoalIsNinetyFivePercentSince122() {
  ScavengeInputs inputs = shrunk();
  inputs.memory_limit = 100 * static_cast<std::int64_t>(kMiB);
  const ScavengePacer pacer = committed(22, inputs);
  QCOMPARE(pacer.memory_limit_goal(), 95 * kMiB);
  QVERIFY(pacer.has_work(0, 96 * kMiB));
}

void TestScavengePacer::theLimitGoalWasOutOfReachBefore122() {
  ScavengeInputs inputs = shrunk();
  inputs.memory_limit = 100 * static_cast<std::int64_t>(kMiB);
  for (const int go_minor : {19, 20, 21}) {
    QCOMPARE(committed(go_minor, inputs).memory_limit_goal(), ScavengePacer::kNoGoal);
  }
}

void TestScavengePacer::thereIsNoLimitGoalWithoutALimit() {
  for (const int go_minor : {19, 26}) {
    QCOMPARE(committed(go_minor, shrunk()).memory_limit_goal(), ScavengePacer::kNoGoal);
  }
}

void TestScavengePacer::theScavengerSleepsAThousandTimesAsLongAtFirst() {
  const ScavengePacer pacer(26);
  QCOMPARE(pacer.sleep_after(2 * kMillisecond), 2000 * kMillisecond);
}

void TestScavengePacer::aShortBatchCountsAsAMillisecond() {
  const ScavengePacer pacer(26);
  QCOMPARE(pacer.sleep_after(1), pacer.sleep_after(kMillisecond));
}

void TestScavengePacer::theScavengerTakesAboutOnePercentOfTheCpu() {
  for (const int procs : {1, 4}) {
    ScavengePacer pacer(26);
    double slept = 0;
    constexpr int kBatches = 5000;
    for (int batch = 0; batch < kBatches; ++batch) {
      const Nanos sleep = pacer.sleep_after(kMillisecond);
      pacer.slept(kMillisecond, sleep, procs);
      slept += static_cast<double>(sleep);
    }
    const double worked = kBatches * static_cast<double>(kMillisecond);
    const double share = worked / ((slept + worked) * procs);
    QVERIFY2(share > 0.005 && share < 0.02, qPrintable(QString::number(share)));
  }
}

void TestScavengePacer::anOverflowOfTheControllerCoolsDownForFiveSeconds() {
  ScavengePacer pacer(26);
  const Nanos endless = INT64_MAX;
  for (int batch = 0; batch < 1000; ++batch) pacer.slept(kMillisecond, endless, 1);
  QVERIFY(std::isfinite(pacer.sleep_ratio()));
  QVERIFY(pacer.sleep_after(kMillisecond) > 0);
}

void TestScavengePacer::allocationReleasesWhatWouldExceedTheLimit() {
  const ScavengePacer pacer(26);
  const ScavengeInputs now{.mapped_ready = 95 * kMiB,
                           .memory_limit = 100 * static_cast<std::int64_t>(kMiB)};
  QCOMPARE(pacer.eager_bytes(5 * kMiB, 0, now), Bytes{0});
  QCOMPARE(pacer.eager_bytes(8 * kMiB, 0, now), 3 * kMiB);
}

void TestScavengePacer::growthReleasesWhatWouldExceedTheGoal() {
  const ScavengePacer pacer = committed(26, shrunk());
  const auto eager = [&](Bytes retained) {
    return pacer.eager_bytes(0, 4 * kMiB, {.retained = retained});
  };
  QCOMPARE(eager(50 * kMiB), Bytes{0});
  QCOMPARE(eager(53 * kMiB), 2 * kMiB);
  QCOMPARE(eager(90 * kMiB), 4 * kMiB);
}

TRICOLOR_TEST(scavenge_pacer, TestScavengePacer)
#include "test_scavenge_pacer.moc"
