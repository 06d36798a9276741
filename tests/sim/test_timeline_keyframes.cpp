// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/keyframe_pacer.h"
#include "core/sim/timeline.h"
#include "tests/sim/timeline_worlds.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestTimelineKeyframes : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keyframesStayWithinTheirBudget();
  void aBudgetHoldsManyPackedKeyframes();
  void thinningKeepsEveryPlaceNearAKeyframe();
  void aCopyThatWaitsForAPauseDoesNotWaitForLong();
  void aCopyInPlaceForgetsWhatTheWorldWas();
  void preparingTheWayBackMovesNothing();
};

void TestTimelineKeyframes::keyframesStayWithinTheirBudget() {
  Timeline timeline(made_world(steady_config(4000, 3'000'000)), 3 * kMiB);
  RunLimit limit;
  limit.max_actions = 300'000;
  Bytes most = 0;
  while (timeline.run(limit) != StopReason::kFinished) {
    most = std::max(most, timeline.keyframe_bytes());
    QVERIFY(most <= 3 * kMiB);
  }
  QVERIFY(timeline.branch().keyframes.frames().size() > 2);
  const Bytes half = timeline.keyframe_bytes() / 2;
  timeline.set_keyframe_budget(half);
  QVERIFY(timeline.keyframe_bytes() <= half);
  timeline.set_keyframe_budget(0);
  QCOMPARE(timeline.branch().keyframes.frames().size(), std::size_t{1});
  QVERIFY(timeline.seek_time(kMillisecond));
}

// What the budget counts is what the keyframes really are: packed.
void TestTimelineKeyframes::aBudgetHoldsManyPackedKeyframes() {
  Timeline timeline(made_world(steady_config(50'000, 400'000)), 64 * kMiB);
  timeline.run();
  Bytes sum = 0;
  for (const KeyframePtr& frame : timeline.branch().keyframes.frames()) {
    QVERIFY(frame->world.bytes() < timeline.world().host_bytes() / 3);
    sum += frame->world.bytes();
  }
  QCOMPARE(timeline.keyframe_bytes(), sum);
}

void TestTimelineKeyframes::thinningKeepsEveryPlaceNearAKeyframe() {
  World running = made_world(steady_config(500, 400'000));
  KeyframeList list(std::make_shared<const Keyframe>(running));
  RunLimit limit;
  limit.max_actions = 1000;
  for (int i = 0; i < 300; ++i) {
    running.run(limit);
    list.insert(std::make_shared<const Keyframe>(running));
    if (list.frames().size() > 25) list.remove(list.least_loss(running.position()).frame);
  }
  const std::uint64_t even = running.position().work() / 24;
  std::uint64_t widest = 0;
  for (std::size_t i = 1; i < list.frames().size(); ++i) {
    const auto gap = list.frames()[i]->position.work() - list.frames()[i - 1]->position.work();
    widest = std::max(widest, gap);
  }
  QVERIFY2(widest < 5 * even, qPrintable(QString("%1 against %2").arg(widest).arg(even)));
}

void TestTimelineKeyframes::aCopyThatWaitsForAPauseDoesNotWaitForLong() {
  using std::chrono::milliseconds;
  KeyframePacer pacer;
  pacer.copied(milliseconds(10));
  pacer.ran(milliseconds(119));
  QVERIFY(!pacer.due());
  pacer.ran(milliseconds(1));
  QVERIFY(pacer.due());
  QVERIFY(!pacer.overdue());
  pacer.ran(milliseconds(30));
  QVERIFY(pacer.overdue());
  pacer.copied(milliseconds(10));
  QVERIFY(!pacer.due());
}

// Into a world that has used pages which the other one never touched, and the other way round.
void TestTimelineKeyframes::aCopyInPlaceForgetsWhatTheWorldWas() {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    World early = random_world(seed);
    RunLimit some;
    some.max_actions = 200;
    early.run(some);
    World late = early;
    late.run();
    const std::uint64_t end = late.state_hash();
    World other = random_world(seed + 1000);
    other.run();
    for (World* place : {&late, &other}) {
      *place = early;
      QCOMPARE(place->state_hash(), early.state_hash());
      place->run();
      QCOMPARE(place->state_hash(), end);
    }
  }
}

void TestTimelineKeyframes::preparingTheWayBackMovesNothing() {
  Timeline timeline(made_world(steady_config(20'000, 1'000'000)));
  timeline.run(until(30 * kMillisecond));
  timeline.apply(SetGogc{50});
  timeline.run(until(60 * kMillisecond));
  const Position here = timeline.position();
  const std::uint64_t state = timeline.world().state_hash();
  QVERIFY(!timeline.prepare_back([] { return true; }));
  QVERIFY(timeline.prepare_back());
  QCOMPARE(timeline.position(), here);
  QCOMPARE(timeline.world().state_hash(), state);
  const Position near = timeline.branch().keyframes.before(shortly_before(here, 1))->position;
  QVERIFY(here.actions - near.actions < 10'000);
  timeline.step_back(RunLimit::Step::kEvent);
  QCOMPARE(timeline.world().state_hash(),
           straight_hash(made_world(steady_config(20'000, 1'000'000)), timeline.branch(),
                         timeline.position()));
}

}  // namespace tricolor

TRICOLOR_TEST(timeline_keyframes, tricolor::TestTimelineKeyframes)
#include "test_timeline_keyframes.moc"
