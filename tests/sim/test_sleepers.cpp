// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <vector>

#include "core/sim/sleepers.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestSleepers : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void nobodySleepsAtFirst();
  void theFirstTimeIsTheEarliest();
  void whoIsDueWakesInTheOrderOfFallingAsleep();
};

void TestSleepers::nobodySleepsAtFirst() {
  Sleepers sleepers;
  QVERIFY(sleepers.empty());
  QCOMPARE(sleepers.first_at(), Ticks{INT64_MAX});
  QVERIFY(!sleepers.take_due(INT64_MAX).has_value());
}

void TestSleepers::theFirstTimeIsTheEarliest() {
  Sleepers sleepers;
  sleepers.add(300, 1);
  sleepers.add(100, 2);
  QCOMPARE(sleepers.first_at(), Ticks{100});
  QVERIFY(!sleepers.take_due(99).has_value());
  QCOMPARE(sleepers.take_due(100)->goroutine, GoroutineId{2});
  QCOMPARE(sleepers.first_at(), Ticks{300});
}

void TestSleepers::whoIsDueWakesInTheOrderOfFallingAsleep() {
  Sleepers sleepers;
  sleepers.add(300, 1);
  sleepers.add(100, 2);
  sleepers.add(900, 3);
  sleepers.add(200, 4);
  std::vector<GoroutineId> woken;
  while (const auto due = sleepers.take_due(500)) woken.push_back(due->goroutine);
  QVERIFY((woken == std::vector<GoroutineId>{1, 2, 4}));
  QVERIFY(!sleepers.empty());
}

}  // namespace tricolor

TRICOLOR_TEST(sleepers, tricolor::TestSleepers)
#include "test_sleepers.moc"
