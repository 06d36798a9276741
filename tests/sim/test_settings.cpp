// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/program/mutator.h"
#include "core/sim/world.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {

static Config shrunken(int go_minor) {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", 40'000}, {"size", 64}, {"steps", 500'000}, {"kind", 2}, {"fill", 2}};
  config.go_minor = go_minor;
  return config;
}

/// 8 MiB of garbage, then debug.FreeOSMemory().
class GarbageProgram final : public Cloneable<GarbageProgram> {
 public:
  Request resume(Mutator& m, Address) override {
    if (++m_step <= 1024) {
      return Request::allocate(m.type("t", kPageBytes, PointerLayout::none()));
    }
    return m_step == 1025 ? Request::free_os_memory() : Request::exit();
  }
  void hash(Hasher& hasher) const override { hasher.add(m_step); }

 private:
  std::uint64_t m_step = 0;
};

static void run_to(World& world, Phase phase, std::size_t cycles) {
  RunLimit limit;
  limit.step = RunLimit::Step::kPhase;
  while (world.cycles().size() < cycles || world.phase() != phase) {
    if (world.run(limit) == StopReason::kFinished) qFatal("finished early");
  }
}

static void run_for(World& world, Nanos time) {
  RunLimit limit;
  limit.until_ns = world.now() + time;
  world.run(limit);
}

static Snapshot look(World& world) {
  return world.snapshot({});
}

