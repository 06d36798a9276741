// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <memory>
#include <vector>

#include "core/sim/world.h"
#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "ui/bridge/headless_run.h"
#include "ui/bridge/whole_runner.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

Config steady(std::int64_t steps) {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", 2000}, {"size", 64}, {"steps", steps}};
  return config;
}

Config small() {
  return steady(200'000);
}

/// The usual bounds but for time, which a sanitizer or a loaded machine stretches.
WholeRunBound patient() {
  WholeRunBound bound;
  bound.real_time = std::chrono::hours(1);
  return bound;
}

/// Hours of computing, if nobody stops it.
WholeRunBound without_end() {
  WholeRunBound bound = patient();
  bound.most_allocations = UINT64_MAX;
  return bound;
}

Config endless() {
  return steady(1'000'000'000);
}

WholeRun run_to_end(const Config& config, const WholeRunBound& bound = patient()) {
  HeadlessRun run(config, bound);
  while (!run.run().over()) run.slice();
  return run.run();
}

/// Keeps what a runner says.
class Listener {
 public:
  explicit Listener(WholeRunner& runner) {
    QObject::connect(&runner, &WholeRunner::progressed,
                     [this](const std::shared_ptr<const WholeRun>& run) { m_runs.push_back(run); });
  }
  bool has_end() const { return !m_runs.empty() && m_runs.back()->over(); }
  const WholeRun& last() const { return *m_runs.back(); }
  const std::vector<std::shared_ptr<const WholeRun>>& runs() const { return m_runs; }

 private:
  std::vector<std::shared_ptr<const WholeRun>> m_runs;
};

}  // namespace

class TestDriverWholeRun : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aWholeRunHasTheFiguresOfAWorldRunToItsEnd_data();
  void aWholeRunHasTheFiguresOfAWorldRunToItsEnd();
  void aCourseEndsWhereTheRunDoes();
  void aLongProgramStopsAtTheSamePlaceEachTimeAndSaysSo();
  void everyRunIsStoppedAtItsFirstLook();
  void theTimeToWaitIsBounded();
  void whatCannotFitIsRefusedInOneLine();
  void anUnknownProgramIsRefused();
  void whatMakesNoDifferenceIsNoOtherRun();
  void aRunWithoutAWriteBarrierComesToAnEnd();
  void aRequestIsAnsweredWithTheEnd();
  void settingsThatDidNotChangeAreNotComputedAgain();
  void aLongRunShowsFiguresSoFar();
  void aNewerRequestReplacesAnOlderOnePromptly();
  void ofManyRequestsOnlyTheLastIsAnsweredToItsEnd();
  void whatIsCancelledIsSilentAndCanBeRequestedAgain();
  void destroyingItInTheMiddleReturnsAtOnce();
  void computingNowNeedsNoEventLoop();
};

void TestDriverWholeRun::aWholeRunHasTheFiguresOfAWorldRunToItsEnd_data() {
  QTest::addColumn<QString>("program");
  QTest::addColumn<int>("gogc");
  QTest::newRow("steady 100") << "steady" << 100;
  QTest::newRow("steady 30") << "steady" << 30;
  QTest::newRow("lost object") << "lost-object" << 100;
  QTest::newRow("finalizers") << "finalizers" << 100;
}

void TestDriverWholeRun::aWholeRunHasTheFiguresOfAWorldRunToItsEnd() {
  QFETCH(QString, program);
  QFETCH(int, gogc);
  Config config = program == "steady" ? small() : Config();
  config.program = program.toStdString();
  config.gogc = gogc;
  auto world = World::create(config);
  QVERIFY(bool(world));
  QVERIFY(world.value().run() == StopReason::kFinished);
  const MemStats mem = world.value().mem_stats();
  const WholeRun run = run_to_end(config);
  QVERIFY(run.end == WholeRunEnd::kProgram);
  QVERIFY(run.complete());
  QCOMPARE(run.reached.time_ns, world.value().now());
  QCOMPARE(run.reached.mallocs, mem.Mallocs);
  QCOMPARE(run.reached.num_gc, mem.NumGC);
  QCOMPARE(run.reached.gc_cpu_fraction, mem.GCCPUFraction);
  QCOMPARE(run.reached.peak_heap_alloc_bytes, world.value().max_heap_alloc());
  QVERIFY(run.reached.peak_memory_bytes >= mem.Sys - mem.HeapReleased);
}

void TestDriverWholeRun::aCourseEndsWhereTheRunDoes() {
  const WholeRun run = run_to_end(small());
  QVERIFY(run.course.size() > 1);
  QCOMPARE(run.course.back().mallocs, run.reached.mallocs);
  for (std::size_t i = 1; i < run.course.size(); i++) {
    QVERIFY(run.course[i].mallocs >= run.course[i - 1].mallocs);
    QVERIFY(run.course[i].num_gc >= run.course[i - 1].num_gc);
  }
}

