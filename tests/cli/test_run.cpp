// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <QJsonArray>
#include <QTemporaryDir>

#include "tests/cli/cli_process.h"
#include "tests/support/room_test.h"

/// Small runs whose documents are in tests/golden/cli. Make them anew with
/// TRICOLOR_UPDATE_GOLDEN=1 after a wanted change of the simulation.
class TestRun : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void documentsAreTheGoldenOnes_data();
  void documentsAreTheGoldenOnes();
  void theSummaryIsTheGoldenOne();
  void theSameLineGivesTheSameBytesTenTimes();
  void theDocumentHasTheContractsKeysInItsOrder();
  void whatElseIsAskedForDoesNotChangeTheDocument();
  void offIsOffInTheDocument();
  void aSeedMayBeAnyOfGosUnsignedNumbers();
  void untilStopsAtThatTime();
  void theLargestHeapOfACutRunIsNotUnderItsHeap();
  void gctraceLinesGoToStandardErrorOnePerCycle();
  void csvHasOneRowPerSampleAndKeepsTheOldFileOnFailure();
  void csvMayBeStandardOutput();
  void theVerifierFindsWhatTheMissingBarrierLost();
  void withTheBarrierTheVerifierFindsNothing();
  void ctrlCKeepsWhatWasComputedAndSaysSo();
  void aClosedTerminalLeavesNothingHalfWritten();
  void aClosedTerminalEndsNothingUnderNohup();
  void aRunThatOutgrowsTheMemoryIsStoppedWithAMessage();
  void programsAreListedWithDefaultsInRange();
};

static const QStringList kSmall{"run", "steady", "--params",
                                "n=4096,size=64,kind=full,fill=2,"
                                "steps=100000"};

void TestRun::documentsAreTheGoldenOnes_data() {
  QTest::addColumn<QString>("line");
  const QString steady = "steady --params n=4096,size=64,kind=full,fill=2,steps=100000 ";
  QTest::newRow("steady_go119") << steady + "--go 1.19 --procs 2";
  QTest::newRow("steady_go126") << steady + "--go 1.26 --procs 2 --verify";
  QTest::newRow("steady_classic") << steady + "--go 1.26 --gc classic --gogc 50 --procs 4";
  QTest::newRow("steady_limit") << steady + "--gogc off --memory-limit 8MiB --procs 1 --seed 7";
  QTest::newRow("list") << "list --params length=2000,keep=4,rounds=100 --go 1.22";
  QTest::newRow("tree") << "tree --params depth=10,long=10";
  QTest::newRow("ramp") << "ramp --params n=8192,plateau=20000,tail=20000 --go 1.19";
  QTest::newRow("request") << "request --params requests=400,cache=128 --go 1.24";
  QTest::newRow("large") << "large --params n=8,steps=60";
  QTest::newRow("map") << "map --params n=20000,after=2000";
  QTest::newRow("until") << steady + "--until 2ms";
}

void TestRun::documentsAreTheGoldenOnes() {
  QFETCH(QString, line);
  const CliResult result = run_cli(QStringList{"run", "--json"} + line.trimmed().split(' '));
  QVERIFY2(result.exit_code == 0, result.err);
  QVERIFY2(result.err.isEmpty(), result.err);
  QCOMPARE(compare_with_golden(QString("%1.json").arg(QTest::currentDataTag()), result.out),
           QString());
}

void TestRun::theSummaryIsTheGoldenOne() {
  const CliResult result = run_cli(kSmall + QStringList{"--verify"});
  QCOMPARE(result.exit_code, 0);
  QCOMPARE(compare_with_golden("summary.txt", result.out), QString());
}

void TestRun::theSameLineGivesTheSameBytesTenTimes() {
  const QByteArray first = run_cli(kSmall + QStringList{"--json"}).out;
  QVERIFY(!first.isEmpty());
  for (int i = 1; i < 10; ++i) QCOMPARE(run_cli(kSmall + QStringList{"--json"}).out, first);
}

