// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <array>

#include "core/sim/run_progress.h"
#include "tests/support/room_test.h"

namespace tricolor {
namespace {

/// A run() call on a run in which nothing happens by itself.
struct Call {
  explicit Call(RunProgress& run, RunLimit wanted = {}) : limit(wanted), progress(run) {
    progress.begin_call(limit, breakpoints, {}, 0);
  }
  void begin_quantum(std::uint64_t actions = 1000) { progress.begin_quantum(actions, heap); }
  std::uint64_t end_quantum() { return progress.end_quantum(heap); }

  RunLimit limit;
  BreakpointWatch breakpoints{limit.breakpoints};
  Heap heap{SizeClassMap(26, false), 1};
  RunProgress& progress;
};

RunLimit wait_for(RunLimit::Step step) {
  RunLimit limit;
  limit.step = step;
  return limit;
}

}  // namespace

class TestRunProgress : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void thePositionCountsActionsTurnsAndCommands();
  void aQuantumEndsWithItsActionsOrItsTime();
  void aQuantumWithoutAnActionCountsAsOne();
  void whoCountsForHimselfCountsTheSame();
  void theLastStepsBeforeAPositionAreSingle();
  void aPhaseEndsTheQuantum();
  void aSweptSpanIsAStepLikeAnObject();
  void stepsThatOthersCountAreReachedWhenThereIsOneMore();
  void aBreakpointInTimeEndsTheCall();
  void anAssistThatMeetsABreakpointEndsTheQuantum();
  void nothingOfACallIsLeftButItsBreakpoint();
};

void TestRunProgress::thePositionCountsActionsTurnsAndCommands() {
  RunProgress progress;
  Call call(progress);
  call.begin_quantum();
  progress.acted();
  progress.acted(4);
  progress.turned();
  QCOMPARE(call.end_quantum(), std::uint64_t{5});
  progress.end_call();
  progress.command_applied();
  QVERIFY((progress.position() == Position{5, 1, 1}));
}

void TestRunProgress::aQuantumEndsWithItsActionsOrItsTime() {
  RunProgress progress;
  RunLimit limit;
  limit.until_ns = 100;
  Call call(progress, limit);
  call.begin_quantum(2);
  QVERIFY(progress.may_act_at(ticks_of(99)));
  QVERIFY(!progress.may_act_at(ticks_of(100)));
  progress.acted(2);
  QVERIFY(!progress.may_act_at(0));
  QCOMPARE(progress.time_reached(), StopReason::kTime);
}

void TestRunProgress::aQuantumWithoutAnActionCountsAsOne() {
  RunProgress progress;
  Call call(progress);
  call.begin_quantum();
  progress.turned();
  QCOMPARE(call.end_quantum(), std::uint64_t{1});
}

void TestRunProgress::whoCountsForHimselfCountsTheSame() {
  RunProgress progress;
  Call call(progress);
  call.begin_quantum(10);
  const RunProgress::LentActions actions = progress.lend_actions();
  actions.left -= 3;
  actions.done += 3;
  QCOMPARE(progress.actions_left(), std::uint64_t{7});
  QCOMPARE(call.end_quantum(), std::uint64_t{3});
  QCOMPARE(progress.position().actions, std::uint64_t{3});
}

void TestRunProgress::theLastStepsBeforeAPositionAreSingle() {
  RunProgress progress;
  RunLimit limit;
  limit.until_position = {3, 2, 0};
  Call call(progress, limit);
  call.begin_quantum();
  QCOMPARE(progress.actions_left(), std::uint64_t{3});
  progress.acted(3);
  QVERIFY(!progress.position_reached());
  for (int i = 0; i < 2; ++i) {
    call.begin_quantum();
    QCOMPARE(progress.actions_left(), std::uint64_t{1});
    progress.turned();
    QCOMPARE(progress.actions_left(), std::uint64_t{0});
  }
  QVERIFY(progress.position_reached());
}

void TestRunProgress::aPhaseEndsTheQuantum() {
  RunProgress progress;
  Call call(progress);
  call.begin_quantum();
  progress.phase_began(Phase::kMark);
  QVERIFY(!progress.may_act_at(0));
}

void TestRunProgress::aSweptSpanIsAStepLikeAnObject() {
  RunProgress progress;
  const Call call(progress, wait_for(RunLimit::Step::kObject));
  progress.turned();
  QVERIFY(!progress.step_reached({}));
  progress.swept(1);
  QVERIFY(progress.step_reached({}));
}

void TestRunProgress::stepsThatOthersCountAreReachedWhenThereIsOneMore() {
  RunProgress progress;
  const Call until_event(progress, wait_for(RunLimit::Step::kEvent));
  QVERIFY(!progress.step_reached({0, 1, 1}));
  QVERIFY(progress.step_reached({1, 0, 0}));
  const Call until_phase(progress, wait_for(RunLimit::Step::kPhase));
  QVERIFY(!progress.step_reached({1, 0, 1}));
  QVERIFY(progress.step_reached({0, 1, 0}));
  const Call until_cycle(progress, wait_for(RunLimit::Step::kCycle));
  QVERIFY(!progress.step_reached({1, 1, 0}));
  QVERIFY(progress.step_reached({0, 0, 1}));
}

void TestRunProgress::aBreakpointInTimeEndsTheCall() {
  RunProgress progress;
  const std::array<Breakpoint, 1> breakpoints{BreakAtTime{50}};
  RunLimit limit;
  limit.breakpoints = breakpoints;
  const Call call(progress, limit);
  QCOMPARE(progress.until(), ticks_of(50));
  QCOMPARE(progress.time_reached(), StopReason::kBreakpoint);
  QVERIFY(progress.breakpoint_met());
}

void TestRunProgress::anAssistThatMeetsABreakpointEndsTheQuantum() {
  RunProgress progress;
  const std::array<Breakpoint, 1> breakpoints{BreakAtAssist{1000}};
  RunLimit limit;
  limit.breakpoints = breakpoints;
  Call call(progress, limit);
  call.begin_quantum();
  progress.assist_ended(900);
  QVERIFY(progress.may_act_at(0));
  progress.assist_ended(1100);
  QVERIFY(!progress.may_act_at(0));
}

void TestRunProgress::nothingOfACallIsLeftButItsBreakpoint() {
  RunProgress progress;
  const std::array<Breakpoint, 2> breakpoints{BreakAtPhase{Phase::kSweep},
                                              BreakAtPhase{Phase::kMark}};
  RunLimit limit;
  limit.breakpoints = breakpoints;
  const Call call(progress, limit);
  progress.phase_began(Phase::kMark);
  progress.end_call();
  QCOMPARE(progress.breakpoint_hit(), std::size_t{1});
  QVERIFY(!progress.breakpoint_met());
  QVERIFY(!progress.may_act_at(0));
  const Call another(progress);
  progress.end_call();
  QCOMPARE(progress.breakpoint_hit(), BreakpointWatch::kNone);
}

}  // namespace tricolor

TRICOLOR_TEST(run_progress, tricolor::TestRunProgress)
#include "test_run_progress.moc"
