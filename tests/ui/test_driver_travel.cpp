// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <memory>

#include "tests/support/room_test.h"
#include "ui/bridge/session.h"
#include "ui/bridge/simulation_driver.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

Config small_steady() {
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

/// Takes every picture as a window would.
class Viewer {
 public:
  explicit Viewer(SimulationDriver& driver) : m_driver(driver) {
    QObject::connect(&driver, &SimulationDriver::snapshotReady, [this] {
      if (auto snapshot = m_driver.takeSnapshot()) m_last = std::move(snapshot);
      m_taken++;
    });
  }
  const Snapshot& last() const { return *m_last; }
  int taken() const { return m_taken; }
  Nanos now() const { return m_last ? m_last->now_ns : -1; }
  Look look() const {
    return {m_last->now_ns, m_last->mem.HeapObjects, m_last->caption, m_last->cycles.size(),
            m_last->phase};
  }

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
  void pausedAt(SimulationDriver& driver, Viewer& viewer, Nanos at_ns) {
    driver.runUntil(at_ns);
    // Under a sanitizer the way there takes ten times as long.
    QTRY_VERIFY_WITH_TIMEOUT(viewer.now() >= at_ns - 100'000 && !driver.state().playing, 60'000);
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
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  pausedAt(driver, viewer, kMillisecond);
  std::vector<Look> looks;
  const std::size_t cycles = viewer.look().cycles;
  for (int i = 0; i < 8; i++) {
    const int before = viewer.taken();
    driver.step(step);
    QTRY_VERIFY(viewer.taken() > before && !driver.state().playing);
    QTRY_VERIFY(looks.empty() || viewer.look() != looks.back());
    // Long steps show pictures on the way.
    if (step == StepKind::kCycle) QTRY_VERIFY(viewer.look().cycles == cycles + looks.size() + 1);
    if (step == StepKind::kPhase && !looks.empty())
      QTRY_VERIFY(viewer.look().phase != looks.back().phase);
    looks.push_back(viewer.look());
  }
  for (int i = 6; i >= 0; i--) {
    driver.stepBack(step);
    QTRY_COMPARE(viewer.now(), looks[static_cast<std::size_t>(i)].now);
    const Look& then = looks[static_cast<std::size_t>(i)];
    QTRY_COMPARE(QString::fromStdString(viewer.look().caption),
                 QString::fromStdString(then.caption));
    QTRY_VERIFY(viewer.look() == then);
  }
}

void TestDriverTravel::quickStepsBackAreAllMade() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  for (int i = 0; i < 12; i++) driver.step(StepKind::kObject);
  for (int i = 0; i < 5; i++) driver.stepBack(StepKind::kObject);
  SimulationDriver other(small_steady());
  Viewer expected(other);
  for (int i = 0; i < 7; i++) other.step(StepKind::kObject);
  QTRY_VERIFY(expected.now() > 0);
  QTRY_VERIFY(viewer.now() == expected.now() && viewer.look() == expected.look());
}

void TestDriverTravel::seekingGoesToTheTimeAndTheEndComesBack() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  pausedAt(driver, viewer, 3 * kMillisecond);
  const Look end = viewer.look();
  driver.seek(kMillisecond);
  QTRY_COMPARE(driver.history().sought_ns, Nanos{kMillisecond});
  QVERIFY(driver.history().in_past);
  QVERIFY(viewer.now() >= kMillisecond - 100'000 && viewer.now() < kMillisecond + 100'000);
  driver.toStart();
  QTRY_COMPARE(viewer.now(), Nanos{0});
  QVERIFY(driver.history().at_start);
  driver.toEnd();
  QTRY_COMPARE(viewer.now(), end.now);
  QVERIFY(!driver.history().in_past);
  QCOMPARE(viewer.look().objects, end.objects);
}

void TestDriverTravel::thePastKnowsTheWholeCourse() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  pausedAt(driver, viewer, 3 * kMillisecond);
  QVERIFY(viewer.last().course == nullptr);
  const std::size_t samples = viewer.last().samples.size();
  const Nanos end = viewer.now();
  driver.seek(kMillisecond);
  QTRY_VERIFY(viewer.last().course != nullptr);
  QCOMPARE(viewer.last().course->samples.size(), samples);
  QCOMPARE(viewer.last().course->end_ns, end);
  QCOMPARE(driver.history().end_ns, end);
}

void TestDriverTravel::ofManySeeksTheLastOneCounts() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  pausedAt(driver, viewer, 3 * kMillisecond);
  for (Nanos at = 0; at <= 2 * kMillisecond; at += 10'000) driver.seek(at);
  QTRY_COMPARE(driver.history().sought_ns, Nanos{2 * kMillisecond});
}

