// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <algorithm>

#include "core/sim/world.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {
namespace {

Config pool_without_pointers(int procs, std::uint64_t batches) {
  Config config;
  config.program = "pool";
  config.parameters = {{"live", 65'536}, {"batches", batches}, {"pool", 0}};
  config.go_minor = 19;
  config.gogc = 50;
  config.procs = procs;
  return config;
}

double share(Nanos part, const CycleRecord& cycle) {
  const Nanos all = cycle.assist_ns + cycle.dedicated_ns + cycle.fractional_ns + cycle.idle_ns;
  return static_cast<double>(part) / static_cast<double>(all);
}

}  // namespace

/// Who marks, where several processors could.
class TestMarkWorkers : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void rootJobsAreTakenInTheOrderOfTheProcessorsClocks() {
    World world = made_world(pool_without_pointers(3, 1000));
    world.watch(true);
    std::uint32_t last_event = 0;
    Nanos last_job = 0;
    int jobs = 0;
    while (world.run({.max_actions = 50}) == StopReason::kActions) {
      SnapshotRequest request;
      request.events_after = last_event;
      const Snapshot snapshot = world.snapshot(request);
      last_event = snapshot.last_event;
      for (const Event& event : snapshot.events) {
        if (event.kind != EventKind::kScanGlobals && event.kind != EventKind::kScanStack) continue;
        QVERIFY2(event.at_ns >= last_job, qPrintable(QString::number(event.at_ns)));
        last_job = event.at_ns;
        ++jobs;
      }
    }
    QVERIFY(jobs > 50);
  }

  // Who finds the table gives its pieces away only when nothing else is left, and then nobody is
  // woken: real Go's assists do nearly everything in 15 to 32 of 100 cycles of this program.
  void sometimesAssistsDoNearlyAllBecauseNobodyIsWokenForFlushedWork() {
    const World world = finished_world(pool_without_pointers(2, 4000));
    const auto& cycles = world.cycles();
    QVERIFY(cycles.size() > 100);
    const auto alone = std::count_if(cycles.begin(), cycles.end(), [](const CycleRecord& cycle) {
      return share(cycle.assist_ns, cycle) > 0.7;
    });
    const double part = static_cast<double>(alone) / static_cast<double>(cycles.size());
    QVERIFY2(part > 0.1 && part < 0.5, qPrintable(QString::number(part)));
  }

  void whoStartsAWorkerSendsForTheNextProcessorUntilAllOfThemMark() {
    Config config;
    config.program = "tree";
    config.parameters = {{"depth", 14}, {"long", 14}};
    config.go_minor = 19;
    config.procs = 4;
    const World world = finished_world(config);
    Nanos dedicated = 0;
    Nanos idle = 0;
    for (const CycleRecord& cycle : world.cycles()) {
      dedicated += cycle.dedicated_ns;
      idle += cycle.idle_ns;
    }
    QVERIFY(dedicated > 0);
    QVERIFY2(idle > dedicated / 2, qPrintable(QString::number(idle)));
  }
};

}  // namespace tricolor

TRICOLOR_TEST(mark_workers, tricolor::TestMarkWorkers)
#include "test_mark_workers.moc"
