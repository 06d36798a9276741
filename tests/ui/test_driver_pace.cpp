// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QTest>

#include "tests/support/room_test.h"
#include "ui/bridge/driver_mailbox.h"
#include "ui/bridge/pace.h"

using namespace std::chrono_literals;
using namespace tricolor;
using namespace tricolor::ui;

class TestDriverPace : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theTargetGrowsWithRealTimeTimesSpeed();
  void flatOutHasNoTarget();
  void aLateWorldDoesNotBuildUpADebt();
  void aSlowSliceMakesTheNextOneSmaller();
  void oneSlowSliceIsMadeUpForByOneFastOne();
  void onlyTheLastOfSeveralResetsStaysInTheQueue();
  void aSettingReplacesAnEarlierOneOfItsKindOnly();
};

void TestDriverPace::theTargetGrowsWithRealTimeTimesSpeed() {
  Pace pace;
  const auto start = WallClock::time_point(5s);
  pace.set_speed(1e6, 700, start);
  QCOMPARE(pace.target(start), Nanos{700});
  QCOMPARE(pace.target(start + 500ms), Nanos{500'700});
  pace.set_speed(1e3, 500'700, start + 500ms);
  QCOMPARE(pace.target(start + 1500ms), Nanos{501'700});
}

void TestDriverPace::flatOutHasNoTarget() {
  Pace pace;
  pace.set_speed(kFlatOut, 0, {});
  QVERIFY(pace.flat_out());
  QCOMPARE(pace.target({}), INT64_MAX);
}

void TestDriverPace::aLateWorldDoesNotBuildUpADebt() {
  Pace pace;
  pace.set_speed(1e9, 0, {});
  pace.keep_up(50'000'000, WallClock::time_point(100ms));
  QCOMPARE(pace.target(WallClock::time_point(100ms)), Nanos{100'000'000});
  pace.keep_up(50'000'000, WallClock::time_point(10s));
  QCOMPARE(pace.target(WallClock::time_point(10s)), Nanos{50'000'000});
}

void TestDriverPace::aSlowSliceMakesTheNextOneSmaller() {
  SliceBudget budget(kSliceActions);
  const auto first = budget.amount();
  budget.measured(100us, true);
  QVERIFY(budget.amount() > first);
  for (int i = 0; i < 100; i++) budget.measured(50ms, true);
  QCOMPARE(budget.amount(), kSliceActions.least);
}

// A thread that waits for a processor is slow whatever it does: that must not make a run stand
// still.
void TestDriverPace::oneSlowSliceIsMadeUpForByOneFastOne() {
  SliceBudget time(kSliceTime);
  for (int i = 0; i < 30; i++) time.measured(1ms, true);
  QCOMPARE(time.amount(), kSliceTime.most);
  const auto before = time.amount();
  time.measured(10s, false);
  QVERIFY(time.amount() < before && time.amount() >= before / 2);
  time.measured(1ms, true);
  QVERIFY(time.amount() >= before);
  time.measured(1ms, false);
  QVERIFY(time.amount() >= before);
}

void TestDriverPace::onlyTheLastOfSeveralResetsStaysInTheQueue() {
  DriverMailbox mail([] {});
  Config config;
  mail.send(PlayCommand{});
  for (int gogc = 1; gogc <= 50; gogc++) {
    config.gogc = gogc;
    mail.send(ResetCommand{config});
    mail.send(Setting{Setting::Kind::kProcs, 4});
  }
  mail.send(ResetCommand{config});
  const auto commands = mail.take_commands();
  QCOMPARE(commands.size(), std::size_t{2});
  QVERIFY(std::holds_alternative<PlayCommand>(commands[0]));
  QCOMPARE(std::get<ResetCommand>(commands[1]).config.gogc, 50);
}

void TestDriverPace::aSettingReplacesAnEarlierOneOfItsKindOnly() {
  DriverMailbox mail([] {});
  mail.send(Setting{Setting::Kind::kGogc, 50});
  mail.send(Setting{Setting::Kind::kGogc, 60});
  mail.send(Setting{Setting::Kind::kRunGC, 0});
  mail.send(Setting{Setting::Kind::kRunGC, 0});
  mail.send(Setting{Setting::Kind::kGogc, 70});
  const auto commands = mail.take_commands();
  QCOMPARE(commands.size(), std::size_t{4});
  QCOMPARE(std::get<Setting>(commands[0]).value, std::int64_t{60});
}

TRICOLOR_TEST(driver_pace, TestDriverPace)
#include "test_driver_pace.moc"
