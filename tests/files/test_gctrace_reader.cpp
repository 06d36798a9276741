// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <fstream>
#include <regex>
#include <sstream>
#include <string>

#include "core/base/rng.h"
#include "core/files/gctrace_reader.h"
#include "tests/support/room_test.h"

using namespace tricolor;

static const std::string kLine =
    "gc 7 @1.158s 15%: 0.81+589+0.093 ms clock, 1.6+6.6/291/0.50+0.18 ms cpu, 181->220->193 MB, "
    "212 MB goal, 1 MB stacks, 2 MB globals, 4 P";

static GctraceLog read(const std::string& text) {
  std::istringstream in(text);
  Result<GctraceLog> log = read_gctrace(in, "test");
  return log.ok() ? log.take() : GctraceLog{};
}

/// The log's numbers of cycles, other lines and damaged lines, for comparing at a glance.
static QString counts(const GctraceLog& log) {
  return QString("%1 cycles, %2 other, %3 damaged")
      .arg(log.cycles.size())
      .arg(log.other_lines)
      .arg(log.damaged.size());
}

class TestGctraceReader : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyNumberGoesWhereItBelongs();
  void everyCycleOfTheRealLogsIsFound_data();
  void everyCycleOfTheRealLogsIsFound();
  void otherOutputIsSkippedAndCounted();
  void aForcedCycleIsKnownByItsSuffix();
  void outputBeforeACycleOnItsLineDoesNotHideIt();
  void outputInsideACycleDoesNotHideIt();
  void aLineBreakInsideACycleDoesNotHideIt();
  void twoCyclesOnOneLineAreBothFound();
  void aLogFromBeforeStacksWerePrintedIsRead();
  void carriageReturnsAndUtf16AreRead();
  void anOverlongLineKeepsItsCycles();
  void aCutOffCycleIsReportedAsDamaged();
  void numbersThatCannotBeAreDamage_data();
  void numbersThatCannotBeAreDamage();
  void complaintsAreLimited();
  void anyPrefixOfALogIsReadWithoutHarm();
  void randomBytesAreReadWithoutHarm();
};

void TestGctraceReader::everyNumberGoesWhereItBelongs() {
  const GctraceLog log = read("\n" + kLine + "\n");
  QCOMPARE(counts(log), "1 cycles, 1 other, 0 damaged");
  const GctraceCycle& c = log.cycles.front();
  QCOMPARE(c.number, 7U);
  QCOMPARE(c.start_s, 1.158);
  QCOMPARE(c.gc_cpu_percent, 15);
  QCOMPARE(c.stw_sweep_termination_ms, 0.81);
  QCOMPARE(c.concurrent_mark_ms, 589.0);
  QCOMPARE(c.stw_mark_termination_ms, 0.093);
  QCOMPARE(c.cpu_stw_sweep_termination_ms, 1.6);
  QCOMPARE(c.cpu_assist_ms, 6.6);
  QCOMPARE(c.cpu_background_ms, 291.0);
  QCOMPARE(c.cpu_idle_ms, 0.5);
  QCOMPARE(c.cpu_stw_mark_termination_ms, 0.18);
  QCOMPARE(c.heap_at_start_MB, std::uint64_t{181});
  QCOMPARE(c.heap_at_mark_end_MB, std::uint64_t{220});
  QCOMPARE(c.heap_marked_MB, std::uint64_t{193});
  QCOMPARE(c.goal_MB, std::uint64_t{212});
  QCOMPARE(c.stacks_MB, std::uint64_t{1});
  QCOMPARE(c.globals_MB, std::uint64_t{2});
  QCOMPARE(c.procs, 4);
  QVERIFY(!c.forced);
  QCOMPARE(c.line, std::uint64_t{2});
}

