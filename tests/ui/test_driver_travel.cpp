// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <memory>

#include "core/sim/timeline.h"
#include "tests/support/eventually.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"
#include "ui/bridge/session.h"
#include "ui/bridge/simulation_driver.h"
#include "ui/bridge/step_limit.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

Config steady_with_pointers() {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", 2000}, {"size", 64}, {"steps", 2'000'000}, {"kind", 2}, {"fill", 2}};
  return config;
}

/// What can be compared of two pictures of the same moment.
struct Look {
  Nanos now = 0;
  std::uint64_t objects = 0;
  std::string caption;
  std::size_t cycles = 0;
  Phase phase = Phase::kOff;
  bool operator==(const Look&) const = default;
};

Look look_of(const Snapshot& snapshot) {
  return {snapshot.now_ns, snapshot.mem.HeapObjects, snapshot.caption, snapshot.cycles.size(),
          snapshot.phase};
}

/// The same run without a driver: what a picture must show, however many were shown on the way.
class Course {
 public:
  explicit Course(const Config& config) : m_timeline(made_world(config)) {}
  Look at(Nanos at_ns) {
    m_timeline.watch(false);
    m_timeline.run({.until_ns = at_ns});
    return look();
  }
  Look after(StepKind kind) {
    m_timeline.watch(true);
    m_timeline.run({.step = step_limit(kind)});
    return look();
  }

 private:
  Look look() { return look_of(m_timeline.snapshot({})); }

  Timeline m_timeline;
};

/// Takes every picture as a window would.
class NewestPicture {
 public:
  explicit NewestPicture(SimulationDriver& driver) : m_driver(driver) {
    QObject::connect(&driver, &SimulationDriver::snapshotReady, [this] {
      if (auto snapshot = m_driver.takeSnapshot()) m_last = std::move(snapshot);
      m_taken++;
    });
  }
  const Snapshot& last() const { return *m_last; }
  int taken() const { return m_taken; }
  Nanos now() const { return m_last ? m_last->now_ns : -1; }
  Look look() const { return m_last ? look_of(*m_last) : Look(); }

 private:
  SimulationDriver& m_driver;
  std::shared_ptr<const Snapshot> m_last;
  int m_taken = 0;
};

}  // namespace

class TestDriverTravel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void stepsBackShowWhatStepsForwardShowed_data();
  void stepsBackShowWhatStepsForwardShowed();
  void quickStepsBackAreAllMade();
  void seekingGoesToTheTimeAndTheEndComesBack();
  void thePastKnowsTheWholeCourse();
  void ofManySeeksTheLastOneCounts();
  void aChangeInThePastStartsABranch();
  void settingsFollowTheMomentThatIsShown();
  void undoTakesTheLastChangeBack();
  void playingStopsExactlyAtABreakpoint_data();
  void playingStopsExactlyAtABreakpoint();
  void breakpointsThatAreTakenAwayStopNothing();
  void aLongWayIsEndedByAReset();

 private:
  void pausedAt(SimulationDriver& driver, NewestPicture& viewer, Nanos at_ns,
                const Config& config = steady_with_pointers()) {
    // A picture that was made on the way may still be shown when the driver has arrived.
    const Nanos stands_at = Course(config).at(at_ns).now;
    driver.runUntil(at_ns);
    EVENTUALLY(viewer.now() == stands_at && !driver.state().playing);
  }
};

void TestDriverTravel::stepsBackShowWhatStepsForwardShowed_data() {
  QTest::addColumn<int>("kind");
  QTest::newRow("event") << int(StepKind::kEvent);
  QTest::newRow("object") << int(StepKind::kObject);
  QTest::newRow("phase") << int(StepKind::kPhase);
  QTest::newRow("cycle") << int(StepKind::kCycle);
}

void TestDriverTravel::stepsBackShowWhatStepsForwardShowed() {
  QFETCH(int, kind);
  const auto step = static_cast<StepKind>(kind);
  Course course(steady_with_pointers());
  SimulationDriver driver(steady_with_pointers());
  NewestPicture viewer(driver);
  pausedAt(driver, viewer, kMillisecond);
  std::vector<Look> looks = {course.at(kMillisecond)};
  QCOMPARE(viewer.now(), looks.back().now);
  for (int i = 0; i < 8; i++) {
    looks.push_back(course.after(step));
    driver.step(step);
    EVENTUALLY(viewer.look() == looks.back());
  }
  while (looks.size() > 2) {
    looks.pop_back();
    driver.stepBack(step);
    EVENTUALLY(viewer.look() == looks.back());
  }
}

