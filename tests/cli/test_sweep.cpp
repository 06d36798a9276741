// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <QJsonArray>
#include <QTemporaryDir>
#include <algorithm>

#include "tests/cli/cli_process.h"
#include "tests/support/room_test.h"

static const QStringList kSweep{"sweep",   "request", "--params",       "requests=300,cache=64",
                                "--gogc",  "50,off",  "--memory-limit", "32MiB,off",
                                "--procs", "1,2"};

static QByteArrayList rows_of(const CliResult& result) {
  QByteArrayList rows = result.out.trimmed().split('\n');
  rows.removeFirst();
  return rows;
}

class TestSweep : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void thereIsOneRowPerCombinationInTheListsOrder();
  void aRowHoldsWhatASingleRunGives();
  void theNumberOfJobsChangesNothing();
  void shardsAreDisjointAndCompleteTogether();
  void aShardMayBeEmpty();
  void rowsMayGoToAFile();
  void brokenHeapsAreCountedInTheExitCode();
  void whatCannotFitIsRefusedBeforeAnythingIsPrinted();
  void withFewerThreadsThanJobsAllRunsAreMade();
  void ctrlCKeepsTheFinishedRows();
};

void TestSweep::thereIsOneRowPerCombinationInTheListsOrder() {
  const CliResult result = run_cli(kSweep);
  QVERIFY2(result.exit_code == 0, result.err);
  QVERIFY(result.out.startsWith("program,go,gc,seed,gogc,memory_limit,procs,num_gc,"));
  QByteArrayList settings;
  for (const QByteArray& row : rows_of(result)) {
    settings += row.split(',').mid(4, 3).join(',');
  }
  QCOMPARE(settings,
           (QByteArrayList{"50,33554432,1", "50,33554432,2", "50,off,1", "50,off,2",
                           "off,33554432,1", "off,33554432,2", "off,off,1", "off,off,2"}));
}

void TestSweep::aRowHoldsWhatASingleRunGives() {
  const QByteArrayList row = rows_of(run_cli(kSweep)).first().split(',');
  const QJsonObject run = run_cli({"run", "request", "--params", "requests=300,cache=64", "--gogc",
                                   "50", "--memory-limit", "32MiB", "--procs", "1", "--json"})
                              .json();
  const QJsonObject stats = run["memstats"].toObject();
  QCOMPARE(row[7].toInt(), stats["NumGC"].toInt());
  QVERIFY(qAbs(row[8].toDouble() - 100 * stats["GCCPUFraction"].toDouble()) <= 1e-4);
  QCOMPARE(row[9].toLongLong(), run["max_heap_alloc"].toInteger());
  QCOMPARE(row[10].toLongLong(), stats["PauseTotalNs"].toInteger());
  QCOMPARE(row[11].toLongLong(), run["virtual_ns"].toInteger());
  QCOMPARE(row[12], QByteArray("finished"));
}

void TestSweep::theNumberOfJobsChangesNothing() {
  const QByteArray one = run_cli(kSweep + QStringList{"--jobs", "1"}).out;
  QCOMPARE(run_cli(kSweep + QStringList{"--jobs", "8"}).out, one);
}

void TestSweep::shardsAreDisjointAndCompleteTogether() {
  QByteArrayList all = rows_of(run_cli(kSweep));
  QByteArrayList parts;
  for (const char* shard : {"1/3", "2/3", "3/3"}) {
    parts += rows_of(run_cli(kSweep + QStringList{"--shard", shard}));
  }
  std::sort(all.begin(), all.end());
  std::sort(parts.begin(), parts.end());
  QCOMPARE(parts, all);
}

void TestSweep::aShardMayBeEmpty() {
  const CliResult result = run_cli(kSweep + QStringList{"--shard", "9/9"});
  QCOMPARE(result.exit_code, 0);
  QVERIFY(rows_of(result).isEmpty());
}

void TestSweep::rowsMayGoToAFile() {
  const QTemporaryDir folder;
  const QString path = folder.filePath("sweep.csv");
  const CliResult result = run_cli(kSweep + QStringList{"--csv", path});
  QCOMPARE(result.exit_code, 0);
  QVERIFY(result.out.isEmpty());
  QFile file(path);
  QVERIFY(file.open(QIODevice::ReadOnly));
  QCOMPARE(file.readAll(), run_cli(kSweep).out);
}

void TestSweep::brokenHeapsAreCountedInTheExitCode() {
  const CliResult result = run_cli(
      {"sweep", "lost-object", "--gogc", "100", "--memory-limit", "off", "--no-write-barrier"});
  QCOMPARE(result.exit_code, 1);
  QVERIFY(rows_of(result).first().endsWith(",violation"));
  QVERIFY(result.err.contains("the heap is broken"));
}

void TestSweep::whatCannotFitIsRefusedBeforeAnythingIsPrinted() {
  const CliResult result = run_cli({"sweep", "steady", "--params", "n=1000000000000", "--gogc",
                                    "50,100", "--memory-limit", "off"});
  QVERIFY(result.out.isEmpty());
  QCOMPARE(result.exit_code, 2);
  QCOMPARE(result.err.count('\n'), 1);
}

void TestSweep::withFewerThreadsThanJobsAllRunsAreMade() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  QSKIP("a sanitizer needs its address space for itself");
#endif
  QStringList gogc;
  for (int i = 1; i <= 100; ++i) gogc << QString::number(i);
  const CliResult result = run_shell(
      "ulimit -s 100000 && ulimit -v 400000 || exit 77  # three stacks and some memory\n"
      "\"$CLI\" sweep steady --params n=10,steps=0 --jobs 100 --gogc " +
      gogc.join(','));
  if (result.exit_code == 77) QSKIP("this shell cannot limit its memory");
  QVERIFY2(result.exit_code == 0, result.err);
  QCOMPARE(rows_of(result).size(), 100);
}

void TestSweep::ctrlCKeepsTheFinishedRows() {
  QProcess process;
  process.start(TRICOLOR_CLI_PATH, {"sweep", "steady", "--params", "n=1000,steps=1000000000000",
                                    "--gogc", "50,100", "--memory-limit", "off"});
  QVERIFY(process.waitForStarted());
  if (!interrupt_when_ready(process)) QSKIP("signals cannot be watched on this system");
  QVERIFY(process.waitForFinished());
  QCOMPARE(process.exitCode(), 3);
  QVERIFY(process.readAllStandardError().contains("0 of 2 runs"));
  QVERIFY(process.readAllStandardOutput().startsWith("program,"));
}

TRICOLOR_TEST(sweep, TestSweep)
#include "test_sweep.moc"
