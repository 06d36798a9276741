// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/monitor_clock.h"
#include "core/sim/world.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {

static constexpr Ticks kTicksPerMs = ticks_of(kMillisecond);

/// Looks until the sleeps are as long as they get.
static Ticks settled(MonitorClock& monitor) {
  Ticks at = 0;
  for (int i = 0; i < 100; ++i) at = monitor.look(cost::kSleepOvershoot);
  return at;
}

class TestMonitorClock : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void itLooksOftenAtFirstAndEveryTenMillisecondsLater() {
    MonitorClock monitor;
    Ticks before = monitor.look(cost::kSleepOvershoot);
    QCOMPARE(before, ticks(20'000) + cost::kSleepOvershoot);
    for (int i = 0; i < 49; ++i) {
      const Ticks at = monitor.look(cost::kSleepOvershoot);
      QCOMPARE(at - before, ticks(20'000) + cost::kSleepOvershoot);
      before = at;
    }
    monitor.look(cost::kSleepOvershoot);
    before = monitor.look(cost::kSleepOvershoot);
    QCOMPARE(monitor.look(cost::kSleepOvershoot) - before, ticks(80'000) + cost::kSleepOvershoot);
    before = settled(monitor);
    QCOMPARE(monitor.look(cost::kSleepOvershoot) - before,
             10 * kTicksPerMs + cost::kSleepOvershoot);
  }

  void aPauseBetweenTwoLooksEscapesIt() {
    MonitorClock monitor;
    settled(monitor);
    const Ticks due = monitor.due();
    monitor.world_stopped(due - 2 * kTicksPerMs, due - kTicksPerMs);
    QCOMPARE(monitor.due(), due);
  }

  void ifItFindsTheWorldStoppedTheStartWakesItAndItSleepsShortly() {
    MonitorClock monitor;
    settled(monitor);
    const Ticks start = monitor.due() + kTicksPerMs;
    monitor.world_stopped(monitor.due() - kTicksPerMs, start);
    QCOMPARE(monitor.look(cost::kSleepOvershoot), start);
    QCOMPARE(monitor.due(), start + ticks(20'000) + cost::kSleepOvershoot);
  }

  void whileNobodyRunsItDoesNotLook() {
    MonitorClock monitor;
    settled(monitor);
    const Ticks timer = monitor.due() + 50 * kTicksPerMs;
    monitor.all_idle(timer);
    QCOMPARE(monitor.look(cost::kSleepOvershoot), timer);
    QCOMPARE(monitor.due(), timer + 10 * kTicksPerMs + cost::kSleepOvershoot);
  }

  // Cycles that follow each other closely used to lock to a monitor that their pauses delayed:
  // each third began with a preemption, and fractional workers never got to mark.
  void preemptionsDriftThroughTheCyclesOfATightLimit() {
    Config config;
    config.program = "steady";
    config.parameters = {{"n", 262'144}, {"size", 16}, {"steps", 2'000'000}};
    config.go_minor = 19;
    config.procs = 1;
    config.memory_limit = 14 * static_cast<std::int64_t>(kMiB);
    World world = made_world(config);
    world.run();
    std::size_t with_workers = 0;
    for (const CycleRecord& cycle : world.cycles()) {
      if (cycle.fractional_ns > kMillisecond / 4) ++with_workers;
    }
    QVERIFY(with_workers * 8 > world.cycles().size());
  }
};

}  // namespace tricolor

TRICOLOR_TEST(monitor_clock, tricolor::TestMonitorClock)
#include "test_monitor_clock.moc"
