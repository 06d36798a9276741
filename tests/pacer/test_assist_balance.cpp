// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/pacer/assist_balance.h"
#include "tests/support/room_test.h"

using namespace tricolor;

namespace {

/// Two bytes of scan work per allocated byte.
constexpr AssistRatios kRatios{.work_per_byte = 2, .bytes_per_work = 0.5};

}  // namespace

class TestAssistBalance : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aSmallDebtIsRaisedToTheOverAssist();
  void aLargeDebtIsPaidAsItIs();
  void enoughCreditPaysTheWholeDebt();
  void scarceCreditPaysAPart();
  void noCreditPaysNothing();
  void aPaymentWakesWaitersUntilItIsSpent();
  void whatNobodyNeedsBecomesCredit();
  void anExitingGoroutineReturnsItsBalance();
};

void TestAssistBalance::aSmallDebtIsRaisedToTheOverAssist() {
  const AssistDebt debt = assist_debt(kRatios, -100);
  QCOMPARE(debt.scan_work, std::int64_t{65536});
  QCOMPARE(debt.bytes, std::int64_t{32768});
}

void TestAssistBalance::aLargeDebtIsPaidAsItIs() {
  const AssistDebt debt = assist_debt(kRatios, -1'000'000);
  QCOMPARE(debt.scan_work, std::int64_t{2'000'000});
  QCOMPARE(debt.bytes, std::int64_t{1'000'000});
}

void TestAssistBalance::enoughCreditPaysTheWholeDebt() {
  const AssistSteal steal = steal_credit(kRatios, {2'000'000, 1'000'000}, 2'000'000);
  QCOMPARE(steal.stolen, std::int64_t{2'000'000});
  QCOMPARE(steal.earned, std::int64_t{1'000'000});
  QCOMPARE(steal.left, std::int64_t{0});
}

void TestAssistBalance::scarceCreditPaysAPart() {
  const AssistSteal steal = steal_credit(kRatios, {2'000'000, 1'000'000}, 500'000);
  QCOMPARE(steal.stolen, std::int64_t{500'000});
  QCOMPARE(steal.earned, std::int64_t{250'001});
  QCOMPARE(steal.left, std::int64_t{1'500'000});
}

void TestAssistBalance::noCreditPaysNothing() {
  for (const std::int64_t credit : {0, -5}) {
    const AssistSteal steal = steal_credit(kRatios, {100, 50}, credit);
    QCOMPARE(steal.earned, std::int64_t{0});
    QCOMPARE(steal.left, std::int64_t{100});
  }
}

void TestAssistBalance::aPaymentWakesWaitersUntilItIsSpent() {
  AssistPayment payment(kRatios, 2000);
  std::int64_t first = -600;
  std::int64_t second = -600;
  QVERIFY(payment.pay(first));
  QCOMPARE(first, std::int64_t{0});
  QVERIFY(!payment.pay(second));
  QCOMPARE(second, std::int64_t{-200});
  QCOMPARE(payment.money(), std::int64_t{0});
  QCOMPARE(payment.credit_left(), std::int64_t{0});
}

void TestAssistBalance::whatNobodyNeedsBecomesCredit() {
  AssistPayment payment(kRatios, 2000);
  std::int64_t balance = -600;
  QVERIFY(payment.pay(balance));
  QCOMPARE(payment.credit_left(), std::int64_t{800});
}

void TestAssistBalance::anExitingGoroutineReturnsItsBalance() {
  QCOMPARE(credit_worth(kRatios, 300), std::int64_t{600});
}

TRICOLOR_TEST(assist_balance, TestAssistBalance)
#include "test_assist_balance.moc"