/// The names of a JSON text's keys in the order of the text, down to two levels.
static QStringList keys_in_order(const QByteArray& text) {
  QStringList keys;
  int depth = 0;
  for (qsizetype i = 0; i < text.size(); ++i) {
    if (text[i] == '{' || text[i] == '[') ++depth;
    if (text[i] == '}' || text[i] == ']') --depth;
    if (text[i] != '"') continue;
    const qsizetype end = text.indexOf('"', i + 1);
    if (text[end + 1] == ':' && depth <= 2) {
      keys += QString(depth - 1, ' ') + text.mid(i + 1, end - i - 1);
    }
    i = end;
  }
  return keys;
}

void TestRun::theDocumentHasTheContractsKeysInItsOrder() {
  const QStringList expected{"program",
                             "params",
                             " n",
                             " size",
                             " steps",
                             " kind",
                             " fill",
                             " work",
                             " g",
                             " order",
                             "settings",
                             " gogc",
                             " memory_limit",
                             " procs",
                             " go",
                             " gc",
                             " seed",
                             "virtual_ns",
                             "state_hash",
                             "memstats",
                             " Alloc",
                             " TotalAlloc",
                             " Sys",
                             " Mallocs",
                             " Frees",
                             " HeapAlloc",
                             " HeapSys",
                             " HeapIdle",
                             " HeapInuse",
                             " HeapReleased",
                             " HeapObjects",
                             " StackInuse",
                             " NextGC",
                             " PauseTotalNs",
                             " NumGC",
                             " NumForcedGC",
                             " GCCPUFraction",
                             " BySize",
                             "max_heap_alloc",
                             "cycles",
                             "verifier",
                             " checked_cycles",
                             " violations"};
  const CliResult result = run_cli(kSmall + QStringList{"--json"});
  QCOMPARE(keys_in_order(result.out), expected);
  const QJsonObject cycle = result.json()["cycles"].toArray().first().toObject();
  for (const char* key : {"n",
                          "forced",
                          "reason",
                          "start_ns",
                          "end_ns",
                          "trigger",
                          "goal",
                          "heap_at_start",
                          "heap_at_mark_end",
                          "heap_marked",
                          "stw_sweep_termination_ns",
                          "concurrent_mark_ns",
                          "stw_mark_termination_ns",
                          "assist_ns",
                          "dedicated_ns",
                          "fractional_ns",
                          "idle_ns",
                          "limiter_on",
                          "objects_scanned",
                          "page_visits",
                          "queue_peak",
                          "queue_mean"}) {
    QVERIFY2(cycle.contains(key), key);
  }
  QCOMPARE(cycle.size(), 22);
  QCOMPARE(result.json()["state_hash"].toString().size(), 16);
  QCOMPARE(result.json()["memstats"].toObject()["BySize"].toArray().size(), 60);
}

void TestRun::whatElseIsAskedForDoesNotChangeTheDocument() {
  const QTemporaryDir folder;
  const QByteArray plain = run_cli(kSmall + QStringList{"--json"}).out;
  QCOMPARE(
      run_cli(kSmall + QStringList{"--json", "--gctrace", "--csv", folder.filePath("x.csv")}).out,
      plain);
}

void TestRun::offIsOffInTheDocument() {
  const QJsonObject settings =
      run_cli(kSmall + QStringList{"--json", "--gogc", "off", "--memory-limit", "64MiB"})
          .json()["settings"]
          .toObject();
  QCOMPARE(settings["gogc"].toString(), QString("off"));
  QCOMPARE(settings["memory_limit"].toInteger(), qint64{67108864});
}

void TestRun::aSeedMayBeAnyOfGosUnsignedNumbers() {
  const QStringList line = kSmall + QStringList{"--until", "1ms", "--json", "--seed"};
  for (const char* seed : {"0", "9223372036854775808", "18446744073709551615"}) {
    const CliResult result = run_cli(line + QStringList{seed});
    QCOMPARE(result.exit_code, 0);
    QVERIFY(result.out.contains(QByteArray("\"seed\":") + seed + '}'));
  }
  for (const char* seed : {"-1", "18446744073709551616", "1.5", "", "0x10", "+1"}) {
    QVERIFY2(run_cli(line + QStringList{seed}).is_one_line_error(), seed);
  }
}