class TestSettings : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // debug.SetGCPercent between two cycles: committed at once, by the formula of the goal.
  void aNewGOGCBetweenCyclesMovesTheGoalAtOnce() {
    World world = made_world(shrunken(26));
    run_to(world, Phase::kOff, 3);
    const CycleRecord last = world.cycles().back();
    world.apply(SetGogc{300});
    const Bytes roots = last.stack_scan_work_bytes + last.globals_scan_work_bytes;
    const Bytes goal = last.heap_marked_bytes + (last.heap_marked_bytes + roots) * 300 / 100;
    QCOMPARE(look(world).goal_bytes, std::max<Bytes>(goal, 12 * kMiB));
    QCOMPARE(world.mem_stats().NextGC, look(world).goal_bytes);
  }

  void aNewGOGCDuringMarkingRevisesTheAssistRatio() {
    World world = made_world(shrunken(26));
    run_to(world, Phase::kMark, 2);
    const double before = look(world).assist_ratio;
    world.apply(SetGogc{1000});
    QVERIFY(look(world).assist_ratio < before / 2);
    world.apply(SetGogc{100});
    QVERIFY(look(world).assist_ratio > before / 2);
  }

  void aLowerGOGCSpeedsUpTheSweeping() {
    World lazy = made_world(shrunken(26));
    run_to(lazy, Phase::kSweep, 3);
    World hurried = lazy;
    hurried.apply(SetGogc{20});
    run_for(lazy, 100'000);
    run_for(hurried, 100'000);
    // It may be through, and in the next cycle.
    QVERIFY(hurried.phase() != Phase::kSweep ||
            look(hurried).sweep_progress >= look(lazy).sweep_progress);
  }

  // Who turns the collector off returns when no mark phase is running.
  void turningTheCollectorOffWaitsForTheEndOfMarking() {
    Config config = shrunken(26);
    config.parameters["steps"] = 3'000'000;
    World world = made_world(config);
    run_to(world, Phase::kMark, 2);
    const std::size_t before = look(world).goroutines.size();
    world.apply(SetGogc{kGogcOff});
    QCOMPARE(look(world).goroutines.size(), before + 1);
    const std::size_t cycles = world.cycles().size();
    run_to(world, Phase::kOff, cycles + 1);
    run_for(world, 30 * kMillisecond);
    QCOMPARE(look(world).goroutines.size(), before);
    world.run();
    QCOMPARE(world.cycles().size(), cycles + 1);
  }

  void turningTheCollectorOffBetweenCyclesReturnsAtOnce() {
    World world = made_world(shrunken(26));
    run_to(world, Phase::kOff, 2);
    const std::size_t before = look(world).goroutines.size();
    world.apply(SetGogc{kGogcOff});
    QCOMPARE(look(world).goroutines.size(), before);
  }

  void aLimitBetweenCyclesIsKeptFromThenOn_data() {
    QTest::addColumn<int>("minor");
    for (const int minor : {19, 21, 26}) QTest::addRow("1.%d", minor) << minor;
  }
  void aLimitBetweenCyclesIsKeptFromThenOn() {
    QFETCH(int, minor);
    Config config = shrunken(minor);
    config.gogc = 400;
    World world = made_world(config);
    run_to(world, Phase::kOff, 1);
    const Bytes limit = world.mem_stats().Sys - world.mem_stats().HeapReleased;
    world.apply(SetMemoryLimit{static_cast<std::int64_t>(limit)});
    QVERIFY(look(world).goal_bytes < limit);
    const std::size_t cycles = world.cycles().size();
    world.run();
    QVERIFY(world.cycles().size() > cycles + 1);
    for (std::size_t i = cycles + 1; i < world.cycles().size(); ++i) {
      const CycleRecord& c = world.cycles()[i];
      QVERIFY2(c.mapped_ready_bytes <= limit, qPrintable(QString::number(c.number)));
    }
  }

  void aLimitDuringMarkingMakesMutatorsHelpMore() {
    Config config = shrunken(26);
    config.gogc = 400;
    World world = made_world(config);
    run_to(world, Phase::kMark, 1);
    const double before = look(world).assist_ratio;
    const MemStats stats = world.mem_stats();
    world.apply(SetMemoryLimit{static_cast<std::int64_t>(stats.Sys - stats.HeapReleased)});
    QVERIFY(look(world).assist_ratio > before);
  }

  // What an allocation under a limit needs is released elsewhere first (eager scavenging).
  void allocationUnderALimitReleasesFreePages() {
    Config config;
    config.program = "large";
    config.parameters = {{"n", 8}, {"steps", 400}};
    config.procs = 1;
    config.go_minor = 19;
    config.gogc = 400;
    World free_run = made_world(config);
    free_run.run();
    config.memory_limit = std::int64_t{40} << 20;
    World limited = made_world(config);
    limited.run();
    const auto ready = [](const World& w) {
      const MemStats m = w.mem_stats();
      return m.Sys - m.HeapReleased;
    };
    QVERIFY(ready(free_run) > Bytes{40} << 20);
    QVERIFY(ready(limited) <= Bytes{40} << 20);
  }

  void freeOSMemoryLeavesOnlyCachedPagesBehind() {
    Config config;
    config.program = "garbage";
    auto made = World::create(config, std::make_unique<GarbageProgram>());
    QVERIFY(made.ok());
    made.value().run();
    const MemStats m = made.value().mem_stats();
    QVERIFY(m.HeapReleased > 3 * kMiB);
    // Each processor may hold a block of 64 pages.
    QVERIFY2(m.HeapIdle - m.HeapReleased <= 2 * 64 * kPageBytes,
             qPrintable(QString::number(m.HeapIdle - m.HeapReleased)));
  }

  void bothMarkersSayWhatTheyVisited() {
    for (const MarkerKind kind : {MarkerKind::kClassic, MarkerKind::kGreenTea}) {
      Config config = shrunken(26);
      config.marker = kind;
      config.parameters["steps"] = 500'000;
      World world = made_world(config);
      world.run();
      QVERIFY(!world.cycles().empty());
      for (const CycleRecord& c : world.cycles()) {
        QVERIFY(c.objects_scanned > 0);
        QVERIFY(c.page_visits > 0 && c.page_visits <= c.objects_scanned);
        QVERIFY(c.queue_peak > 0);
        QVERIFY(c.queue_mean <= static_cast<double>(c.queue_peak));
        const bool by_span = c.sparse_visits + c.dense_visits != 0;
        QCOMPARE(by_span, kind == MarkerKind::kGreenTea);
      }
    }
  }
};

}  // namespace tricolor

TRICOLOR_TEST(settings, tricolor::TestSettings)
#include "test_settings.moc"
