// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <memory>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "ui/bridge/session.h"
#include "ui/bridge/simulation_driver.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

Config small_steady() {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", 2000}, {"size", 64}, {"steps", 2'000'000}};
  return config;
}

/// Takes every picture as a window would and keeps the newest.
class Viewer {
 public:
  explicit Viewer(SimulationDriver& driver) : m_driver(driver) {
    QObject::connect(&driver, &SimulationDriver::snapshotReady, [this] { take(); });
  }
  const Snapshot& last() const { return *m_last; }
  bool has_one() const { return m_last != nullptr; }
  int taken() const { return m_taken; }
  Nanos now() const { return m_last ? m_last->now_ns : -1; }

 private:
  void take() {
    if (auto snapshot = m_driver.takeSnapshot()) {
      m_last = std::move(snapshot);
      m_taken++;
    }
  }
  SimulationDriver& m_driver;
  std::shared_ptr<const Snapshot> m_last;
  int m_taken = 0;
};

}  // namespace

class TestDriver : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aNewDriverShowsItsWorldWithoutPlaying();
  void playingMovesTimeAndPausingStopsIt();
  void virtualTimeFollowsTheSpeed();
  void anEventStepIsSmallAndACycleStepEndsACycle();
  void settingsReachTheRunningWorld();
  void runUntilStopsAtTheTime();
  void noSecondPictureIsMadeBeforeTheFirstIsTaken();
  void everyCycleIsReportedOnce();
  void anUnknownProgramIsOneMessageAndKeepsTheOldWorld();
  void manyResetsWhilePlayingEndInTheLastOne();
  void destructionWhilePlayingFlatOutIsQuick();
  void aLongStepIsEndedByPause();
  void quickStepsAreAllMade();
  void runningUpToATimeCanGoOnPlaying();
};

void TestDriver::aNewDriverShowsItsWorldWithoutPlaying() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  EVENTUALLY(viewer.has_one());
  QCOMPARE(viewer.last().gogc, 100);
  QVERIFY(!driver.state().playing);
}

void TestDriver::playingMovesTimeAndPausingStopsIt() {
  Config config = small_steady();
  config.parameters["steps"] = 500'000'000;  // not over before the pause
  SimulationDriver driver(config);
  Viewer viewer(driver);
  driver.setSpeed(kFlatOut);
  driver.play();
  EVENTUALLY(viewer.now() > 0);
  EVENTUALLY(driver.state().playing);
  driver.pause();
  EVENTUALLY(!driver.state().playing);
  driver.step(StepKind::kEvent);
  const int before = viewer.taken();
  EVENTUALLY(viewer.taken() > before);
  // The step may take several slices, and the picture may be that of the pause.
  EVENTUALLY(!driver.state().playing);
}

void TestDriver::virtualTimeFollowsTheSpeed() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  EVENTUALLY(viewer.has_one());
  driver.setSpeed(1e6);
  QElapsedTimer clock;
  clock.start();
  driver.play();
  EVENTUALLY(viewer.now() > 100'000);
  const double seconds = static_cast<double>(clock.nsecsElapsed()) * 1e-9;
  // Never faster than asked, but for one action that reaches over the end of a slice.
  QVERIFY2(static_cast<double>(viewer.now()) < seconds * 1e6 + 100'000,
           qPrintable(QString("%1 ns after %2 s").arg(viewer.now()).arg(seconds)));
}

void TestDriver::anEventStepIsSmallAndACycleStepEndsACycle() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  EVENTUALLY(viewer.has_one());
  driver.step(StepKind::kEvent);
  EVENTUALLY(viewer.taken() > 1);
  QVERIFY(viewer.last().cycles.empty());
  driver.step(StepKind::kCycle);
  EVENTUALLY_EQUAL(viewer.last().cycles.size(), std::size_t{1});
  EVENTUALLY(!driver.state().playing);
  driver.step(StepKind::kPhase);
  driver.step(StepKind::kCycle);
  EVENTUALLY(viewer.last().cycles.size() >= 2);
}

void TestDriver::settingsReachTheRunningWorld() {
  Session session(small_steady());
  Viewer viewer(session.driver());
  session.driver().play();
  session.setGogc(400);
  EVENTUALLY(viewer.has_one() && viewer.last().gogc == 400);
  session.setMemoryLimit(64 << 20);
  session.setProcs(4);
  EVENTUALLY_EQUAL(viewer.last().memory_limit, std::int64_t{64} << 20);
  EVENTUALLY_EQUAL(viewer.last().procs, 4);
  QCOMPARE(session.driver().state().run, std::uint64_t{1});
}

