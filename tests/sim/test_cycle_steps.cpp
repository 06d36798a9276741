// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>

#include "core/sim/world.h"
#include "tests/support/room_test.h"

namespace tricolor {

static World run(const char* program, ParameterValues parameters, int procs) {
  Config config;
  config.program = program;
  config.parameters = std::move(parameters);
  config.procs = procs;
  config.go_minor = 19;
  config.verify = true;
  World world = std::move(World::create(config).value());
  world.run();
  return world;
}

static double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// Steps of a cycle of which real execution traces know how long they take.
class TestCycleSteps : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Waking the second processor, scanning the stack of the goroutine that runs, two rounds of the
  // ragged barrier: 0.4 to 0.8 ms in real traces, of which marking is the least. With one processor
  // it is marking alone.
  void aSmallCycleIsLongerWithAProcessorThatHasToBeAsked() {
    const auto mark_ms = [](int procs) {
      const World world = run("steady", {{"n", 1000}, {"size", 128}, {"steps", 4'000'000}}, procs);
      std::vector<double> ms;
      for (const CycleRecord& c : world.cycles()) {
        ms.push_back(static_cast<double>(c.concurrent_mark_ns - c.assist_ns) / 1e6);
      }
      return median(std::move(ms));
    };
    QVERIFY(mark_ms(2) > 0.2 && mark_ms(2) < 0.8);
  }

  // Sixteen large objects, one being made, and the one that it replaces: all three are still
  // reachable when the world stops, so that about one object more is marked than are in the table.
  void whatANewObjectReplacesSurvivesTheCycleThatItsAllocationStarts() {
    const World world = run("large", {{"n", 16}, {"steps", 1200}, {"kind", 0}}, 1);
    std::vector<double> marked;
    for (const CycleRecord& c : world.cycles()) {
      if (c.number > 5) marked.push_back(static_cast<double>(c.heap_marked_bytes));
    }
    double sum = 0;
    for (const double bytes : marked) sum += bytes;
    const double mean_object = 907'000;
    QVERIFY(sum / static_cast<double>(marked.size()) > 16.4 * mean_object);
  }

  // Programs of large objects alone never refill a cache, so the pacer does not learn how much
  // there is to scan; one assist of 64 KiB then pays for far more than the goal allows.
  void programsOfLargeObjectsRunFarOverTheirGoalNowAndThen() {
    const World world = run("large", {{"n", 16}, {"steps", 1200}, {"kind", 2}}, 1);
    double worst = 0;
    for (const CycleRecord& c : world.cycles()) {
      worst = std::max(
          worst, static_cast<double>(c.heap_at_mark_end_bytes) / static_cast<double>(c.goal_bytes));
    }
    QVERIFY(worst > 2);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(cycle_steps, tricolor::TestCycleSteps)
#include "test_cycle_steps.moc"
