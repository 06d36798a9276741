// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/timeline.h"
#include "tests/sim/timeline_worlds.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestTimeline : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anyWayToAPlaceGivesTheStateOfAStraightRun();
  void steppingBackUndoesSteppingForward_data();
  void steppingBackUndoesSteppingForward();
  void steppingBackStopsAtTheStart();
  void seekingATimeStopsWhereARunUpToItStops();
  void aSeekPastTheEndEndsAtTheEnd();
  void goingBackAndOnIsTheSameRun();
  void theEventThatJustHappenedIsKnownAfterGoingBack();
  void questionsAboutThePastLeaveThePresentAlone();
  void anInterruptedWayEndsOnTheCourse();
};

void TestTimeline::anyWayToAPlaceGivesTheStateOfAStraightRun() {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    Timeline timeline(random_world(seed));
    SplitMix64 rng(seed * 31);
    for (int i = 0; i < 40; ++i) {
      const auto kind = static_cast<RunLimit::Step>(1 + rng.below(4));
      switch (rng.below(8)) {
        case 0:
        case 1:
          timeline.run(until(timeline.world().now() + Nanos(rng.below(60'000))));
          break;
        case 2:
          timeline.run(step_of(kind));
          break;
        case 3:
        case 4:
          timeline.step_back(kind);
          break;
        case 5:
          timeline.seek_time(
              Nanos(rng.below(static_cast<std::uint64_t>(timeline.branch().end_ns) + 1)));
          break;
        case 6:
          if (rng.below(2) == 0)
            timeline.apply(SetGogc{static_cast<int>(10 + rng.below(300))});
          else
            timeline.apply(RunGC{});
          break;
        default: {
          const auto& all = timeline.branches();
          timeline.switch_branch(all[rng.below(all.size())].id);
        }
      }
      timeline.watch(rng.below(2) == 0);
      const std::uint64_t expected =
          straight_hash(random_world(seed), timeline.branch(), timeline.position());
      QVERIFY2(timeline.world().state_hash() == expected,
               qPrintable(QString("seed %1, move %2").arg(seed).arg(i)));
    }
  }
}

void TestTimeline::steppingBackUndoesSteppingForward_data() {
  QTest::addColumn<int>("step");
  QTest::addColumn<int>("steps");
  QTest::newRow("by event") << int(RunLimit::Step::kEvent) << 400;
  QTest::newRow("by object") << int(RunLimit::Step::kObject) << 400;
  QTest::newRow("by phase") << int(RunLimit::Step::kPhase) << 15;
  QTest::newRow("by cycle") << int(RunLimit::Step::kCycle) << 4;
}

void TestTimeline::steppingBackUndoesSteppingForward() {
  QFETCH(int, step);
  QFETCH(int, steps);
  const auto kind = static_cast<RunLimit::Step>(step);
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    Timeline timeline(random_world(seed));
    std::vector<std::pair<Position, std::uint64_t>> way;
    for (int i = 0; i < steps; ++i) {
      way.emplace_back(timeline.position(), timeline.world().state_hash());
      if (timeline.run(step_of(kind)) != StopReason::kStep) break;
    }
    if (timeline.world().finished()) timeline.step_back(kind);
    while (!way.empty() && timeline.position() == way.back().first) way.pop_back();
    for (auto at = way.rbegin(); at != way.rend(); ++at) {
      QVERIFY(timeline.step_back(kind));
      QVERIFY(timeline.position() == at->first);
      QCOMPARE(timeline.world().state_hash(), at->second);
    }
  }
}

void TestTimeline::steppingBackStopsAtTheStart() {
  Timeline timeline(random_world(1));
  timeline.run(step_of(RunLimit::Step::kObject));
  for (int i = 0; i < 3; ++i) QVERIFY(timeline.step_back(RunLimit::Step::kCycle));
  QVERIFY(timeline.position() == Position{});
  QVERIFY(timeline.step_back(RunLimit::Step::kEvent));
  QVERIFY(timeline.position() == Position{});
}

void TestTimeline::seekingATimeStopsWhereARunUpToItStops() {
  Timeline timeline(made_world(steady_config()));
  timeline.run();
  const Nanos end = timeline.branch().end_ns;
  for (int i = 1; i < 12; ++i) {
    const Nanos at = end * ((i * 5) % 12) / 12;
    World straight = made_world(steady_config());
    straight.run(until(at));
    QVERIFY(timeline.seek_time(at));
    QCOMPARE(timeline.world().state_hash(), straight.state_hash());
    QCOMPARE(timeline.world().now(), straight.now());
  }
}

void TestTimeline::aSeekPastTheEndEndsAtTheEnd() {
  Timeline timeline(made_world(steady_config()));
  timeline.run(until(kMillisecond));
  const std::uint64_t hash = timeline.world().state_hash();
  timeline.seek_time(kMillisecond / 2);
  QVERIFY(timeline.in_past());
  QVERIFY(timeline.seek_time(INT64_MAX));
  QVERIFY(!timeline.in_past());
  QCOMPARE(timeline.world().state_hash(), hash);
}

void TestTimeline::goingBackAndOnIsTheSameRun() {
  World straight = random_world(5);
  straight.run();
  Timeline timeline(random_world(5));
  timeline.run(until(straight.now() / 2));
  timeline.step_back(RunLimit::Step::kCycle);
  timeline.run();
  QVERIFY(timeline.world().finished());
  QCOMPARE(timeline.world().state_hash(), straight.state_hash());
  QCOMPARE(timeline.branches().size(), std::size_t{1});
}

void TestTimeline::theEventThatJustHappenedIsKnownAfterGoingBack() {
  Timeline timeline(random_world(2));
  timeline.watch(true);
  std::vector<std::string> captions;
  const auto caption = [&] { return timeline.snapshot({}).caption; };
  for (int i = 0; i < 200; ++i) {
    timeline.run(step_of(RunLimit::Step::kEvent));
    captions.push_back(caption());
  }
  for (int i = 198; i > 100; --i) {
    timeline.step_back(RunLimit::Step::kEvent);
    QCOMPARE(caption(), captions[static_cast<std::size_t>(i)]);
    QVERIFY(timeline.world().last_event() > timeline.events_before_last_step());
  }
}

void TestTimeline::questionsAboutThePastLeaveThePresentAlone() {
  Timeline timeline(made_world(steady_config()));
  timeline.run(until(kMillisecond));
  const Position past = timeline.position();
  const std::uint64_t past_hash = timeline.world().state_hash();
  timeline.apply(SetGogc{60});
  timeline.run(until(2 * kMillisecond));
  const std::uint64_t present = timeline.world().state_hash();
  QCOMPARE(timeline.at(past).state_hash(), past_hash);
  QCOMPARE(timeline.at(kEndOfTime).state_hash(), present);
  QCOMPARE(timeline.world().state_hash(), present);
}

void TestTimeline::anInterruptedWayEndsOnTheCourse() {
  Timeline timeline(made_world(steady_config(4000, 2'000'000)), 0);
  timeline.run();
  QVERIFY(!timeline.seek_time(timeline.branch().end_ns / 2, [] { return true; }));
  QVERIFY(timeline.in_past());
  const std::uint64_t expected = straight_hash(made_world(steady_config(4000, 2'000'000)),
                                               timeline.branch(), timeline.position());
  QCOMPARE(timeline.world().state_hash(), expected);
}

}  // namespace tricolor

TRICOLOR_TEST(timeline, tricolor::TestTimeline)
#include "test_timeline.moc"
