// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/world.h"
#include "tests/sim/timeline_worlds.h"
#include "tests/support/room_test.h"

namespace tricolor {

static World limited_random_world(std::uint64_t seed) {
  SplitMix64 rng(seed * 7919);
  Config config = random_config(rng, 6);
  if (rng.below(3) == 0) config.memory_limit = static_cast<std::int64_t>((2 + rng.below(6)) * kMiB);
  return made_world(config, std::make_unique<test::RandomProgram>(seed, 1200, 3));
}

static World steady_world() {
  return made_world(steady_config(4000, 120'000));
}

/// Where a run was, and in which state.
struct Mark {
  Position at;
  std::uint64_t hash = 0;
  Nanos now = 0;
};

static Mark mark_of(const World& world) {
  return {world.position(), world.state_hash(), world.now()};
}

class TestPositions : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void positionsDoNotDependOnHowARunIsCut() {
    for (std::uint64_t seed = 1; seed <= 24; ++seed) {
      World straight = limited_random_world(seed);
      straight.run();
      World cut = limited_random_world(seed);
      SplitMix64 rng(seed);
      StopReason reason = StopReason::kActions;
      while (reason != StopReason::kFinished) {
        RunLimit limit;
        const std::uint64_t how = rng.below(6);
        if (how == 0) limit.step = RunLimit::Step::kObject;
        if (how == 1) limit.step = RunLimit::Step::kPhase;
        if (how == 2) limit.step = RunLimit::Step::kEvent;
        if (how == 3) limit.until_ns = cut.now() + static_cast<Nanos>(rng.below(20'000));
        if (how == 4) limit.max_actions = 1 + rng.below(50);
        if (how == 5) limit.step = RunLimit::Step::kCycle;
        if (how == 5) limit.max_actions = 300;
        cut.watch(how == 2 || rng.below(2) == 0);
        reason = cut.run(limit);
      }
      QCOMPARE(cut.state_hash(), straight.state_hash());
      QVERIFY(cut.position() == straight.position());
    }
  }

  void everyPositionWhereARunStoppedIsReachedExactlyFromTheStart() {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
      World world = limited_random_world(seed);
      std::vector<Mark> marks;
      SplitMix64 rng(seed);
      StopReason reason = StopReason::kActions;
      while (reason != StopReason::kFinished) {
        RunLimit limit;
        const std::uint64_t how = rng.below(4);
        if (how == 0) limit.step = RunLimit::Step::kObject;
        if (how == 1) limit.step = RunLimit::Step::kEvent;
        if (how == 2) limit.until_ns = world.now() + static_cast<Nanos>(rng.below(3'000));
        if (how == 3) limit.max_actions = 1 + rng.below(90);
        world.watch(how == 1 || rng.below(2) == 0);
        reason = world.run(limit);
        if (rng.below(8) == 0) marks.push_back(mark_of(world));
      }
      for (std::size_t i = 0; i < marks.size(); i += 1 + marks.size() / 40) {
        World again = limited_random_world(seed);
        RunLimit limit;
        limit.until_position = marks[i].at;
        const StopReason stop = again.run(limit);
        QVERIFY(stop == StopReason::kPosition || stop == StopReason::kFinished);
        QVERIFY(again.position() == marks[i].at);
        QCOMPARE(again.state_hash(), marks[i].hash);
        QCOMPARE(again.now(), marks[i].now);
      }
    }
  }

  void positionsOnlyGrow() {
    World world = limited_random_world(3);
    Position last;
    RunLimit limit;
    limit.step = RunLimit::Step::kObject;
    while (world.run(limit) == StopReason::kStep) {
      QVERIFY(world.position() > last);
      QVERIFY(world.position().turns >= last.turns);
      last = world.position();
    }
  }

  void aPhaseBeginsExactlyAtItsMark() {
    World world = steady_world();
    RunLimit limit;
    limit.step = RunLimit::Step::kPhase;
    std::vector<Mark> marks;
    while (world.run(limit) == StopReason::kStep) {
      QVERIFY(world.phase_marks().back().at == world.position());
      QCOMPARE(world.phase_marks().back().phase, world.phase());
      marks.push_back(mark_of(world));
    }
    World flat = steady_world();
    flat.run();
    QVERIFY(flat.phase_marks().size() >= marks.size());
    QVERIFY(marks.size() >= 5);
    for (const Mark& mark : marks) {
      const auto same = [&](const PhaseMark& m) { return m.at == mark.at; };
      QVERIFY(std::any_of(flat.phase_marks().begin(), flat.phase_marks().end(), same));
    }
  }

  void aStepOfOnePhaseDoesNotDependOnWhereItBegan() {
    World world = steady_world();
    RunLimit cycle;
    cycle.step = RunLimit::Step::kCycle;
    world.run(cycle);
    const Position expected = world.position();
    World stepped = steady_world();
    RunLimit object;
    object.step = RunLimit::Step::kObject;
    for (int i = 0; i < 700; ++i) stepped.run(object);
    stepped.run(cycle);
    QVERIFY(stepped.position() == expected);
  }

  void commandsCountToo() {
    World world = steady_world();
    RunLimit limit;
    limit.until_ns = kMillisecond;
    world.run(limit);
    const Position before = world.position();
    world.apply(SetGogc{200});
    QVERIFY(world.position() > before);
    QCOMPARE(world.position().commands, before.commands + 1);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(positions, tricolor::TestPositions)
#include "test_positions.moc"