void TestDriverTravel::aChangeInThePastStartsABranch() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  pausedAt(driver, viewer, 3 * kMillisecond);
  driver.apply(Setting{Setting::Kind::kGogc, 90});
  QTRY_COMPARE(viewer.last().gogc, 90);
  QCOMPARE(driver.history().branches.size(), std::size_t{1});
  driver.seek(kMillisecond);
  driver.apply(Setting{Setting::Kind::kGogc, 300});
  QTRY_COMPARE(driver.history().branches.size(), std::size_t{2});
  QCOMPARE(QString::fromStdString(driver.history().branches[1].cause), QString("GOGC = 300"));
  const std::uint32_t second = driver.history().branch;
  QVERIFY(second != 0);
  driver.switchBranch(0);
  QTRY_COMPARE(driver.history().branch, std::uint32_t{0});
  driver.toEnd();
  QTRY_COMPARE(viewer.last().gogc, 90);
  driver.dropBranch(second);
  QTRY_COMPARE(driver.history().branches.size(), std::size_t{1});
}

void TestDriverTravel::settingsFollowTheMomentThatIsShown() {
  Session session(small_steady());
  Viewer viewer(session.driver());
  pausedAt(session.driver(), viewer, 2 * kMillisecond);
  session.setGogc(250);
  session.setProcs(3);
  QTRY_COMPARE(viewer.last().gogc, 250);
  session.driver().seek(kMillisecond);
  QTRY_COMPARE(session.config().gogc, 100);
  QCOMPARE(session.config().procs, 2);
  session.driver().toEnd();
  QTRY_COMPARE(session.config().gogc, 250);
  QTRY_COMPARE(session.config().procs, 3);
}

void TestDriverTravel::undoTakesTheLastChangeBack() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  pausedAt(driver, viewer, kMillisecond);
  QVERIFY(!driver.history().can_undo);
  const Look before = viewer.look();
  driver.apply(Setting{Setting::Kind::kGogc, 300});
  QTRY_VERIFY(driver.history().can_undo);
  driver.undo();
  QTRY_COMPARE(viewer.last().gogc, 100);
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
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  driver.setBreakpoints({all[static_cast<std::size_t>(which)]});
  driver.setSpeed(kFlatOut);
  driver.play();
  QTRY_VERIFY(!driver.history().stopped_by.empty());
  QTRY_VERIFY(!driver.state().playing);
  QCOMPARE(driver.history().stopped_by, describe(all[static_cast<std::size_t>(which)]));
  if (which == 0) QCOMPARE(viewer.last().phase, Phase::kSweepTermination);
  if (which == 1) QCOMPARE(viewer.last().phase, Phase::kSweep);
  if (which == 2) QVERIFY(viewer.last().mem.HeapAlloc > 3 * kMiB);
  if (which == 2) QVERIFY(viewer.last().mem.HeapAlloc < 3 * kMiB + 20'000);
  if (which == 3) QCOMPARE(viewer.last().phase, Phase::kMark);
  if (which == 4) QVERIFY(viewer.last().now_ns >= 1'200'000 && viewer.last().now_ns < 1'300'000);
  const Nanos stood = viewer.now();
  driver.play();
  QTRY_VERIFY(viewer.now() > stood);
}

void TestDriverTravel::breakpointsThatAreTakenAwayStopNothing() {
  SimulationDriver driver(small_steady());
  Viewer viewer(driver);
  driver.setBreakpoints({BreakAtCycle{}});
  driver.setBreakpoints({});
  driver.setSpeed(kFlatOut);
  driver.play();
  QTRY_VERIFY(viewer.now() >= 0 && viewer.last().cycles.size() > 2);
  QVERIFY(driver.state().playing);
}

void TestDriverTravel::aLongWayIsEndedByAReset() {
  Config config = small_steady();
  config.parameters["steps"] = 500'000'000;
  SimulationDriver driver(config);
  Viewer viewer(driver);
  driver.setKeyframeMemory(0);
  pausedAt(driver, viewer, 400 * kMillisecond);
  driver.stepBack(StepKind::kCycle);
  driver.reset(small_steady());
  QTRY_COMPARE_WITH_TIMEOUT(driver.state().run, std::uint64_t{2}, 60'000);
  QTRY_COMPARE_WITH_TIMEOUT(viewer.now(), Nanos{0}, 60'000);
}

TRICOLOR_TEST(driver_travel, TestDriverTravel)
#include "test_driver_travel.moc"