void TestDriverTravel::quickStepsBackAreAllMade() {
  SimulationDriver driver(steady_with_pointers());
  NewestPicture viewer(driver);
  for (int i = 0; i < 12; i++) driver.step(StepKind::kObject);
  for (int i = 0; i < 5; i++) driver.stepBack(StepKind::kObject);
  SimulationDriver other(steady_with_pointers());
  NewestPicture expected(other);
  for (int i = 0; i < 7; i++) other.step(StepKind::kObject);
  EVENTUALLY(expected.now() > 0);
  EVENTUALLY(viewer.now() == expected.now() && viewer.look() == expected.look());
}

void TestDriverTravel::seekingGoesToTheTimeAndTheEndComesBack() {
  SimulationDriver driver(steady_with_pointers());
  NewestPicture viewer(driver);
  pausedAt(driver, viewer, 3 * kMillisecond);
  const Look end = viewer.look();
  driver.seek(kMillisecond);
  EVENTUALLY_EQUAL(driver.history().sought_ns, Nanos{kMillisecond});
  QVERIFY(driver.history().in_past);
  QVERIFY(viewer.now() >= kMillisecond - 100'000 && viewer.now() < kMillisecond + 100'000);
  driver.toStart();
  EVENTUALLY_EQUAL(viewer.now(), Nanos{0});
  QVERIFY(driver.history().at_start);
  driver.toEnd();
  EVENTUALLY_EQUAL(viewer.now(), end.now);
  QVERIFY(!driver.history().in_past);
  QCOMPARE(viewer.look().objects, end.objects);
}

void TestDriverTravel::thePastKnowsTheWholeCourse() {
  SimulationDriver driver(steady_with_pointers());
  NewestPicture viewer(driver);
  pausedAt(driver, viewer, 3 * kMillisecond);
  QVERIFY(viewer.last().course == nullptr);
  const std::size_t samples = viewer.last().samples.size();
  const Nanos end = viewer.now();
  driver.seek(kMillisecond);
  EVENTUALLY(viewer.last().course != nullptr);
  QCOMPARE(viewer.last().course->samples.size(), samples);
  QCOMPARE(viewer.last().course->end_ns, end);
  QCOMPARE(driver.history().end_ns, end);
}

