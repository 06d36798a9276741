// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <cmath>
#include <limits>

#include "core/pacer/cons_mark.h"
#include "tests/support/room_test.h"

using tricolor::ConsMark;
using tricolor::ConsMarkRule;

class TestConsMark : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theNewestRuleRemembersASpikeForFiveCycles();
  void whatIsNotANumberIsPassedOverInTheNextCycle();
  void theMeanTakesTheLastTwoMeasurements();
  void theControllerConvergesOnASteadyMeasurement();
  void theControllerUndershootsZeroAfterASharpDrop();
  void theControllerStartsOverAfterAnOverflow();
  void theMeasurementIsKeptUnsmoothed();
};

void TestConsMark::theNewestRuleRemembersASpikeForFiveCycles() {
  ConsMark cons_mark(ConsMarkRule::kMaxOfFive);
  cons_mark.add_measurement(3);
  for (int cycle = 0; cycle < 4; ++cycle) {
    cons_mark.add_measurement(1);
    QCOMPARE(cons_mark.value(), 3.0);
  }
  cons_mark.add_measurement(1);
  QCOMPARE(cons_mark.value(), 1.0);
}

// A cycle that neither allocated nor marked anything divides nothing by nothing.
void TestConsMark::whatIsNotANumberIsPassedOverInTheNextCycle() {
  ConsMark cons_mark(ConsMarkRule::kMaxOfFive);
  cons_mark.add_measurement(3);
  cons_mark.add_measurement(std::nan(""));
  QVERIFY(std::isnan(cons_mark.value()));
  cons_mark.add_measurement(1);
  QCOMPARE(cons_mark.value(), 3.0);
}

void TestConsMark::theMeanTakesTheLastTwoMeasurements() {
  ConsMark cons_mark(ConsMarkRule::kMeanOfTwo);
  cons_mark.add_measurement(4);
  QCOMPARE(cons_mark.value(), 2.0);
  cons_mark.add_measurement(1);
  QCOMPARE(cons_mark.value(), 2.5);
  cons_mark.add_measurement(1);
  QCOMPARE(cons_mark.value(), 1.0);
}

void TestConsMark::theControllerConvergesOnASteadyMeasurement() {
  ConsMark cons_mark(ConsMarkRule::kPiController);
  cons_mark.add_measurement(2);
  QCOMPARE(cons_mark.value(), 1.8);
  for (int cycle = 0; cycle < 200; ++cycle) cons_mark.add_measurement(2);
  QVERIFY(std::abs(cons_mark.value() - 2) < 1e-3);
}

void TestConsMark::theControllerUndershootsZeroAfterASharpDrop() {
  ConsMark cons_mark(ConsMarkRule::kPiController);
  for (int cycle = 0; cycle < 3; ++cycle) cons_mark.add_measurement(10);
  double lowest = cons_mark.value();
  for (int cycle = 0; cycle < 10; ++cycle) {
    cons_mark.add_measurement(0.01);
    lowest = std::min(lowest, cons_mark.value());
  }
  QVERIFY(lowest < 0);
}

void TestConsMark::theControllerStartsOverAfterAnOverflow() {
  ConsMark cons_mark(ConsMarkRule::kPiController);
  cons_mark.add_measurement(2);
  cons_mark.add_measurement(std::numeric_limits<double>::infinity());
  QCOMPARE(cons_mark.value(), 0.0);
  QCOMPARE(cons_mark.pi_integral(), 0.0);
  cons_mark.add_measurement(2);
  QCOMPARE(cons_mark.value(), 1.8);
}

void TestConsMark::theMeasurementIsKeptUnsmoothed() {
  ConsMark cons_mark(ConsMarkRule::kMeanOfTwo);
  cons_mark.add_measurement(4);
  QCOMPARE(cons_mark.measured(), 4.0);
}

TRICOLOR_TEST(cons_mark, TestConsMark)
#include "test_cons_mark.moc"
