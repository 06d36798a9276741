// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <map>

#include "core/sim/timeline.h"
#include "tests/sim/random_program.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {

static Config random_config(std::uint64_t seed) {
  SplitMix64 rng(seed * 7919);
  Config config;
  config.program = "random";
  config.runtime_startup = rng.below(4) == 0;
  config.procs = static_cast<int>(1 + rng.below(5));
  config.gogc = static_cast<std::int32_t>(10 << rng.below(4));
  config.go_minor = static_cast<int>(19 + rng.below(8));
  return config;
}

static World random_world(std::uint64_t seed, int allocations = 1200) {
  return made_world(random_config(seed),
                    std::make_unique<test::RandomProgram>(seed, allocations, 3));
}

static Config steady_config(std::int64_t n = 4000, std::int64_t steps = 60'000) {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", n}, {"size", 64}, {"steps", steps}, {"kind", 2}, {"fill", 2}};
  return config;
}

static RunLimit step_of(RunLimit::Step step) {
  RunLimit limit;
  limit.step = step;
  return limit;
}

static RunLimit until(Nanos at_ns) {
  RunLimit limit;
  limit.until_ns = at_ns;
  return limit;
}

/// The hash of a straight run of the branch's commands up to `at`, without any history.
static std::uint64_t straight_hash(World world, const Branch& branch, const Position& at) {
  run_along(world, branch.commands, at);
  return world.position() == at ? world.state_hash() : 0;
}

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
  void commandsOfTheCourseAreGivenAgain();
  void aForkKeepsBothCoursesAndDiffersFromThereOnOnly();
  void undoTakesTheLastCommandBack();
  void theEventThatJustHappenedIsKnownAfterGoingBack();
  void questionsAboutThePastLeaveThePresentAlone();
  void keyframesStayWithinTheirBudget();
  void aBudgetHoldsManyPackedKeyframes();
  void thinningKeepsEveryPlaceNearAKeyframe();
  void aCopyThatWaitsForAPauseDoesNotWaitForLong();
  void anInterruptedWayEndsOnTheCourse();
  void aCopyInPlaceForgetsWhatTheWorldWas();
  void preparingTheWayBackMovesNothing();
  void aDroppedBranchIsGone();
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

void TestTimeline::commandsOfTheCourseAreGivenAgain() {
  Timeline timeline(made_world(steady_config()));
  timeline.run(until(kMillisecond));
  timeline.apply(SetGogc{250});
  timeline.run(until(2 * kMillisecond));
  timeline.apply(RunGC{});
  timeline.run();
  const std::uint64_t hash = timeline.world().state_hash();
  timeline.seek_time(kMillisecond / 2);
  QCOMPARE(timeline.world().config().gogc, 100);
  timeline.run(until(3 * kMillisecond / 2));
  QCOMPARE(timeline.world().config().gogc, 250);
  timeline.run();
  QCOMPARE(timeline.world().state_hash(), hash);
  QCOMPARE(timeline.branches().size(), std::size_t{1});
}

void TestTimeline::aForkKeepsBothCoursesAndDiffersFromThereOnOnly() {
  Timeline timeline(made_world(steady_config()));
  timeline.run();
  const std::uint64_t first_end = timeline.world().state_hash();
  timeline.seek_time(2 * kMillisecond);
  const Position fork = timeline.position();
  timeline.apply(SetGogc{40});
  QCOMPARE(timeline.branches().size(), std::size_t{2});
  QCOMPARE(timeline.branch().parent, std::uint32_t{0});
  QCOMPARE(timeline.branch().cause, std::string("GOGC = 40"));
  timeline.run();
  QVERIFY(timeline.world().state_hash() != first_end);
  QVERIFY(timeline.world().config().gogc == 40);

  const std::uint32_t second = timeline.branch().id;
  std::map<Nanos, std::uint64_t> hashes;
  for (const Nanos at : {kMillisecond / 2, kMillisecond, 3 * kMillisecond / 2}) {
    timeline.seek_time(at);
    hashes[at] = timeline.world().state_hash();
  }
  timeline.seek(fork);
  const std::uint64_t at_fork = timeline.world().state_hash();
  QVERIFY(timeline.switch_branch(0));
  QVERIFY(timeline.world().config().gogc == 100);
  for (const auto& [at, hash] : hashes) {
    timeline.seek_time(at);
    QCOMPARE(timeline.world().state_hash(), hash);
  }
  timeline.seek(fork);
  QCOMPARE(timeline.world().state_hash(), at_fork);
  timeline.seek(timeline.branch().end);
  QCOMPARE(timeline.world().state_hash(), first_end);
  timeline.switch_branch(second);
  QCOMPARE(timeline.world().config().gogc, 40);
}

void TestTimeline::undoTakesTheLastCommandBack() {
  Timeline timeline(made_world(steady_config()));
  timeline.run(until(kMillisecond));
  const std::uint64_t before = timeline.world().state_hash();
  const Position place = timeline.position();
  timeline.apply(SetGogc{300});
  timeline.run(until(2 * kMillisecond));
  QVERIFY(timeline.undo());
  QVERIFY(timeline.position() == place);
  QCOMPARE(timeline.world().state_hash(), before);
  QCOMPARE(timeline.world().config().gogc, 100);
  QVERIFY(!timeline.undo());
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

void TestTimeline::keyframesStayWithinTheirBudget() {
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
void TestTimeline::aBudgetHoldsManyPackedKeyframes() {
  Timeline timeline(made_world(steady_config(50'000, 400'000)), 64 * kMiB);
  timeline.run();
  Bytes sum = 0;
  for (const KeyframePtr& frame : timeline.branch().keyframes.frames()) {
    QVERIFY(frame->world.bytes() < timeline.world().host_bytes() / 3);
    sum += frame->world.bytes();
  }
  QCOMPARE(timeline.keyframe_bytes(), sum);
}

void TestTimeline::thinningKeepsEveryPlaceNearAKeyframe() {
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

// Into a world that has used pages which the other one never touched, and the other way round.
void TestTimeline::aCopyInPlaceForgetsWhatTheWorldWas() {
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

void TestTimeline::preparingTheWayBackMovesNothing() {
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

void TestTimeline::aCopyThatWaitsForAPauseDoesNotWaitForLong() {
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

void TestTimeline::anInterruptedWayEndsOnTheCourse() {
  Timeline timeline(made_world(steady_config(4000, 2'000'000)), 0);
  timeline.run();
  QVERIFY(!timeline.seek_time(timeline.branch().end_ns / 2, [] { return true; }));
  QVERIFY(timeline.in_past());
  const std::uint64_t expected = straight_hash(made_world(steady_config(4000, 2'000'000)),
                                               timeline.branch(), timeline.position());
  QCOMPARE(timeline.world().state_hash(), expected);
}

void TestTimeline::aDroppedBranchIsGone() {
  Timeline timeline(random_world(1));
  timeline.run(until(100'000));
  timeline.seek_time(50'000);
  timeline.apply(SetGogc{50});
  timeline.drop_branch(timeline.branch().id);
  QCOMPARE(timeline.branches().size(), std::size_t{2});
  timeline.drop_branch(0);
  QCOMPARE(timeline.branches().size(), std::size_t{1});
  QVERIFY(!timeline.switch_branch(0));
  timeline.run();
  QVERIFY(timeline.world().finished());
}

}  // namespace tricolor

TRICOLOR_TEST(timeline, tricolor::TestTimeline)
#include "test_timeline.moc"
