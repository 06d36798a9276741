// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "tests/support/room_test.h"

namespace {

#ifdef TRICOLOR_CLI_PATH
const QString kProgram = QStringLiteral(TRICOLOR_CLI_PATH);
#else
const QString kProgram;
#endif

struct Finished {
  int code = -1;
  QByteArray out;
  QByteArray err;
};

Finished replay(const QStringList& arguments) {
  QProcess process;
  process.start(kProgram, QStringList{"replay"} + arguments);
  if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit) return {};
  return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QStringList traces_in(const QString& folder) {
  QStringList files;
  const QDir dir(folder);
  for (const QString& name : dir.entryList({"*.jsonl"}, QDir::Files, QDir::Name)) {
    files << dir.filePath(name);
  }
  return files;
}

QByteArray contents(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QString kGolden = QStringLiteral(TRICOLOR_GOLDEN_DIR "/pacer");
const QString kReference = QStringLiteral(TRICOLOR_SHARED_DIR "/reference/pacer");
const QByteArray kHeader = R"({"op":"scenario","name":"x","variant":"go1.21"})";
const QByteArray kNew = R"({"op":"new","gc_percent":100,"memory_limit":null})";
const QByteArray kStart =
    R"({"op":"start","heap_live":3997696,"heap_scan":3997696,"max_stack_scan":8192,)"
    R"("globals_scan":32768,"now":0,"procs":8,"kind":"heap"})";
const QByteArray kLimiterHeader = R"({"op":"scenario","name":"x"})";
const QByteArray kNewLimiter = R"({"op":"new","now":0,"procs":4})";

/// The trace without what a replay computes.
QByteArray without_outputs(QByteArray trace) {
  static const QRegularExpression kOutputs(
      ",\"[sr]\":\\[[^\\]]*\\]|(?<=\"query\"),\"trigger\":[^}]*|,\"mem_limit_goal\":[^,}\"]+|"
      ",\"result\":(true|false)");
  return QString::fromUtf8(trace).remove(kOutputs).toUtf8();
}

}  // namespace

class TestReplay : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void everyRecordedTraceReplaysWithoutADifference_data();
  void everyRecordedTraceReplaysWithoutADifference();
  void printedLinesAreTheFilesBytes_data();
  void printedLinesAreTheFilesBytes();
  void missingOutputsAreFilledIn_data();
  void missingOutputsAreFilledIn();
  void theFirstDifferenceIsNamed();
  void badInputIsRefusedInOneLine_data();
  void badInputIsRefusedInOneLine();
  void aBadFileDoesNotKeepTheOthersFromBeingPlayed();
  void extremeNumbersAreComputedWithoutACrash();

 private:
  QString written(const QByteArray& trace);
  static void add_folders();

  QTemporaryDir m_dir;
};

void TestReplay::initTestCase() {
  if (!QFileInfo(kProgram).isExecutable()) QSKIP("tricolor-cli is not built");
}

QString TestReplay::written(const QByteArray& trace) {
  QFile file(m_dir.filePath("trace.jsonl"));
  if (file.open(QIODevice::WriteOnly)) file.write(trace);
  return file.fileName();
}

void TestReplay::add_folders() {
  QTest::addColumn<QString>("folder");
  QTest::newRow("golden") << kGolden;
  QTest::newRow("reference") << kReference;
}

void TestReplay::everyRecordedTraceReplaysWithoutADifference_data() {
  add_folders();
}

void TestReplay::everyRecordedTraceReplaysWithoutADifference() {
  QFETCH(QString, folder);
  const QStringList files = traces_in(folder);
  if (files.isEmpty()) QSKIP("the recorded traces are not here");
  const Finished run = replay(QStringList{"--check"} + files);
  QCOMPARE(run.err, QByteArray());
  QCOMPARE(run.out.count("calls, 0 differ\n"), files.size());
  QCOMPARE(run.code, 0);
}

void TestReplay::printedLinesAreTheFilesBytes_data() {
  add_folders();
}

void TestReplay::printedLinesAreTheFilesBytes() {
  QFETCH(QString, folder);
  const QStringList files = traces_in(folder);
  if (files.isEmpty()) QSKIP("the recorded traces are not here");
  QByteArray all;
  for (const QString& file : files) all += contents(file);
  const Finished run = replay(files);
  QCOMPARE(run.code, 0);
  QVERIFY(run.out == all);
}

void TestReplay::missingOutputsAreFilledIn_data() {
  QTest::addColumn<QString>("file");
  for (const QString& file : traces_in(kGolden)) {
    QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
  }
}

void TestReplay::missingOutputsAreFilledIn() {
  QFETCH(QString, file);
  const QByteArray complete = contents(file);
  const QByteArray stripped = without_outputs(complete);
  QVERIFY(stripped.size() < complete.size());
  const Finished run = replay({written(stripped)});
  QCOMPARE(run.code, 0);
  QCOMPARE(run.out, complete);
}