/// Between two collections the heap is larger every time.
void TestRun::theLargestHeapOfACutRunIsNotUnderItsHeap() {
  for (const char* until : {"600us", "1ms", "1500us", "2ms", "5ms"}) {
    const CliResult result =
        run_cli({"run", "steady", "--params", "n=40000,steps=400000", "--json", "--until", until});
    const QJsonObject document = result.json();
    const double heap = document["memstats"].toObject()["HeapAlloc"].toDouble();
    const double largest = document["max_heap_alloc"].toDouble();
    QVERIFY2(largest >= heap, qPrintable(QString("%1: %2 < %3").arg(until).arg(largest).arg(heap)));
  }
}

void TestRun::untilStopsAtThatTime() {
  const CliResult result = run_cli(kSmall + QStringList{"--json", "--until", "1ms"});
  QCOMPARE(result.exit_code, 0);
  QCOMPARE(result.json()["stopped"].toString(), QString("until"));
  QVERIFY(qAbs(result.json()["virtual_ns"].toInteger() - 1'000'000) < 200'000);
  const CliResult whole = run_cli(kSmall + QStringList{"--json", "--until", "1000s"});
  QVERIFY(!whole.json().contains("stopped"));
}

void TestRun::gctraceLinesGoToStandardErrorOnePerCycle() {
  const CliResult result = run_cli(kSmall + QStringList{"--json", "--gctrace"});
  const qsizetype cycles = result.json()["cycles"].toArray().size();
  QVERIFY(cycles > 0);
  QCOMPARE(result.err.count('\n'), cycles);
  const CliResult read = run_cli({"gctrace", "-", "--json"}, result.err);
  QCOMPARE(read.json()["cycles"].toArray().size(), cycles);
  QVERIFY(read.json()["damaged"].toArray().isEmpty());
}

void TestRun::csvHasOneRowPerSampleAndKeepsTheOldFileOnFailure() {
  const QTemporaryDir folder;
  const QString path = folder.filePath("series.csv");
  QCOMPARE(run_cli(kSmall + QStringList{"--csv", path}).exit_code, 0);
  QFile file(path);
  QVERIFY(file.open(QIODevice::ReadOnly));
  const QByteArray text = file.readAll();
  const QByteArrayList rows = text.trimmed().split('\n');
  QVERIFY(rows.size() > 10);
  QVERIFY(rows.first().startsWith("at_ns,heap_alloc_bytes,"));
  for (const QByteArray& row : rows) QCOMPARE(row.count(','), rows.first().count(','));
  QCOMPARE(run_cli({"run", "steady", "--params", "n=1000000000000", "--csv", path}).exit_code, 2);
  file.seek(0);
  QCOMPARE(file.readAll(), text);
  QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"series.csv"});
}

void TestRun::csvMayBeStandardOutput() {
  const CliResult result =
      run_shell("\"$CLI\" run steady --params n=100,steps=1000 --csv /dev/stdout | head -n 1");
  QVERIFY(result.out.startsWith("at_ns,"));
}

void TestRun::theVerifierFindsWhatTheMissingBarrierLost() {
  const CliResult result = run_cli({"run", "lost-object", "--no-write-barrier", "--json"});
  QCOMPARE(result.exit_code, 1);
  const QJsonArray violations = result.json()["verifier"].toObject()["violations"].toArray();
  QVERIFY(!violations.isEmpty());
  QVERIFY(violations.first().toString().contains("lost by the store"));
  QCOMPARE(result.json()["stopped"].toString(), QString("violation"));
  QVERIFY(result.err.startsWith("tricolor-cli: run: the heap is broken"));
  QCOMPARE(result.err.count('\n'), 1);
}

void TestRun::withTheBarrierTheVerifierFindsNothing() {
  const CliResult result = run_cli({"run", "lost-object", "--verify", "--json"});
  QCOMPARE(result.exit_code, 0);
  const QJsonObject verifier = result.json()["verifier"].toObject();
  QVERIFY(verifier["violations"].toArray().isEmpty());
  QCOMPARE(verifier["checked_cycles"].toInt(), result.json()["cycles"].toArray().size());
}

