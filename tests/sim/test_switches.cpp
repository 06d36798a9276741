// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <algorithm>
#include <vector>

#include "core/sim/world.h"
#include "tests/support/room_test.h"

namespace tricolor {

namespace {

Config steady(std::int64_t n, std::int64_t pointers) {
  Config config;
  config.program = "steady";
  config.procs = 1;
  config.parameters = {
      {"n", n}, {"size", 128}, {"kind", 2}, {"fill", pointers}, {"steps", 4'000'000}};
  return config;
}

World run(const Config& config) {
  World world = std::move(World::create(config).value());
  world.run();
  return world;
}

/// How far over its goal the median cycle goes, once the heap does not grow any more: before that,
/// goals come from a smaller one. The worst cycle is chance: one late worker makes it.
double usual_overrun(const World& world) {
  std::vector<double> overruns;
  for (const CycleRecord& c : world.cycles().last(world.cycles().size() / 2)) {
    overruns.push_back(static_cast<double>(c.heap_at_mark_end_bytes) /
                       static_cast<double>(c.goal_bytes));
  }
  std::ranges::sort(overruns);
  return overruns[overruns.size() / 2];
}

}  // namespace

/// What assists and the CPU limiter are for: the switches that leave them out show it.
class TestSwitches : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void withoutAssistsTheHeapRunsFarOverItsGoal() {
    Config config = steady(20'000, 4);
    const double with = usual_overrun(run(config));
    config.assists = false;
    const double without = usual_overrun(run(config));
    QVERIFY2(with < 1.02, qPrintable(QString::number(with)));
    QVERIFY2(without > 1.15, qPrintable(QString::number(without)));
  }

  // The limiter's bucket holds a second of collector's time per processor, so it takes a while.
  void withoutTheLimiterATightLimitIsADeathSpiral() {
    Config config = steady(100'000, 2);
    config.memory_limit = 10 * static_cast<std::int64_t>(kMiB);
    const World limited = run(config);
    config.limiter = false;
    const World spiral = run(config);
    QVERIFY(spiral.cycles().size() > limited.cycles().size());
    QVERIFY(spiral.now() > limited.now());
    QVERIFY(spiral.cycles().back().gc_cpu_fraction > 0.5);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(switches, tricolor::TestSwitches)
#include "test_switches.moc"
