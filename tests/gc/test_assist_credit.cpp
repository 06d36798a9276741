// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/gc/assist_credit.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestAssistCredit : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void backgroundWorkBecomesCreditWhenNobodyWaits() {
    AssistCredit credit;
    credit.add(2000, 0.5, 2.0);
    QCOMPARE(credit.credit(), std::int64_t{2000});
    QCOMPARE(credit.steal(500), std::int64_t{500});
    QCOMPARE(credit.steal(5000), std::int64_t{1500});
    QCOMPARE(credit.steal(1), std::int64_t{0});
  }

  void waitingGoroutinesArePaidInOrderAndTheRestIsCredit() {
    AssistCredit credit;
    credit.park(7, -300);
    credit.park(8, -500);
    credit.add(2000, 0.5, 2.0);  // 1000 bytes of allocation
    GoroutineId paid = 0;
    QVERIFY(credit.next_paid(paid));
    QCOMPARE(paid, GoroutineId{7});
    QVERIFY(credit.next_paid(paid));
    QCOMPARE(paid, GoroutineId{8});
    QCOMPARE(credit.credit(), std::int64_t{400});
  }

  void aLargeDebtGoesToTheBackOfTheQueue() {
    AssistCredit credit;
    credit.park(1, -100'000);
    credit.park(2, -10);
    credit.add(2000, 1.0, 1.0);
    QCOMPARE(credit.waiting().front().goroutine, GoroutineId{2});
    QCOMPARE(credit.waiting().back().balance_bytes, std::int64_t{-98'000});
  }

  void theEndOfMarkingForgetsAllDebts() {
    AssistCredit credit;
    credit.park(1, -100'000);
    credit.release_all();
    GoroutineId released = 0;
    QVERIFY(credit.next_paid(released));
    QVERIFY(!credit.anyone_waits());
  }
};

}  // namespace tricolor

TRICOLOR_TEST(assist_credit, tricolor::TestAssistCredit)
#include "test_assist_credit.moc"
