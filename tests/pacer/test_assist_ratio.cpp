// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <cmath>

#include "core/pacer/assist_ratio.h"
#include "tests/support/room_test.h"

using tricolor::assist_ratios;
using tricolor::AssistRatioInputs;
using tricolor::AssistRatios;

namespace {

/// Ten megabytes of room, five of them used, half of the expected work done.
AssistRatioInputs halfway() {
  return {.gogc = 100,
          .heap_goal = 20'000'000,
          .heap_live = 15'000'000,
          .triggered = 10'000'000,
          .work_done = 4'000'000,
          .work_expected = 8'000'000,
          .work_worst_case = 16'000'000};
}

}  // namespace

class TestAssistRatio : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theExpectedWorkIsSpreadOverTheRoomLeft();
  void unexpectedWorkStretchesTheGoal();
  void theStretchedGoalStaysBelowTheHardGoal();
  void pastTheGoalTheWorstCaseIsPaidWithinATenth();
  void withGogcOffTheHardGoalIsOutOfReach();
  void aLittleWorkAlwaysRemains();
  void noRoomLeftCountsAsOneByte();
  void noExpectedWorkIsNoError();
  void extremeGoalsDoNotBreakTheArithmetic();
};

void TestAssistRatio::theExpectedWorkIsSpreadOverTheRoomLeft() {
  const AssistRatios ratios = assist_ratios(halfway());
  QCOMPARE(ratios.work_per_byte, 4.0 / 5.0);
  QCOMPARE(ratios.bytes_per_work, 5.0 / 4.0);
}

void TestAssistRatio::unexpectedWorkStretchesTheGoal() {
  AssistRatioInputs inputs = halfway();
  inputs.work_done = 9'000'000;
  // 10 MB of room for 8 MB of work become 20 MB for 16 MB; 15 MB of them are left.
  QCOMPARE(assist_ratios(inputs).work_per_byte, 7.0 / 15.0);
}

void TestAssistRatio::theStretchedGoalStaysBelowTheHardGoal() {
  AssistRatioInputs inputs = halfway();
  inputs.work_done = 9'000'000;
  inputs.work_worst_case = 160'000'000;
  QCOMPARE(assist_ratios(inputs).work_per_byte, 151.0 / 25.0);
}

void TestAssistRatio::pastTheGoalTheWorstCaseIsPaidWithinATenth() {
  AssistRatioInputs inputs = halfway();
  inputs.heap_live = 21'000'000;
  QCOMPARE(assist_ratios(inputs).work_per_byte, 12.0 / 1.0);
}

void TestAssistRatio::withGogcOffTheHardGoalIsOutOfReach() {
  AssistRatioInputs inputs = halfway();
  inputs.gogc = -1;
  inputs.work_done = 9'000'000;
  inputs.work_worst_case = 160'000'000;
  QCOMPARE(assist_ratios(inputs).work_per_byte, 151.0 / 195.0);
}

void TestAssistRatio::aLittleWorkAlwaysRemains() {
  AssistRatioInputs inputs = halfway();
  inputs.work_done = inputs.work_expected;
  QCOMPARE(assist_ratios(inputs).bytes_per_work, 5'000'000.0 / 1000.0);
}

void TestAssistRatio::noRoomLeftCountsAsOneByte() {
  AssistRatioInputs inputs = halfway();
  inputs.heap_live = inputs.heap_goal;
  QCOMPARE(assist_ratios(inputs).work_per_byte, 4'000'000.0);
  inputs.heap_live = 2 * inputs.heap_goal;
  QCOMPARE(assist_ratios(inputs).work_per_byte, 12'000'000.0);
}

void TestAssistRatio::noExpectedWorkIsNoError() {
  AssistRatioInputs inputs = halfway();
  inputs.work_expected = 0;
  const AssistRatios ratios = assist_ratios(inputs);
  QVERIFY(std::isfinite(ratios.work_per_byte));
  QVERIFY(ratios.work_per_byte > 0);
}

void TestAssistRatio::extremeGoalsDoNotBreakTheArithmetic() {
  AssistRatioInputs inputs = halfway();
  inputs.gogc = -1;
  inputs.heap_goal = INT64_MAX;
  inputs.work_done = INT64_MAX;
  const AssistRatios ratios = assist_ratios(inputs);
  QVERIFY(ratios.work_per_byte > 0);
  QVERIFY(ratios.bytes_per_work > 0);
}

TRICOLOR_TEST(assist_ratio, TestAssistRatio)
#include "test_assist_ratio.moc"