void TestDriverTravel::ofManySeeksTheLastOneCounts() {
  SimulationDriver driver(steady_with_pointers());
  NewestPicture viewer(driver);
  pausedAt(driver, viewer, 3 * kMillisecond);
  for (Nanos at = 0; at <= 2 * kMillisecond; at += 10'000) driver.seek(at);
  EVENTUALLY_EQUAL(driver.history().sought_ns, Nanos{2 * kMillisecond});
}

void TestDriverTravel::aChangeInThePastStartsABranch() {
  SimulationDriver driver(steady_with_pointers());
  NewestPicture viewer(driver);
  pausedAt(driver, viewer, 3 * kMillisecond);
  driver.apply(Setting{Setting::Kind::kGogc, 90});
  EVENTUALLY_EQUAL(viewer.last().gogc, 90);
  QCOMPARE(driver.history().branches.size(), std::size_t{1});
  driver.seek(kMillisecond);
  driver.apply(Setting{Setting::Kind::kGogc, 300});
  EVENTUALLY_EQUAL(driver.history().branches.size(), std::size_t{2});
  QCOMPARE(QString::fromStdString(driver.history().branches[1].cause), QString("GOGC = 300"));
  const std::uint32_t second = driver.history().branch;
  QVERIFY(second != 0);
  driver.switchBranch(0);
  EVENTUALLY_EQUAL(driver.history().branch, std::uint32_t{0});
  driver.toEnd();
  EVENTUALLY_EQUAL(viewer.last().gogc, 90);
  driver.dropBranch(second);
  EVENTUALLY_EQUAL(driver.history().branches.size(), std::size_t{1});
}

void TestDriverTravel::settingsFollowTheMomentThatIsShown() {
  Session session(steady_with_pointers());
  NewestPicture viewer(session.driver());
  pausedAt(session.driver(), viewer, 2 * kMillisecond);
  session.setGogc(250);
  session.setProcs(3);
  EVENTUALLY_EQUAL(viewer.last().gogc, 250);
  session.driver().seek(kMillisecond);
  EVENTUALLY_EQUAL(session.config().gogc, 100);
  QCOMPARE(session.config().procs, 2);
  session.driver().toEnd();
  EVENTUALLY_EQUAL(session.config().gogc, 250);
  EVENTUALLY_EQUAL(session.config().procs, 3);
}

void TestDriverTravel::undoTakesTheLastChangeBack() {
  SimulationDriver driver(steady_with_pointers());
  NewestPicture viewer(driver);
  pausedAt(driver, viewer, kMillisecond);
  QVERIFY(!driver.history().can_undo);
  const Look before = viewer.look();
  driver.apply(Setting{Setting::Kind::kGogc, 300});
  EVENTUALLY(driver.history().can_undo);
  driver.undo();
  EVENTUALLY_EQUAL(viewer.last().gogc, 100);
  QCOMPARE(viewer.look().now, before.now);
  QCOMPARE(viewer.look().objects, before.objects);
}

void TestDriverTravel::playingStopsExactlyAtABreakpoint_data() {
  QTest::addColumn<int>("which");
  QTest::newRow("a collection begins") << 0;
  QTest::newRow("a phase begins") << 1;
  QTest::newRow("the heap grows") << 2;
  QTest::newRow("the barrier fires") << 3;
  QTest::newRow("a time is reached") << 4;
}

void TestDriverTravel::playingStopsExactlyAtABreakpoint() {
  QFETCH(int, which);
  const std::vector<Breakpoint> all = {BreakAtCycle{}, BreakAtPhase{Phase::kSweep},
                                       BreakAtHeap{3 * kMiB}, BreakAtBarrier{},
                                       BreakAtTime{1'234'567}};
  SimulationDriver driver(steady_with_pointers());
  NewestPicture viewer(driver);
  driver.setBreakpoints({all[static_cast<std::size_t>(which)]});
  driver.setSpeed(kFlatOut);
  driver.play();
  EVENTUALLY(!driver.history().stopped_by.empty());
  EVENTUALLY(!driver.state().playing);
  QCOMPARE(driver.history().stopped_by, describe(all[static_cast<std::size_t>(which)]));
  if (which == 0) QCOMPARE(viewer.last().phase, Phase::kSweepTermination);
  if (which == 1) QCOMPARE(viewer.last().phase, Phase::kSweep);
  if (which == 2) QVERIFY(viewer.last().mem.HeapAlloc > 3 * kMiB);
  if (which == 2) QVERIFY(viewer.last().mem.HeapAlloc < 3 * kMiB + 20'000);
  if (which == 3) QCOMPARE(viewer.last().phase, Phase::kMark);
  if (which == 4) QVERIFY(viewer.last().now_ns >= 1'200'000 && viewer.last().now_ns < 1'300'000);
  const Nanos stood = viewer.now();
  driver.play();
  EVENTUALLY(viewer.now() > stood);
}

void TestDriverTravel::breakpointsThatAreTakenAwayStopNothing() {
  SimulationDriver driver(steady_with_pointers());
  NewestPicture viewer(driver);
  driver.setBreakpoints({BreakAtCycle{}});
  driver.setBreakpoints({});
  driver.setSpeed(kFlatOut);
  driver.play();
  EVENTUALLY(viewer.now() >= 0 && viewer.last().cycles.size() > 2);
  QVERIFY(driver.history().stopped_by.empty());
}

void TestDriverTravel::aLongWayIsEndedByAReset() {
  Config config = steady_with_pointers();
  config.parameters["steps"] = 500'000'000;
  SimulationDriver driver(config);
  NewestPicture viewer(driver);
  driver.setKeyframeMemory(0);
  pausedAt(driver, viewer, 400 * kMillisecond, config);
  driver.stepBack(StepKind::kCycle);
  driver.reset(steady_with_pointers());
  EVENTUALLY_EQUAL(driver.state().run, std::uint64_t{2});
  EVENTUALLY_EQUAL(viewer.now(), Nanos{0});
}

TRICOLOR_TEST(driver_travel, TestDriverTravel)
#include "test_driver_travel.moc"