void TestDriverWholeRun::aLongProgramStopsAtTheSamePlaceEachTimeAndSaysSo() {
  WholeRunBound bound = without_end();
  bound.most_allocations = 1'000'000;
  bound.first_allocations = 100'000;
  const WholeRun run = run_to_end(steady(2'000'000), bound);
  QVERIFY(run.end == WholeRunEnd::kAllocations);
  QVERIFY(run.over() && !run.complete());
  QCOMPARE(run.reached.mallocs, std::uint64_t{100'000});
  const WholeRun again = run_to_end(steady(2'000'000), bound);
  QCOMPARE(again.reached.mallocs, run.reached.mallocs);
  QCOMPARE(again.reached.time_ns, run.reached.time_ns);
  QVERIFY(run_to_end(steady(500'000), bound).complete());
}

void TestDriverWholeRun::everyRunIsStoppedAtItsFirstLook() {
  for (const int gogc : {20, 100, 400}) {
    Config config = endless();
    config.gogc = gogc;
    HeadlessRun run(config, without_end());
    while (run.run().reached.mallocs < HeadlessRun::kFirstLook) run.slice();
    QCOMPARE(run.run().reached.mallocs, HeadlessRun::kFirstLook);
    QVERIFY(!run.run().over());
  }
}

void TestDriverWholeRun::theTimeToWaitIsBounded() {
  WholeRunBound bound = without_end();
  bound.real_time = std::chrono::milliseconds(20);
  const WholeRun run = run_to_end(endless(), bound);
  QVERIFY(run.end == WholeRunEnd::kRealTime);
  QVERIFY(run.reached.mallocs > 0);
}

void TestDriverWholeRun::whatCannotFitIsRefusedInOneLine() {
  Config config = small();
  config.parameters["n"] = 10'000'000;
  WholeRunBound bound;
  bound.host_bytes = kMiB;
  const WholeRun run = run_to_end(config, bound);
  QVERIFY(run.end == WholeRunEnd::kRefused);
  QVERIFY(run.message.find("memory") != std::string::npos);
  QVERIFY(run.message.find('\n') == std::string::npos);
}

void TestDriverWholeRun::anUnknownProgramIsRefused() {
  Config config;
  config.program = "no-such-program";
  QVERIFY(run_to_end(config).end == WholeRunEnd::kRefused);
}

void TestDriverWholeRun::whatMakesNoDifferenceIsNoOtherRun() {
  Config verified = small();
  verified.verify = true;
  verified.parameters["work"] = 0;
  verified.marker = MarkerKind::kGreenTea;
  QVERIFY(whole_run_config(verified) == whole_run_config(small()));
  verified.marker = MarkerKind::kClassic;
  QVERIFY(whole_run_config(verified) != whole_run_config(small()));
}

void TestDriverWholeRun::aRunWithoutAWriteBarrierComesToAnEnd() {
  Config config;
  config.program = "lost-object";
  config.write_barrier = BarrierMode::kNone;
  config.verify = true;
  QVERIFY(run_to_end(config).complete());
}

void TestDriverWholeRun::aRequestIsAnsweredWithTheEnd() {
  WholeRunner runner;
  Listener listener(runner);
  QVERIFY(runner.request(small()));
  EVENTUALLY(listener.has_end());
  QVERIFY(listener.last().config == whole_run_config(small()));
  QCOMPARE(listener.last().reached.num_gc, run_to_end(small()).reached.num_gc);
}

void TestDriverWholeRun::settingsThatDidNotChangeAreNotComputedAgain() {
  WholeRunner runner;
  Listener listener(runner);
  QVERIFY(runner.request(small()));
  QVERIFY(!runner.request(small()));
  EVENTUALLY(listener.has_end());
  Config same = small();
  same.verify = true;
  QVERIFY(!runner.request(same));
}

void TestDriverWholeRun::aLongRunShowsFiguresSoFar() {
  WholeRunner runner(without_end());
  Listener listener(runner);
  runner.request(endless());
  EVENTUALLY(listener.runs().size() >= 3);
  for (std::size_t i = 1; i < listener.runs().size(); i++) {
    QVERIFY(!listener.runs()[i]->over());
    QVERIFY(listener.runs()[i]->reached.time_ns > listener.runs()[i - 1]->reached.time_ns);
  }
}

void TestDriverWholeRun::aNewerRequestReplacesAnOlderOnePromptly() {
  WholeRunner runner(without_end());
  Listener listener(runner);
  runner.request(endless());
  EVENTUALLY(!listener.runs().empty());
  const std::size_t before = listener.runs().size();
  runner.request(small());
  EVENTUALLY(listener.has_end());
  for (std::size_t i = before; i < listener.runs().size(); i++) {
    QVERIFY(listener.runs()[i]->config == whole_run_config(small()));
  }
}

void TestDriverWholeRun::ofManyRequestsOnlyTheLastIsAnsweredToItsEnd() {
  WholeRunner runner(without_end());
  Listener listener(runner);
  for (int gogc = 10; gogc <= 1000; gogc += 10) {
    Config config = gogc < 1000 ? endless() : small();
    config.gogc = gogc;
    QVERIFY(runner.request(config));
  }
  EVENTUALLY(listener.has_end());
  for (const auto& run : listener.runs()) QCOMPARE(run->config.gogc, 1000);
}

void TestDriverWholeRun::whatIsCancelledIsSilentAndCanBeRequestedAgain() {
  WholeRunner runner;
  Listener listener(runner);
  runner.request(small());
  runner.cancel();
  QCoreApplication::processEvents();
  QVERIFY(listener.runs().empty());
  QVERIFY(runner.request(small()));
  EVENTUALLY(listener.has_end());
  runner.cancel();
  QVERIFY(!runner.request(small()));
}

void TestDriverWholeRun::destroyingItInTheMiddleReturnsAtOnce() {
  QElapsedTimer clock;
  {
    WholeRunner runner(without_end());
    Listener listener(runner);
    runner.request(endless());
    EVENTUALLY(!listener.runs().empty());
    clock.start();
  }
  QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
}

void TestDriverWholeRun::computingNowNeedsNoEventLoop() {
  WholeRunner runner;
  Listener listener(runner);
  Config other = small();
  other.gogc = 50;
  runner.request(other);
  runner.computeNow(small());
  QVERIFY(listener.has_end());
  QVERIFY(listener.last().config == whole_run_config(small()));
  QCoreApplication::processEvents();
  QCOMPARE(listener.runs().size(), std::size_t{1});
}

TRICOLOR_TEST(driver_whole_run, TestDriverWholeRun)
#include "test_driver_whole_run.moc"