void TestGctraceReader::everyCycleOfTheRealLogsIsFound_data() {
  QTest::addColumn<QString>("path");
  const QDir folder(TRICOLOR_SHARED_DIR "/reference/real-traces");
  for (const QString& name : folder.entryList({"*.txt"})) {
    QTest::newRow(qPrintable(name)) << folder.filePath(name);
  }
  if (folder.entryList({"*.txt"}).isEmpty()) QTest::newRow("none") << QString();
}

void TestGctraceReader::everyCycleOfTheRealLogsIsFound() {
  QFETCH(QString, path);
  if (path.isEmpty()) QSKIP("the reference traces are not there");
  const std::regex cycle_line("^gc [0-9]+ @.*");
  std::ifstream lines(path.toStdString());
  std::uint64_t cycles = 0;
  std::uint64_t others = 0;
  for (std::string line; std::getline(lines, line);) {
    ++(std::regex_match(line, cycle_line) ? cycles : others);
  }
  std::ifstream in(path.toStdString());
  const Result<GctraceLog> log = read_gctrace(in, path.toStdString());
  QVERIFY(log.ok());
  QCOMPARE(counts(log.value()), QString("%1 cycles, %2 other, 0 damaged").arg(cycles).arg(others));
  for (std::size_t i = 0; i < log.value().cycles.size(); ++i) {
    QCOMPARE(std::size_t{log.value().cycles[i].number}, i + 1);
  }
}

void TestGctraceReader::otherOutputIsSkippedAndCounted() {
  const GctraceLog log =
      read("hello\n" + kLine + "\nscav 8 KiB work, 4288 KiB total, 67% util\ngc is fun\n\n");
  QCOMPARE(counts(log), "1 cycles, 4 other, 0 damaged");
}

void TestGctraceReader::aForcedCycleIsKnownByItsSuffix() {
  const GctraceLog log = read("GC forced\n" + kLine + "\n" + kLine + " (forced)\n");
  QCOMPARE(counts(log), "2 cycles, 1 other, 0 damaged");
  QVERIFY(!log.cycles[0].forced);
  QVERIFY(log.cycles[1].forced);
}

void TestGctraceReader::outputBeforeACycleOnItsLineDoesNotHideIt() {
  const GctraceLog log = read("progress 12 % ... gc" + kLine + " done\nxgc 1 " + kLine);
  QCOMPARE(counts(log), "2 cycles, 0 other, 0 damaged");
}

void TestGctraceReader::outputInsideACycleDoesNotHideIt() {
  std::string line = kLine;
  line.insert(line.find("589"), "{warning: retrying}");
  const GctraceLog log = read(line + "\n");
  QCOMPARE(counts(log), "1 cycles, 0 other, 0 damaged");
  QCOMPARE(log.cycles[0].concurrent_mark_ms, 589.0);
}

void TestGctraceReader::aLineBreakInsideACycleDoesNotHideIt() {
  std::string line = kLine;
  line.insert(line.find("589"), "warning: retrying\n");
  const GctraceLog log = read("first\n" + line + "\nlast\n");
  QCOMPARE(counts(log), "1 cycles, 2 other, 0 damaged");
  QCOMPARE(log.cycles[0].concurrent_mark_ms, 589.0);
  QCOMPARE(log.cycles[0].procs, 4);
  QCOMPARE(log.cycles[0].line, std::uint64_t{2});
}

void TestGctraceReader::twoCyclesOnOneLineAreBothFound() {
  QCOMPARE(counts(read(kLine + kLine + "\n")), "2 cycles, 0 other, 0 damaged");
}

void TestGctraceReader::aLogFromBeforeStacksWerePrintedIsRead() {
  const GctraceLog log = read(
      "gc 1 @0.012s 2%: 0.026+0.39+0.10 ms clock, 0.21+0.88/0.52/0+0.84 ms cpu, 4->4->0 MB, "
      "5 MB goal, 8 P\n");
  QCOMPARE(counts(log), "1 cycles, 0 other, 0 damaged");
  QCOMPARE(log.cycles[0].procs, 8);
  QCOMPARE(log.cycles[0].stacks_MB, std::uint64_t{0});
}

