// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/timeline.h"
#include "tests/sim/finalizer_test.h"
#include "tests/sim/random_finalizers.h"
#include "tests/support/kept_run.h"
#include "tests/support/room_test.h"

namespace tricolor {

namespace {

World world_of_finalizers(std::uint64_t seed) {
  SplitMix64 rng(seed * 7919);
  Config config;
  config.program = "random";
  config.verify = true;
  config.runtime_startup = rng.below(4) == 0;
  config.procs = static_cast<int>(1 + rng.below(10));
  config.gogc = static_cast<std::int32_t>(5 << rng.below(4));
  config.memory_limit = static_cast<std::int64_t>((5 + rng.below(4)) * kMiB);
  config.go_minor = static_cast<int>(19 + rng.below(8));
  return std::move(
      World::create(config, std::make_unique<test::RandomFinalizers>(seed, 3000)).value());
}

World finalizers_world(ParameterValues parameters, int go_minor = 26, bool startup = true) {
  Config config;
  config.program = "finalizers";
  config.parameters = std::move(parameters);
  config.go_minor = go_minor;
  config.verify = true;
  config.runtime_startup = startup;
  return std::move(World::create(config).value());
}

}  // namespace

class TestFinalizerRuns : public FinalizerTest {
  Q_OBJECT

 private Q_SLOTS:
  void randomFinalizersKeepEveryPromiseOfTheCollector() {
    std::uint64_t cycles = 0;
    std::uint64_t run = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
      World world = world_of_finalizers(seed);
      const StopReason stop = world.run();
      QVERIFY2(
          world.violations().empty(),
          qPrintable(QString("seed %1: %2")
                         .arg(seed)
                         .arg(world.violations().empty() ? "" : world.violations()[0].c_str())));
      QCOMPARE(stop, StopReason::kFinished);
      QVERIFY2(world.runtime().record().panic().empty(), world.runtime().record().panic().c_str());
      cycles += world.verified_cycles();
      for (const CallQueue queue : {CallQueue::kFinalizers, CallQueue::kCleanups}) {
        run += world.runtime().call_queue(queue).executed();
      }
    }
    QVERIFY(cycles > 2000);
    QVERIFY(run > 5000);
  }

  void howARunIsSteppedChangesNothing() {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      World straight = world_of_finalizers(seed);
      straight.run();
      World stepped = world_of_finalizers(seed);
      SplitMix64 rng(seed);
      RunLimit limit;
      while (!stepped.finished()) {
        limit.max_actions = 1 + rng.below(500);
        stepped.watch(rng.below(2) == 0);
        if (stepped.run(limit) == StopReason::kViolation) QFAIL("violation");
        stepped = World(stepped);
      }
      QCOMPARE(stepped.state_hash(), straight.state_hash());
    }
  }

  void goingBackOverAQueueingGivesTheSameStates() {
    Timeline timeline(finalizers_world({{"n", 300}, {"rounds", 4}, {"kind", 3}}));
    RunLimit step;
    step.step = RunLimit::Step::kPhase;
    std::vector<std::pair<Position, std::uint64_t>> places;
    while (timeline.run(step) == StopReason::kStep) {
      places.emplace_back(timeline.position(), timeline.world().state_hash());
    }
    QVERIFY(timeline.world().runtime().call_queue(CallQueue::kFinalizers).executed() == 1200);
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
      QVERIFY(timeline.seek(place->first));
      QCOMPARE(timeline.world().state_hash(), place->second);
    }
  }

  // reference/snippets, finalizers: 1000 resources of 1 KiB, and 1000 pairs that point to each
  // other.
  void resourcesGoAfterTheSecondCollectionAsInTheReference() {
    const auto left = [](std::int64_t n, std::int64_t rounds) {
      World world = finalizers_world({{"n", n}, {"rounds", rounds}}, 26, false);
      world.run();
      return world.mem_stats();
    };
    const MemStats none = left(1, 1);
    QCOMPARE(left(1001, 1).HeapAlloc - none.HeapAlloc, Bytes{1'024'000});
    // A second round's are still there, the first's are not.
    QCOMPARE(left(1001, 2).HeapAlloc - none.HeapAlloc, Bytes{1'024'000});
    QCOMPARE(left(1001, 2).HeapObjects - none.HeapObjects, 1000U);
  }
  void pairsWithFinalizersStayAsInTheReference() {
    const auto left = [](std::int64_t n) {
      World world =
          finalizers_world({{"n", n}, {"rounds", 1}, {"chain", 2}, {"ring", 1}}, 26, false);
      world.run();
      return world.mem_stats();
    };
    const MemStats none = left(1);
    const MemStats all = left(1001);
    QCOMPARE(all.HeapAlloc - none.HeapAlloc, Bytes{2'336'000});
    QCOMPARE(all.HeapObjects - none.HeapObjects, 4000U);
  }

  void theProgramSaysWhatRan_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("note");
    QTest::newRow("finalizer") << 0 << "round 3: 600 queued, 600 run, 0 waiting";
    QTest::newRow("cleanup") << 1 << "round 3: 600 queued, 600 run, 0 waiting";
    QTest::newRow("weak") << 2 << "round 3: 200 of 200 weak pointers are nil";
    QTest::newRow("resurrect") << 3 << "round 3: 600 queued, 600 run, 0 waiting";
  }
  void theProgramSaysWhatRan() {
    QFETCH(int, kind);
    World world = finalizers_world({{"n", 200}, {"rounds", 3}, {"kind", kind}});
    QCOMPARE(world.run(), StopReason::kFinished);
    QVERIFY(world.violations().empty());
    QTEST(QString::fromStdString(world.runtime().record().notes().back()), "note");
  }
};

}  // namespace tricolor

TRICOLOR_TEST(finalizer_runs, tricolor::TestFinalizerRuns)
#include "test_finalizer_runs.moc"