void TestDriver::runUntilStopsAtTheTime() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  driver.runUntil(2 * kMillisecond);
  EVENTUALLY(viewer.now() >= 2 * kMillisecond);
  EVENTUALLY(!driver.state().playing);
  QVERIFY(viewer.now() < 4 * kMillisecond);
}

void TestDriver::noSecondPictureIsMadeBeforeTheFirstIsTaken() {
  SimulationDriver driver(small_steady());
  QSignalSpy ready(&driver, &SimulationDriver::snapshotReady);
  QSignalSpy cycles(&driver, &SimulationDriver::cycleFinished);
  driver.setSpeed(kFlatOut);
  driver.play();
  EVENTUALLY(cycles.count() > 2);
  QCOMPARE(ready.count(), 1);
  QVERIFY(driver.takeSnapshot() != nullptr);
  EVENTUALLY_EQUAL(ready.count(), 2);
}

void TestDriver::everyCycleIsReportedOnce() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  std::vector<std::uint32_t> numbers;
  connect(&driver, &SimulationDriver::cycleFinished,
          [&](const CycleRecord& cycle) { numbers.push_back(cycle.number); });
  driver.setSpeed(kFlatOut);
  driver.play();
  EVENTUALLY(numbers.size() >= 5);
  for (std::size_t i = 0; i < numbers.size(); i++) QCOMPARE(numbers[i], i + 1);
}

void TestDriver::anUnknownProgramIsOneMessageAndKeepsTheOldWorld() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  QSignalSpy failed(&driver, &SimulationDriver::failed);
  EVENTUALLY(viewer.has_one());
  Config wrong;
  wrong.program = "no-such-program";
  driver.reset(wrong);
  EVENTUALLY_EQUAL(failed.count(), 1);
  QVERIFY(failed.front().front().toString().contains("no-such-program"));
  EVENTUALLY(!driver.state().building);
  driver.play();
  EVENTUALLY(viewer.now() > 0);
}

void TestDriver::manyResetsWhilePlayingEndInTheLastOne() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  driver.setSpeed(kFlatOut);
  driver.play();
  for (int gogc = 10; gogc <= 1000; gogc += 10) {
    Config config = small_steady();
    config.parameters["steps"] = 500'000'000;  // not over before its first picture is looked at
    config.gogc = gogc;
    driver.reset(config);
    if (gogc % 100 == 0) QCoreApplication::processEvents();
  }
  EVENTUALLY(viewer.has_one() && viewer.last().gogc == 1000);
  EVENTUALLY(driver.state().playing);
  QVERIFY(driver.state().run <= 101);
}

void TestDriver::destructionWhilePlayingFlatOutIsQuick() {
  auto driver = std::make_unique<SimulationDriver>(small_steady());
  QSignalSpy ready(driver.get(), &SimulationDriver::snapshotReady);
  driver->setSpeed(kFlatOut);
  driver->play();
  EVENTUALLY(ready.count() > 0);
  QElapsedTimer clock;
  clock.start();
  driver.reset();
  QVERIFY2(clock.elapsed() < 1000, qPrintable(QString("%1 ms").arg(clock.elapsed())));
}

void TestDriver::aLongStepIsEndedByPause() {
  Config config = small_steady();
  config.gogc = kGogcOff;
  config.parameters["steps"] = 500'000'000;
  SimulationDriver driver(config);
  Viewer viewer(driver);
  driver.step(StepKind::kCycle);
  EVENTUALLY(driver.state().playing);
  driver.pause();
  EVENTUALLY(!driver.state().playing);
  QVERIFY(viewer.last().cycles.empty());
}

void TestDriver::quickStepsAreAllMade() {
  SimulationDriver one_by_one(small_steady());
  Viewer slow(one_by_one);
  for (int i = 0; i < 10; i++) {
    const int before = slow.taken();
    one_by_one.step(StepKind::kObject);
    EVENTUALLY(slow.taken() > before);
  }
  EVENTUALLY(!one_by_one.state().playing);
  SimulationDriver at_once(small_steady());
  Viewer fast(at_once);
  for (int i = 0; i < 10; i++) at_once.step(StepKind::kObject);
  EVENTUALLY_EQUAL(fast.now(), slow.now());
}

void TestDriver::runningUpToATimeCanGoOnPlaying() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  driver.runUntil(kMillisecond, true);
  EVENTUALLY(viewer.now() > kMillisecond + 1000);
  QVERIFY(driver.state().playing);
}

TRICOLOR_TEST(driver, TestDriver)
#include "test_driver.moc"
