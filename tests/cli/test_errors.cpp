// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <QTemporaryDir>

#include "tests/cli/cli_process.h"
#include "tests/support/room_test.h"

/// Whatever is typed: one clear line, exit code 2, nothing half-written.
class TestErrors : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void badUsageIsOneLineThatSaysWhatToDo_data();
  void badUsageIsOneLineThatSaysWhatToDo();
  void anyCommandHasHelp_data();
  void anyCommandHasHelp();
  void helpWinsOverErrorsBesideIt();
  void aTrillionObjectsAreRefusedWithTheMemoryTheyWouldTake();
  void anUnwritableCsvPathIsRefusedAndNothingIsLeft();
  void aFullDiskUnderTheCsvIsReported();
  void aFullDiskUnderStandardOutputIsReported();
  void gctraceLinesThatAreLostGiveAnErrorCode();
  void aClosedStandardOutputIsReported();
  void aReaderThatGoesAwayIsReported();
  void aClosedStandardErrorDoesNoHarm();
};

void TestErrors::badUsageIsOneLineThatSaysWhatToDo_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::addColumn<QString>("part");  ///< must be in the message
  const auto row = [](const char* name, const QString& line, const QString& part) {
    QTest::newRow(name) << line.split(' ', Qt::SkipEmptyParts) << part;
  };
  row("nothing", "", "valid commands|give one of run");
  row("unknown command", "frobnicate", "valid commands: run, ");
  row("commands of later versions", "escape x.go", "valid commands: run, ");
  row("inspect", "inspect x.heapdump", "valid commands: run, ");
  row("no program", "run", "PROGRAM is missing");
  row("unknown program", "run nosuch", "valid programs: steady");
  row("go source file", "run main.go", "valid programs: steady");
  row("two programs", "run steady list", "\"list\"");
  row("unknown option", "run steady --frob", "valid options: --params, ");
  row("short option", "run steady -x", "valid options: --params, ");
  row("negative GOGC", "run steady --gogc -5", "--gogc: \"-5\"");
  row("negative GOGC with =", "run steady --gogc=-5", "--gogc: \"-5\"");
  row("GOGC not a number", "run steady --gogc ten", "or off");
  row("GOGC without value", "run steady --gogc", "N|off");
  row("limit of potatoes", "run steady --memory-limit 12potatoes", "\"12potatoes\"");
  row("negative limit", "run steady --memory-limit -1", "\"-1\"");
  row("no procs", "run steady --procs 0", "from 1 to 256");
  row("many procs", "run steady --procs 100000", "from 1 to 256");
  row("half a proc", "run steady --procs 1.5", "from 1 to 256");
  row("seed", "run steady --seed x", "seed");
  row("until", "run steady --until tomorrow", "such as 250us");
  row("old Go", "run steady --go 1.18", "1.19, 1.20");
  row("Go 2", "run steady --go 2", "1.26");
  row("marker", "run steady --gc generational", "classic or greentea");
  row("Green Tea too early", "run steady --go 1.24 --gc greentea", "1.25");
  row("unknown parameter", "run steady --params nosuch=1", "size");
  row("parameter without value", "run steady --params n", "n");
  row("parameter not a number", "run steady --params n=many", "n");
  row("parameter below its range", "run steady --params n=-1", "n");
  row("parameter above 64 bits", "run steady --params n=99999999999999999999", "n");
  row("unknown word", "run steady --params kind=odd", "noscan");
  row("flag with a value", "run steady --json=yes", "--json");
  row("size-class without size", "size-class", "BYTES is missing");
  row("size-class of words", "size-class big", "\"big\"");
  row("size-class of nothing", "size-class 0", "0 bytes");
  row("size-class beyond memory", "size-class 8388607TiB", "at most");
  row("size-class negative", "size-class -- -8", "\"-8\"");
  row("size-class version", "size-class 100 --go 1.27", "1.26");
  row("programs with operand", "programs steady", "\"steady\"");
  row("figure missing", "guide", "--figure");
  row("figure 6", "guide --figure 6", "from 1 to 5");
  row("figure limit", "guide --figure 1 --memory-limit 12potatoes", "--memory-limit");
  row("gctrace without file", "gctrace", "FILE|- is missing");
  row("gctrace twice", "gctrace - --json --csv", "exclude each other");
  row("gctrace of nothing there", "gctrace /no/such/file", "/no/such/file: ");
  row("gctrace of a folder", "gctrace /", "is a folder");
  row("replay without file", "replay", "FILE... is missing");
  row("replay of nothing there", "replay /no/such/file", "/no/such/file: ");
  row("sweep list", "sweep steady --gogc 50,,100 --memory-limit off", "--gogc: \"\"");
  row("sweep list 2", "sweep steady --gogc 50 --memory-limit off,x", "--memory-limit: \"x\"");
  row("sweep procs", "sweep steady --procs 1,0", "--procs: \"0\"");
  row("sweep jobs", "sweep steady --jobs 0", "--jobs");
  row("sweep shard", "sweep steady --shard 3/2", "from 1 to 2");
  row("sweep shard without /", "sweep steady --shard 3", "I/N");
}

