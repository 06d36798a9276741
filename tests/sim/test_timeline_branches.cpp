// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <map>

#include "core/sim/timeline.h"
#include "tests/sim/timeline_worlds.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestTimelineBranches : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void commandsOfTheCourseAreGivenAgain();
  void aForkKeepsBothCoursesAndDiffersFromThereOnOnly();
  void undoTakesTheLastCommandBack();
  void aDroppedBranchIsGone();
};

void TestTimelineBranches::commandsOfTheCourseAreGivenAgain() {
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

void TestTimelineBranches::aForkKeepsBothCoursesAndDiffersFromThereOnOnly() {
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

void TestTimelineBranches::undoTakesTheLastCommandBack() {
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

void TestTimelineBranches::aDroppedBranchIsGone() {
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

TRICOLOR_TEST(timeline_branches, tricolor::TestTimelineBranches)
#include "test_timeline_branches.moc"
