// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <algorithm>

#include "core/sim/world.h"
#include "tests/support/room_test.h"

namespace tricolor {

namespace {

World run(Config config, std::int64_t n, std::int64_t steps) {
  config.program = "steady";
  config.procs = 1;
  config.parameters = {{"n", n}, {"size", 128}, {"kind", 2}, {"fill", 2}, {"steps", steps}};
  World world = std::move(World::create(config).value());
  world.run();
  return world;
}

/// Once the heap does not grow any more: before that, goals come from a smaller one.
double worst_overrun(const World& world) {
  double worst = 0;
  for (const CycleRecord& c : world.cycles().last(world.cycles().size() / 2)) {
    worst = std::max(
        worst, static_cast<double>(c.heap_at_mark_end_bytes) / static_cast<double>(c.goal_bytes));
  }
  return worst;
}

}  // namespace

/// What assists and the CPU limiter are for: the switches that leave them out show it.
class TestSwitches : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void withoutAssistsTheHeapRunsFarOverItsGoal() {
    Config config;
    config.gogc = 25;  // little may be allocated in the time that marking takes
    const double with = worst_overrun(run(config, 40'000, 2'000'000));
    config.assists = false;
    const double without = worst_overrun(run(config, 40'000, 2'000'000));
    QVERIFY2(with < 1.2, qPrintable(QString::number(with)));
    QVERIFY2(without > 1.5, qPrintable(QString::number(without)));
  }

  // The limiter's bucket holds a second of collector's time per processor, so it takes a while.
  void withoutTheLimiterATightLimitIsADeathSpiral() {
    Config config;
    config.memory_limit = 10 * static_cast<std::int64_t>(kMiB);
    const World limited = run(config, 100'000, 4'000'000);
    config.limiter = false;
    const World spiral = run(config, 100'000, 4'000'000);
    QVERIFY(spiral.cycles().size() > limited.cycles().size());
    QVERIFY(spiral.now() > limited.now());
    QVERIFY(spiral.cycles().back().gc_cpu_fraction > 0.5);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(switches, tricolor::TestSwitches)
#include "test_switches.moc"
