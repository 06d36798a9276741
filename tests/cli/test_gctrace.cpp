// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>

#include "tests/cli/cli_process.h"
#include "tests/support/room_test.h"

static const QByteArray kLog =
    "starting\n"
    "gc 1 @0.025s 10%: 0.15+7.7+2.6 ms clock, 0.30+0.25/1.7/0+5.3 ms cpu, 3->4->2 MB, 4 MB goal, "
    "0 MB stacks, 0 MB globals, 2 P\n"
    "done 50 % gc 2 @0.049s 15%: 0.041+12+0.28 ms clock, 0.082+9.7/1.6/0+0.57 ms cpu, "
    "5->6->6 MB, 8796093022207 MB goal, 0 MB stacks, 1 MB globals, 2 P (forced)\n"
    "gc 3 @0.071s 18%: 2.3+\n";

class TestGctrace : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cyclesArePrintedAsATable();
  void cyclesArePrintedAsJson();
  void cyclesArePrintedAsCsv();
  void damageIsReportedOnStandardError();
  void everyRealLogIsRead();
  void textWithoutCyclesIsAnErrorWithAHint_data();
  void textWithoutCyclesIsAnErrorWithAHint();
  void ctrlCEndsTheReadingAndKeepsWhatWasRead();
};

void TestGctrace::cyclesArePrintedAsATable() {
  const CliResult result = run_cli({"gctrace", "-"}, kLog);
  QCOMPARE(result.exit_code, 0);
  QCOMPARE(compare_with_golden("gctrace_table.txt", result.out), QString());
}

void TestGctrace::cyclesArePrintedAsJson() {
  const CliResult result = run_cli({"gctrace", "-", "--json"}, kLog);
  QCOMPARE(result.exit_code, 0);
  QVERIFY(result.err.isEmpty());
  const QJsonObject json = result.json();
  QCOMPARE(json["cycles"].toArray().size(), 2);
  QCOMPARE(json["other_lines"].toInt(), 1);
  QCOMPARE(json["damaged"].toArray().size(), 1);
  QCOMPARE(compare_with_golden("gctrace.json", result.out), QString());
}

void TestGctrace::cyclesArePrintedAsCsv() {
  const CliResult result = run_cli({"gctrace", "-", "--csv"}, kLog);
  QCOMPARE(result.exit_code, 0);
  QCOMPARE(compare_with_golden("gctrace.csv", result.out), QString());
}

void TestGctrace::damageIsReportedOnStandardError() {
  const CliResult result = run_cli({"gctrace", "-", "--csv"}, kLog);
  QVERIFY(result.err.startsWith("tricolor-cli: standard input: 1 damaged line skipped"));
  QVERIFY(result.err.contains("line 4: "));
}

void TestGctrace::everyRealLogIsRead() {
  const QDir folder(TRICOLOR_SHARED_DIR "/reference/real-traces");
  const QStringList names = folder.entryList({"*.txt"});
  if (names.isEmpty()) QSKIP("the reference traces are not there");
  for (const QString& name : names) {
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    qsizetype cycles = 0;
    for (const QByteArray& line : file.readAll().split('\n')) cycles += line.startsWith("gc ");
    const CliResult result = run_cli({"gctrace", folder.filePath(name), "--json"});
    QCOMPARE(result.exit_code, 0);
    QCOMPARE(result.json()["cycles"].toArray().size(), cycles);
    QVERIFY(result.json()["damaged"].toArray().isEmpty());
  }
}

void TestGctrace::textWithoutCyclesIsAnErrorWithAHint_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("other output") << QByteArray("hello\nworld\n");
  QTest::newRow("binary") << QByteArray(
      "\x7f"
      "ELF\0\1\2\xff",
      8);
  QTest::newRow("half a cycle") << QByteArray("gc 1 @0.1s 3%: \x1b[31m");
}

void TestGctrace::textWithoutCyclesIsAnErrorWithAHint() {
  QFETCH(QByteArray, text);
  const CliResult result = run_cli({"gctrace", "-"}, text);
  QVERIFY2(result.is_one_line_error(), result.err);
  QVERIFY(result.err.contains("GODEBUG=gctrace=1"));
}

void TestGctrace::ctrlCEndsTheReadingAndKeepsWhatWasRead() {
  QProcess process;
  process.start(TRICOLOR_CLI_PATH, {"gctrace", "/dev/zero"});
  QVERIFY(process.waitForStarted());
  if (!interrupt_when_ready(process)) QSKIP("signals cannot be watched on this system");
  QVERIFY(process.waitForFinished());
  QCOMPARE(process.exitStatus(), QProcess::NormalExit);
  QCOMPARE(process.exitCode(), 3);
  QVERIFY(process.readAllStandardError().contains("cancelled"));
}

TRICOLOR_TEST(gctrace, TestGctrace)
#include "test_gctrace.moc"