void TestRun::ctrlCKeepsWhatWasComputedAndSaysSo() {
  const QTemporaryDir folder;
  QProcess process;
  process.start(TRICOLOR_CLI_PATH, {"run", "steady", "--params", "n=1000,steps=1000000000000",
                                    "--json", "--csv", folder.filePath("x.csv")});
  QVERIFY(process.waitForStarted());
  if (!interrupt_when_ready(process)) QSKIP("signals cannot be watched on this system");
  QVERIFY(process.waitForFinished());
  CliResult result;
  result.out = process.readAllStandardOutput();
  QCOMPARE(process.exitCode(), 3);
  QCOMPARE(result.json()["stopped"].toString(), QString("cancelled"));
  QVERIFY(process.readAllStandardError().contains("partial"));
  QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"x.csv"});
}

void TestRun::aClosedTerminalLeavesNothingHalfWritten() {
#if defined(SIGHUP)
  const QTemporaryDir folder;
  QProcess process;
  process.start(TRICOLOR_CLI_PATH, {"run", "steady", "--params", "n=1000,steps=1000000000000",
                                    "--csv", folder.filePath("x.csv")});
  QVERIFY(process.waitForStarted());
  if (!interrupt_when_ready(process, SIGHUP)) QSKIP("signals cannot be watched on this system");
  QVERIFY(process.waitForFinished());
  QCOMPARE(process.exitStatus(), QProcess::NormalExit);
  QCOMPARE(process.exitCode(), 3);
  QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{"x.csv"});
#endif
}

void TestRun::aClosedTerminalEndsNothingUnderNohup() {
#if defined(SIGHUP)
  QProcess process;
  // As nohup does it: the signal is ignored from the program's first instruction on.
  process.setChildProcessModifier([] { std::signal(SIGHUP, SIG_IGN); });
  process.start(TRICOLOR_CLI_PATH, {"run", "steady", "--params", "n=1000"});
  QVERIFY(process.waitForStarted());
  if (!interrupt_when_ready(process, SIGHUP)) QSKIP("signals cannot be watched on this system");
  QVERIFY(process.waitForFinished());
  QCOMPARE(process.exitStatus(), QProcess::NormalExit);
  QCOMPARE(process.exitCode(), 0);
#endif
}

void TestRun::aRunThatOutgrowsTheMemoryIsStoppedWithAMessage() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  QSKIP("a sanitizer needs its address space for itself");
#endif
  const CliResult result = run_shell(
      "ulimit -v 300000 || exit 77\n"
      "\"$CLI\" run steady --gogc off --params steps=1000000000,kind=full --json");
  if (result.exit_code == 77) QSKIP("this shell cannot limit its memory");
  QCOMPARE(result.exit_code, 2);
  QVERIFY2(result.err.contains("memory") && result.err.count('\n') == 1, result.err);
}

void TestRun::programsAreListedWithDefaultsInRange() {
  const CliResult result = run_cli({"programs", "--json"});
  const QJsonArray programs = result.json()["programs"].toArray();
  QVERIFY(programs.size() >= 13);
  QCOMPARE(programs.first().toObject()["name"].toString(), QString("steady"));
  for (const QJsonValue& program : programs) {
    for (const QJsonValue& value : program.toObject()["parameters"].toArray()) {
      const QJsonObject parameter = value.toObject();
      const QString name = program["name"].toString() + "." + parameter["name"].toString();
      QVERIFY2(!parameter["help"].toString().isEmpty(), qPrintable(name));
      if (parameter.contains("words")) {
        QVERIFY2(parameter["words"].toArray().contains(parameter["default"]), qPrintable(name));
      } else {
        QVERIFY2(parameter["default"].toInteger() >= parameter["min"].toInteger() &&
                     parameter["default"].toInteger() <= parameter["max"].toInteger(),
                 qPrintable(name));
      }
    }
  }
  const QByteArray readable = run_cli({"programs"}).out;
  for (const QJsonValue& program : programs) {
    QVERIFY(readable.contains(program["name"].toString().toUtf8()));
  }
}

TRICOLOR_TEST(run, TestRun)
#include "test_run.moc"