void TestGctraceReader::carriageReturnsAndUtf16AreRead() {
  QCOMPARE(counts(read(kLine + "\r\nother\r\n")), "1 cycles, 1 other, 0 damaged");
  std::string wide = "\xFF\xFE";
  for (const char c : kLine + "\r\n") {
    wide += c;
    wide += '\0';
  }
  QCOMPARE(counts(read(wide)), "1 cycles, 0 other, 0 damaged");
}

void TestGctraceReader::anOverlongLineKeepsItsCycles() {
  // Wherever the reader's pieces end, no cycle is torn apart.
  for (std::size_t dots = 65'536 - 300; dots < 65'536 + 20; dots += 7) {
    const GctraceLog log = read(std::string(dots, '.') + kLine + std::string(dots, 'g') + kLine);
    QCOMPARE(counts(log), "2 cycles, 0 other, 0 damaged");
  }
  QCOMPARE(counts(read(std::string(1'000'000, 'x') + "\ny\n")), "0 cycles, 2 other, 0 damaged");
}

void TestGctraceReader::aCutOffCycleIsReportedAsDamaged() {
  const GctraceLog log =
      read("x\n" + kLine.substr(0, 60) + "\n" + kLine + "\n" + kLine.substr(0, 40));
  QCOMPARE(counts(log), "1 cycles, 1 other, 2 damaged");
  QVERIFY(log.damaged[0].starts_with("line 2: "));
  QVERIFY(log.damaged[1].starts_with("line 4: "));
}

void TestGctraceReader::numbersThatCannotBeAreDamage_data() {
  QTest::addColumn<QString>("line");
  const QString line = QString::fromStdString(kLine);
  QTest::newRow("cycle") << QString(line).replace("gc 7", "gc 99999999999");
  QTest::newRow("time") << QString(line).replace("589", "1" + QString(400, '0'));
  QTest::newRow("heap") << QString(line).replace("220", "99999999999999999999");
  QTest::newRow("no P") << QString(line).replace(" P", " Q");
  QTest::newRow("digits inside") << QString(line).replace("0.093 ms", "0.093 took 5 s ms");
}

void TestGctraceReader::numbersThatCannotBeAreDamage() {
  QFETCH(QString, line);
  const GctraceLog log = read(line.toStdString() + "\nnext\n");
  QCOMPARE(counts(log), "0 cycles, 1 other, 1 damaged");
}

void TestGctraceReader::complaintsAreLimited() {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "gc 1 @1\n";
  const GctraceLog log = read(text);
  QVERIFY(log.damaged.size() <= 1001);
  QVERIFY(log.damaged.back().find("more damage") != std::string::npos);
}

void TestGctraceReader::anyPrefixOfALogIsReadWithoutHarm() {
  const std::string text = "out\n" + kLine + " (forced)\nmore\n" + kLine + "\n";
  for (std::size_t end = 0; end <= text.size(); ++end) {
    const GctraceLog log = read(text.substr(0, end));
    QVERIFY(log.cycles.size() <= 2);
    QVERIFY(log.damaged.size() <= 1);
  }
}

void TestGctraceReader::randomBytesAreReadWithoutHarm() {
  SplitMix64 random(1);
  const std::string material = "gc 7 @1.158s 15%: +/->\n\r MB goal, ms cpu P(forced)";
  for (int run = 0; run < 300; ++run) {
    std::string text;
    while (text.size() < 4000) {
      const std::uint64_t what = random.below(20);
      if (what == 0) {
        text += static_cast<char>(random.below(256));
      } else if (what == 1) {
        text += kLine.substr(random.below(60), random.below(120));
      } else {
        text += material[random.below(material.size())];
      }
    }
    const GctraceLog log = read(text);
    for (const GctraceCycle& c : log.cycles) QVERIFY(c.line >= 1);
  }
}

TRICOLOR_TEST(gctrace_reader, TestGctraceReader)
#include "test_gctrace_reader.moc"