void TestErrors::badUsageIsOneLineThatSaysWhatToDo() {
  QFETCH(QStringList, arguments);
  QFETCH(QString, part);
  const CliResult result = run_cli(arguments);
  QVERIFY2(result.is_one_line_error(), result.err.isEmpty() ? "no message" : result.err);
  const QStringList parts = part.split('|');
  const bool found = std::any_of(parts.begin(), parts.end(),
                                 [&](const QString& p) { return result.err.contains(p.toUtf8()); });
  QVERIFY2(found || result.err.contains(part.toUtf8()), result.err);
}

void TestErrors::anyCommandHasHelp_data() {
  QTest::addColumn<QStringList>("arguments");
  QTest::newRow("all") << QStringList{"--help"};
  for (const char* name :
       {"run", "sweep", "programs", "replay", "guide", "size-class", "gctrace"}) {
    QTest::newRow(name) << QStringList{name, "--help"};
  }
}

void TestErrors::anyCommandHasHelp() {
  QFETCH(QStringList, arguments);
  const CliResult result = run_cli(arguments);
  QCOMPARE(result.exit_code, 0);
  QVERIFY(result.err.isEmpty());
  QVERIFY(result.out.contains("tricolor-cli"));
}

void TestErrors::helpWinsOverErrorsBesideIt() {
  QCOMPARE(run_cli({"run", "--gogc", "-5", "--help"}).exit_code, 0);
}

void TestErrors::aTrillionObjectsAreRefusedWithTheMemoryTheyWouldTake() {
  const CliResult result = run_cli({"run", "steady", "--params", "n=1000000000000"});
  QVERIFY2(result.is_one_line_error(), result.err);
  QVERIFY2(result.err.contains("iB"), result.err);
}

void TestErrors::anUnwritableCsvPathIsRefusedAndNothingIsLeft() {
  const QTemporaryDir folder;
  const CliResult result = run_cli(
      {"run", "steady", "--params", "n=10,steps=10", "--csv", folder.filePath("no/such.csv")});
  QVERIFY2(result.is_one_line_error(), result.err);
  QVERIFY(QDir(folder.path()).isEmpty());
  QVERIFY(run_cli({"run", "steady", "--csv", folder.path()}).is_one_line_error());
}

void TestErrors::aFullDiskUnderTheCsvIsReported() {
  if (!QFile::exists("/dev/full")) QSKIP("this system has no /dev/full");
  const CliResult result =
      run_cli({"run", "steady", "--params", "n=10,steps=10", "--csv", "/dev/full"});
  QVERIFY2(result.is_one_line_error(), result.err);
  QVERIFY(result.err.contains("/dev/full: "));
}

void TestErrors::aFullDiskUnderStandardOutputIsReported() {
  if (!QFile::exists("/dev/full")) QSKIP("this system has no /dev/full");
  for (const char* command : {"size-class 100", "programs", "guide --figure 1", "--help"}) {
    const CliResult result = run_shell(QString("\"$CLI\" %1 > /dev/full").arg(command));
    QVERIFY2(result.is_one_line_error(), result.err);
  }
}

void TestErrors::gctraceLinesThatAreLostGiveAnErrorCode() {
  if (!QFile::exists("/dev/full")) QSKIP("this system has no /dev/full");
  const QString line = "\"$CLI\" run steady --params n=4096,steps=100000 --gctrace 2>";
  QCOMPARE(run_shell(line + "/dev/full").exit_code, 2);
  QCOMPARE(run_shell(line + "/dev/null").exit_code, 0);
}

void TestErrors::aClosedStandardOutputIsReported() {
  const CliResult result = run_shell("\"$CLI\" size-class 100 >&-");
  QVERIFY2(result.is_one_line_error(), result.err);
}

void TestErrors::aReaderThatGoesAwayIsReported() {
  // More output than a pipe holds, so that writing has to wait for a reader that is not there.
  const QTemporaryDir folder;
  QFile log(folder.filePath("log"));
  QVERIFY(log.open(QIODevice::WriteOnly));
  for (int i = 0; i < 2000; ++i) {
    log.write(
        "gc 1 @0.025s 10%: 0.15+7.7+2.6 ms clock, 0.30+0.25/1.7/0+5.3 ms cpu, 3->4->2 MB, "
        "4 MB goal, 0 MB stacks, 0 MB globals, 2 P\n");
  }
  log.close();
  // A pipe's exit code is that of its last command, so the first one's goes to a file.
  const CliResult result =
      run_shell(QString("(\"$CLI\" gctrace %1 --json 2>%3; echo $? > %2) | true; cat %2 %3")
                    .arg(log.fileName(), folder.filePath("code"), folder.filePath("errors")));
  QVERIFY2(result.out.startsWith("2\ntricolor-cli: standard output: cannot be written: "),
           result.out);
}

void TestErrors::aClosedStandardErrorDoesNoHarm() {
  QCOMPARE(run_shell("\"$CLI\" frobnicate 2>&-").exit_code, 2);
  QCOMPARE(run_shell("\"$CLI\" size-class 100 2>&-").exit_code, 0);
}

TRICOLOR_TEST(errors, TestErrors)
#include "test_errors.moc"