void TestReplay::theFirstDifferenceIsNamed() {
  const QByteArray trace = kHeader + '\n' + kNew + '\n' + R"({"op":"query","heap_goal":5})" + '\n';
  const Finished run = replay({"--check", written(trace)});
  QCOMPARE(run.out, "trace 2 calls, 1 differ; line 3: heap_goal is 5, computed 4194304\n");
  QCOMPARE(run.code, 1);
}

void TestReplay::badInputIsRefusedInOneLine_data() {
  QTest::addColumn<QByteArray>("trace");
  QTest::addColumn<int>("line");
  const auto pacer = [](const char* name, const QByteArray& call) {
    QTest::newRow(name) << kHeader + '\n' + kNew + '\n' + kStart + '\n' + call << 4;
  };
  const auto limiter = [](const char* name, const QByteArray& call) {
    QTest::newRow(name) << kLimiterHeader + '\n' + kNewLimiter + '\n' + call << 3;
  };
  QTest::newRow("empty file") << QByteArray() << 1;
  QTest::newRow("not JSON") << QByteArray("\xff\xfegarbage") << 1;
  QTest::newRow("not an object") << QByteArray("[1,2]") << 1;
  QTest::newRow("deep nesting") << QByteArray(60000, '[') << 1;
  QTest::newRow("endless line") << QByteArray(200000, ' ') << 1;
  QTest::newRow("no op") << QByteArray("{}") << 1;
  QTest::newRow("no header") << kNew << 1;
  QTest::newRow("no new") << kHeader + '\n' + kStart << 2;
  QTest::newRow("two headers") << kHeader + '\n' + kHeader << 2;
  QTest::newRow("unknown variant") << QByteArray(R"({"op":"scenario","variant":"go1.18"})") << 1;
  QTest::newRow("unknown column") << QByteArray(
                                         R"({"op":"scenario","variant":"go1.21","s_cols":["x"]})")
                                  << 1;
  QTest::newRow("columns that are no list")
      << QByteArray(R"({"op":"scenario","variant":"go1.21","s_cols":{"a":1}})") << 1;
  pacer("unknown op", R"({"op":"explode"})");
  pacer("limiter's op", R"({"op":"add_assist","ns":5})");
  pacer("missing field", R"({"op":"commit"})");
  pacer("wrong type", R"({"op":"commit","sweep_done":1})");
  pacer("negative amount", R"({"op":"reset_live","bytes_marked":-1})");
  pacer("fraction", R"({"op":"reset_live","bytes_marked":0.5})");
  pacer("huge amount", R"({"op":"reset_live","bytes_marked":1e300})");
  pacer("number out of range of a double", R"({"op":"reset_live","bytes_marked":1e999})");
  pacer("endless revise", R"({"op":"revise","n":1000000000000,"d":[0,0,0,0,0]})");
  pacer("too few deltas", R"({"op":"revise","n":1,"d":[0,0,0,0]})");
  pacer("deltas below 0", R"({"op":"revise","n":2,"d":[-3000000,0,0,0,0]})");
  limiter("finish without start", R"({"op":"finish_transition","now":5})");
  limiter("no procs", R"({"op":"reset_capacity","now":5,"procs":0})");
}

void TestReplay::badInputIsRefusedInOneLine() {
  QFETCH(QByteArray, trace);
  QFETCH(int, line);
  const QString file = written(trace);
  const QString place = QString("tricolor-cli: %1:%2: ").arg(file).arg(line);
  for (const QStringList& arguments : {QStringList{file}, QStringList{"--check", file}}) {
    const Finished run = replay(arguments);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.startsWith(place.toUtf8()), run.err.constData());
    QVERIFY2(run.err.contains("; "), run.err.constData());
    QCOMPARE(run.err.count('\n'), 1);
  }
}

void TestReplay::aBadFileDoesNotKeepTheOthersFromBeingPlayed() {
  const QString good = kGolden + "/limiter-suite.jsonl";
  const Finished run = replay({"--check", m_dir.filePath("absent"), good});
  QCOMPARE(run.code, 2);
  QVERIFY(run.out.startsWith("limiter-suite "));
}

void TestReplay::extremeNumbersAreComputedWithoutACrash() {
  const QByteArray huge = "9007199254740991";
  const QByteArray pacer = kHeader + '\n' + kNew + '\n' + kStart +
                           "\n{\"op\":\"revise\",\"n\":1,\"d\":[9000000000000000,0,1000,0,0]}" +
                           "\n{\"op\":\"end\",\"now\":1,\"procs\":1,\"assist_ns\":" + huge +
                           ",\"idle_ns\":" + huge +
                           "}\n{\"op\":\"reset_live\",\"bytes_marked\":" + huge +
                           "}\n{\"op\":\"commit\",\"sweep_done\":false}\n";
  QCOMPARE(replay({written(pacer)}).code, 0);
  QByteArray limiter = kLimiterHeader + '\n' + kNewLimiter + '\n';
  for (int i = 0; i < 2000; ++i) limiter += "{\"op\":\"add_assist\",\"ns\":" + huge + "}\n";
  limiter += "{\"op\":\"update\",\"now\":" + huge + "}\n";
  QCOMPARE(replay({written(limiter)}).code, 0);
}

TRICOLOR_TEST(replay, TestReplay)
#include "test_replay.moc"
