// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/world.h"
#include "tests/sim/random_program.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {

static Config small_steady() {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", 4000}, {"size", 64}, {"steps", 120'000}, {"kind", 2}, {"fill", 2}};
  config.go_minor = 19;
  return config;
}

class TestWorld : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theSameConfigGivesTheSameState() {
    World first = made_world(small_steady());
    World second = made_world(small_steady());
    first.run();
    second.run();
    QCOMPARE(first.state_hash(), second.state_hash());
    QVERIFY(first.cycles().size() > 1);
  }

  // The system backs new memory when somebody writes to it; what was used before is cleared.
  void newMemoryThatNobodyTouchesCostsLittle() {
    const auto nanos_per_byte = [](int kind) {
      Config config;
      config.program = "large";
      config.parameters = {{"steps", 100}, {"kind", kind}};
      config.gogc = kGogcOff;
      World world = made_world(config);
      world.run();
      return static_cast<double>(world.now()) / static_cast<double>(world.mem_stats().TotalAlloc);
    };
    constexpr int kNoscan = 0;
    constexpr int kFull = 2;
    QVERIFY(nanos_per_byte(kNoscan) < 0.05);
    QVERIFY(nanos_per_byte(kFull) < 0.05);
  }

  void theStateIsTheGoldenOneOnEveryMachineAndBuild() {
    World world = made_world(small_steady());
    world.run();
    QFile golden(QStringLiteral(TRICOLOR_GOLDEN_DIR "/sim/steady_small.hash"));
    const QByteArray hash = QByteArray::number(qulonglong{world.state_hash()}, 16);
    if (qEnvironmentVariableIsSet("TRICOLOR_UPDATE_GOLDEN")) {
      QVERIFY(golden.open(QIODevice::WriteOnly));
      golden.write(hash + '\n');
      return;
    }
    QVERIFY(golden.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromLatin1(hash), QString::fromLatin1(golden.readAll().trimmed()));
  }

  void howARunIsSteppedChangesNothing_data() {
    QTest::addColumn<int>("step");
    QTest::newRow("by object") << int(RunLimit::Step::kObject);
    QTest::newRow("by phase") << int(RunLimit::Step::kPhase);
    QTest::newRow("by cycle") << int(RunLimit::Step::kCycle);
  }
  void howARunIsSteppedChangesNothing() {
    QFETCH(int, step);
    Config config = small_steady();
    config.parameters["steps"] = 60'000;
    World straight = made_world(config);
    straight.run();
    World stepped = made_world(config);
    stepped.watch(true);
    RunLimit limit;
    limit.step = static_cast<RunLimit::Step>(step);
    while (stepped.run(limit) != StopReason::kFinished) {
    }
    QCOMPARE(stepped.state_hash(), straight.state_hash());
    QCOMPARE(stepped.now(), straight.now());
  }

  void stoppingAtTimesChangesNothing() {
    World straight = made_world(small_steady());
    straight.run();
    World sliced = made_world(small_steady());
    RunLimit limit;
    limit.until_ns = 0;
    do {
      limit.until_ns += 77'777;
      limit.max_actions = 1000;
    } while (sliced.run(limit) != StopReason::kFinished);
    QCOMPARE(sliced.state_hash(), straight.state_hash());
  }

  void aCopyIsACheckpoint() {
    World world = made_world(small_steady());
    RunLimit limit;
    limit.until_ns = 2 * kMillisecond;
    world.run(limit);
    World checkpoint = world;
    QCOMPARE(checkpoint.state_hash(), world.state_hash());
    world.run();
    QVERIFY(checkpoint.state_hash() != world.state_hash());
    checkpoint.run();
    QCOMPARE(checkpoint.state_hash(), world.state_hash());
  }

  void runtimeGCCollectsWhatIsGarbage() {
    Config config = small_steady();
    config.gogc = kGogcOff;
    World world = made_world(config);
    RunLimit limit;
    limit.until_ns = 3 * kMillisecond;
    world.run(limit);
    QCOMPARE(world.cycles().size(), std::size_t{0});
    world.apply(RunGC{});
    limit.until_ns = INT64_MAX;
    limit.step = RunLimit::Step::kCycle;
    QCOMPARE(world.run(limit), StopReason::kStep);
    QCOMPARE(world.cycles().back().reason, CycleReason::kForced);
    world.run();
    QCOMPARE(world.mem_stats().NumForcedGC, 1U);
    QCOMPARE(world.mem_stats().NumGC, 1U);
  }

  void freeOSMemoryReleasesEveryFreePage() {
    Config config = small_steady();
    config.parameters["steps"] = 400'000;
    World world = made_world(config);
    const auto free_unreleased = [&] {
      const MemStats m = world.mem_stats();
      return m.HeapIdle - m.HeapReleased;
    };
    RunLimit limit;
    limit.until_ns = 0;
    const auto go_on = [&] {
      limit.until_ns += 50'000;
      return world.run(limit) != StopReason::kFinished;
    };
    while ((world.cycles().empty() || free_unreleased() == 0) && go_on()) {
    }
    QVERIFY(free_unreleased() > 0);
    world.apply(FreeOSMemory{});
    while ((world.mem_stats().NumForcedGC == 0 || free_unreleased() > 0) && go_on()) {
    }
    QCOMPARE(world.mem_stats().NumForcedGC, 1U);
    QCOMPARE(free_unreleased(), std::uint64_t{0});
  }

  void aHigherGOGCMeansFewerCycles() {
    Config config = small_steady();
    std::size_t previous = SIZE_MAX;
    for (const int gogc : {25, 100, 400}) {
      config.gogc = gogc;
      World world = made_world(config);
      world.run();
      QVERIFY(world.cycles().size() < previous);
      previous = world.cycles().size();
    }
  }

  void theGoalIsWhatGoComputesFromTheMarkedHeap() {
    World world = made_world(small_steady());
    world.run();
    for (const CycleRecord& c : world.cycles()) {
      const Bytes roots = c.stack_scan_work_bytes + c.globals_scan_work_bytes;
      const Bytes goal = std::max<Bytes>(
          c.heap_marked_bytes + (c.heap_marked_bytes + roots) * 100 / 100, 4 * kMiB);
      QCOMPARE(c.next_goal_bytes, std::max(goal, c.heap_marked_bytes + kMiB));
    }
  }

  void settingsActAtOnceAlsoWhileMarking() {
    World world = made_world(small_steady());
    RunLimit limit;
    limit.step = RunLimit::Step::kPhase;
    while (world.phase() != Phase::kMark) world.run(limit);
    SnapshotRequest request;
    const Bytes before = world.snapshot(request).goal_bytes;
    world.apply(SetGogc{400});
    QVERIFY(world.snapshot(request).goal_bytes > before);
    world.apply(SetMemoryLimit{std::int64_t{12} << 20});
    QVERIFY(world.snapshot(request).goal_bytes < before);
    world.apply(SetProcs{7});
    QCOMPARE(world.run(), StopReason::kFinished);
    QCOMPARE(world.config().procs, 7);
  }

  void steppingByPhaseSeesBothPauses() {
    World world = made_world(small_steady());
    RunLimit limit;
    limit.step = RunLimit::Step::kPhase;
    std::vector<Phase> seen;
    while (seen.size() < 5 && world.run(limit) == StopReason::kStep) seen.push_back(world.phase());
    const std::vector<Phase> cycle{Phase::kSweepTermination, Phase::kMark, Phase::kMarkTermination,
                                   Phase::kSweep, Phase::kOff};
    QCOMPARE(seen, cycle);
  }

  void settingsMayChangeWhileTheWorldIsStopped() {
    World world = made_world(small_steady());
    RunLimit limit;
    limit.step = RunLimit::Step::kPhase;
    while (world.phase() != Phase::kMarkTermination) world.run(limit);
    world.apply(SetProcs{1});
    QCOMPARE(world.run(), StopReason::kFinished);
    QCOMPARE(world.config().procs, 1);
  }

  void memStatsAddUp() {
    World world = made_world(small_steady());
    RunLimit limit;
    limit.step = RunLimit::Step::kPhase;
    while (world.run(limit) != StopReason::kFinished) {
      const MemStats m = world.mem_stats();
      QCOMPARE(m.HeapSys, m.HeapIdle + m.HeapInuse);
      QVERIFY(m.HeapAlloc <= m.HeapInuse);
      QVERIFY(m.HeapReleased <= m.HeapIdle);
      QCOMPARE(m.HeapAlloc, m.Alloc);
      QCOMPARE(m.HeapObjects, m.Mallocs - m.Frees);
      QVERIFY(m.NextGC >= m.HeapAlloc / 8);
    }
  }

  void leavingTheBarrierOutLosesAnObjectAndTheVerifierNamesTheStore() {
    Config config;
    config.program = "lost-object";
    config.write_barrier = BarrierMode::kNone;
    config.verify = true;
    World world = made_world(config);
    QCOMPARE(world.run(), StopReason::kViolation);
    const std::string text = world.violations().front();
    QVERIFY2(text.find("lost object") != std::string::npos, text.c_str());
    QVERIFY2(text.find("lost by the store") != std::string::npos, text.c_str());
    config.write_barrier = BarrierMode::kBoth;
    World sound = made_world(config);
    QCOMPARE(sound.run(), StopReason::kFinished);
    QVERIFY(sound.verified_cycles() > 0);
  }

  void whatCannotFitIsRefusedWithItsSize() {
    Config config = small_steady();
    config.parameters["n"] = 1'000'000'000'000;
    config.max_host_bytes = 8 * kGiB;
    const auto refused = World::create(config);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().find("memory") != std::string::npos);
  }

  void unknownProgramsAreRefusedWithTheListOfKnownOnes() {
    Config config;
    config.program = "nonsense";
    const auto refused = World::create(config);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().find("steady") != std::string::npos);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(world, tricolor::TestWorld)
#include "test_world.moc"
