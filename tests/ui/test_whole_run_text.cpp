// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QTest>
#include <memory>

#include "tests/support/room_test.h"
#include "ui/controls/duration_text.h"
#include "ui/controls/whole_run_help.h"
#include "ui/controls/whole_run_history.h"
#include "ui/controls/whole_run_text.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

enum Figure : std::size_t { kTime, kGcCpu, kPeak, kNumGc };

const WholeRunFigure& figure(Figure which) {
  return whole_run_figures()[which];
}

WholeRun ended(std::int32_t gogc, std::uint32_t num_gc) {
  WholeRun run;
  run.config.gogc = gogc;
  run.end = WholeRunEnd::kProgram;
  run.reached = {1'000'000, 2'310 * kMillisecond, 0.1114, 4 * kMiB, 9 * kMiB, num_gc};
  run.course = {{500'000, kSecond, 0.1, 3 * kMiB, 8 * kMiB, num_gc / 2}, run.reached};
  return run;
}

/// Stopped after so many allocations.
WholeRun stopped(std::int32_t gogc, std::uint64_t mallocs, std::uint32_t num_gc) {
  WholeRun run = ended(gogc, num_gc);
  run.end = WholeRunEnd::kRealTime;
  run.reached.mallocs = run.course.back().mallocs = mallocs;
  return run;
}

WholeRunHistory::Run shared(WholeRun run) {
  return std::make_shared<const WholeRun>(std::move(run));
}

}  // namespace

class TestWholeRunText : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void figuresHaveGosNamesAndUnits();
  void changesHaveAnArrowAndASign();
  void whatIsWrittenAlikeHasNotChanged();
  void nothingIsComparedWhileItIsComputed();
  void differentProgramsAreNotCompared();
  void runsThatWereStoppedAreComparedWhereTheShorterOneStopped();
  void theTitleSaysHowMuchOfTheRunItIs();
  void aRefusedRunHasNoFiguresAndSaysWhy();
  void theHelpNamesTheSettingsThatChanged();
  void theHelpSaysWhatIsNotPartOfIt();
  void durationsFitTheirPlace_data();
  void durationsFitTheirPlace();
  void aRunIsComparedWithTheLastOneThatStoodForAWhile();
  void whatASliderPassesIsOneChange();
};

void TestWholeRunText::figuresHaveGosNamesAndUnits() {
  const WholeRun run = ended(100, 1041);
  QCOMPARE(value_text(figure(kTime), &run), QString("2.31 s"));
  QCOMPARE(name_text(figure(kTime), &run), QString("total time"));
  QCOMPARE(value_text(figure(kGcCpu), &run), QString("11.1 %"));
  QCOMPARE(value_text(figure(kPeak), &run), QString("4.00 MiB"));
  QCOMPARE(value_text(figure(kNumGc), &run), QString("1,041"));
  QCOMPARE(QString(figure(kNumGc).name), QString("NumGC"));
  QCOMPARE(value_text(figure(kNumGc), nullptr), QString("–"));
}

void TestWholeRunText::changesHaveAnArrowAndASign() {
  const WholeRun before = ended(100, 41);
  WholeRun now = ended(50, 53);
  now.reached.peak_heap_alloc_bytes = 3 * kMiB;
  now.reached.time_ns += 120 * kMillisecond;
  now.reached.gc_cpu_fraction = 0.161;
  QCOMPARE(change_text(figure(kNumGc), &now, &before), QString("▲+12"));
  QCOMPARE(change_text(figure(kPeak), &now, &before), QString("▼−1.00 MiB"));
  QCOMPARE(change_text(figure(kTime), &now, &before), QString("▲+120 ms"));
  QCOMPARE(change_text(figure(kGcCpu), &now, &before), QString("▲+5.0"));
  QCOMPARE(spoken_text(figure(kNumGc), &now, &before), QString("NumGC 53, ▲+12"));
  QVERIFY(change_text(figure(kNumGc), &now, nullptr).isEmpty());
}

void TestWholeRunText::whatIsWrittenAlikeHasNotChanged() {
  const WholeRun before = ended(100, 41);
  WholeRun now = ended(101, 41);
  now.reached.gc_cpu_fraction -= 0.0001;
  QCOMPARE(change_text(figure(kNumGc), &now, &before), QString("="));
  QCOMPARE(change_text(figure(kGcCpu), &now, &before), QString("="));
}

void TestWholeRunText::nothingIsComparedWhileItIsComputed() {
  const WholeRun before = ended(100, 41);
  WholeRun now = ended(50, 20);
  now.end = WholeRunEnd::kNotYet;
  QVERIFY(change_text(figure(kNumGc), &now, &before).isEmpty());
  QCOMPARE(value_text(figure(kNumGc), &now), QString("20"));
}

void TestWholeRunText::differentProgramsAreNotCompared() {
  const WholeRun before = ended(100, 41);
  WholeRun now = ended(100, 20);
  now.config.program = "tree";
  QVERIFY(change_text(figure(kNumGc), &now, &before).isEmpty());
}

void TestWholeRunText::runsThatWereStoppedAreComparedWhereTheShorterOneStopped() {
  const WholeRun whole = ended(100, 40);
  const WholeRun part = stopped(50, 600'000, 60);
  QCOMPARE(name_text(figure(kTime), &part), QString("time"));
  QCOMPARE(change_text(figure(kNumGc), &part, &whole), QString("▲+40"));
  QCOMPARE(change_text(figure(kNumGc), &whole, &part), QString("▼−40"));
  const WholeRun other = stopped(30, 600'000, 90);
  QCOMPARE(change_text(figure(kNumGc), &other, &part), QString("▲+30"));
  QVERIFY(!comparable(stopped(30, 100, 1), &part).has_value());
}

void TestWholeRunText::theTitleSaysHowMuchOfTheRunItIs() {
  WholeRun run = ended(100, 41);
  QCOMPARE(whole_run_title(&run, false), QString("● Whole run"));
  QCOMPARE(whole_run_title(&run, true), QString("○ Whole run"));
  QCOMPARE(whole_run_title(nullptr, true), QString("○ Whole run"));
  run.end = WholeRunEnd::kAllocations;
  run.reached.mallocs = 5'000'002;
  QCOMPARE(whole_run_title(&run, false), QString("◐ First 5 M allocations"));
  run.reached.mallocs = 840'123;
  QCOMPARE(whole_run_title(&run, false), QString("◐ First 840,123 allocations"));
  run.end = WholeRunEnd::kNotYet;
  QCOMPARE(whole_run_title(&run, true), QString("○ Whole run, so far"));
}

void TestWholeRunText::aRefusedRunHasNoFiguresAndSaysWhy() {
  WholeRun run;
  run.end = WholeRunEnd::kRefused;
  run.message = "unknown program";
  QCOMPARE(whole_run_title(&run, false), QString("○ No whole run"));
  QCOMPARE(value_text(figure(kNumGc), &run), QString("–"));
  QVERIFY(whole_run_help(&run, nullptr).contains("unknown program"));
}

void TestWholeRunText::theHelpNamesTheSettingsThatChanged() {
  WholeRun before = ended(100, 41);
  WholeRun now = ended(50, 60);
  QVERIFY(whole_run_help(&now, &before).contains("Changes are from GOGC 100."));
  now.config.memory_limit = 64 << 20;
  now.config.procs = 4;
  now.config.assists = false;
  now.config.parameters["n"] = 5000;
  QCOMPARE(settings_before(now.config, before.config),
           QString("GOGC 100, memory limit off, GOMAXPROCS 2, assists on, n 131072"));
  now.end = WholeRunEnd::kRealTime;
  QVERIFY(whole_run_help(&now, nullptr).contains("first 2.31 s of virtual time"));
}

void TestWholeRunText::theHelpSaysWhatIsNotPartOfIt() {
  QVERIFY(whole_run_help(nullptr, nullptr).contains("edits"));
}

void TestWholeRunText::durationsFitTheirPlace_data() {
  QTest::addColumn<qint64>("ns");
  QTest::addColumn<QString>("text");
  QTest::newRow("zero") << qint64{0} << "0 ns";
  QTest::newRow("ns") << qint64{840} << "840 ns";
  QTest::newRow("us") << qint64{12'345} << "12.3 µs";
  QTest::newRow("rounded up") << qint64{999'600} << "1.00 ms";
  QTest::newRow("ms") << qint64{132'418'207} << "132 ms";
  QTest::newRow("s") << qint64{2'314'000'000} << "2.31 s";
  QTest::newRow("minutes") << qint64{1'230'000'000'000} << "1230 s";
}

void TestWholeRunText::durationsFitTheirPlace() {
  QFETCH(qint64, ns);
  QFETCH(QString, text);
  QCOMPARE(duration_text(ns), text);
  QVERIFY(text.size() <= widest_value_text().size());
}

void TestWholeRunText::aRunIsComparedWithTheLastOneThatStoodForAWhile() {
  WholeRunHistory history;
  history.leave(0);
  history.show(shared(ended(100, 41)), 0);
  QVERIFY(history.before() == nullptr);
  history.leave(WholeRunHistory::kStandsAfterMs);
  history.show(shared(ended(50, 60)), WholeRunHistory::kStandsAfterMs + 1);
  QCOMPARE(history.before()->config.gogc, 100);
  QCOMPARE(history.shown()->config.gogc, 50);
}

void TestWholeRunText::whatASliderPassesIsOneChange() {
  WholeRunHistory history;
  history.show(shared(ended(100, 41)), 0);
  std::int64_t now_ms = 5000;
  for (int gogc = 101; gogc <= 150; gogc++) {
    history.leave(now_ms += 20);
    if (gogc % 3 == 0) continue;  // the next tick came first
    WholeRun computing = ended(gogc, 1);
    computing.end = WholeRunEnd::kNotYet;
    history.show(shared(computing), now_ms += 20);
    history.show(shared(ended(gogc, 40)), now_ms += 20);
  }
  history.show(shared(ended(150, 40)), now_ms);
  QCOMPARE(history.before()->config.gogc, 100);
  history.leave(now_ms + 100);  // and on, for so long that nothing is shown
  history.leave(now_ms + 5000);
  QCOMPARE(history.before()->config.gogc, 100);
  history.show(shared(ended(300, 10)), now_ms + 5050);
  history.leave(now_ms + 9000);
  QCOMPARE(history.before()->config.gogc, 300);
}

TRICOLOR_TEST(whole_run_text, TestWholeRunText)
#include "test_whole_run_text.moc"
