// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <sstream>

#include "core/files/gctrace_reader.h"
#include "core/sim/world.h"
#include "tests/support/room_test.h"

namespace tricolor {

/// Allocates until some cycles have run, then collects once by hand.
static const QByteArray kProgram = R"(package main

import (
	"runtime"
	"time"
)

var keep [64][]byte

func main() {
	for i := 0; i < 40000; i++ {
		keep[i%64] = make([]byte, 1024)
	}
	runtime.GC()
	time.Sleep(50 * time.Millisecond) // the line is printed after the world has started again
}
)";

/// The line with each number replaced, so that only words, order and punctuation are left.
static QString shape(const QString& line) {
  static const QRegularExpression number(QStringLiteral("[0-9]+(\\.[0-9]+)?"));
  return QString(line).replace(number, QStringLiteral("#"));
}

class TestRealGctrace : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const QString go = QStandardPaths::findExecutable(QStringLiteral("go"));
    if (go.isEmpty()) QSKIP("there is no go on the PATH: nothing to compare gctrace lines with");
    QVERIFY(m_folder.isValid());
    QFile source(m_folder.filePath(QStringLiteral("main.go")));
    QVERIFY(source.open(QIODevice::WriteOnly));
    source.write(kProgram);
    source.close();
    const QString program = m_folder.filePath(QStringLiteral("program"));
    QProcess build;
    build.setWorkingDirectory(m_folder.path());
    build.start(go, {QStringLiteral("build"), QStringLiteral("-o"), program, source.fileName()});
    QVERIFY(build.waitForFinished(300'000));
    if (build.exitCode() != 0) QSKIP("go cannot build a program here");
    QProcess version;
    version.start(go, {QStringLiteral("env"), QStringLiteral("GOVERSION")});
    QVERIFY(version.waitForFinished());
    const QRegularExpression minor(QStringLiteral("go1\\.([0-9]+)"));
    m_minor = minor.match(QString::fromUtf8(version.readAll())).captured(1).toInt();
    QProcess run;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("GODEBUG"), QStringLiteral("gctrace=1"));
    environment.insert(QStringLiteral("GOMAXPROCS"), QStringLiteral("2"));
    run.setProcessEnvironment(environment);
    run.start(program, QStringList());
    QVERIFY(run.waitForFinished(60'000));
    m_lines =
        QString::fromUtf8(run.readAllStandardError()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QVERIFY(m_lines.size() >= 3);
  }

  void everyFieldOfARealLineIsRead() {
    std::istringstream in(m_lines.join(QLatin1Char('\n')).toStdString() + "\n");
    const Result<GctraceLog> log = read_gctrace(in, "a real run");
    QVERIFY(log.ok());
    QVERIFY(log.value().damaged.empty());
    QCOMPARE(log.value().cycles.size(), static_cast<std::size_t>(m_lines.size()));
    std::uint32_t number = 0;
    double start = 0;
    for (const GctraceCycle& c : log.value().cycles) {
      QCOMPARE(c.number, ++number);
      QVERIFY(c.start_s >= start);
      start = c.start_s;
      QVERIFY(c.gc_cpu_percent >= 0 && c.gc_cpu_percent <= 100);
      QVERIFY(c.concurrent_mark_ms > 0);
      QVERIFY(c.heap_at_mark_end_MB >= c.heap_marked_MB);
      QVERIFY(c.goal_MB >= 4);
      QCOMPARE(c.procs, 2);
      QCOMPARE(c.forced, &c == &log.value().cycles.back());
    }
  }

  void theSimulationPrintsTheSameFieldsInTheSameForm() {
    if (m_minor < 19 || m_minor > 26) QSKIP("this version of Go is not simulated");
    Config config;
    config.program = "steady";
    config.parameters = {{"n", 4000}, {"steps", 200'000}};
    config.go_minor = m_minor;
    auto made = World::create(config);
    QVERIFY(made.ok());
    RunLimit limit;
    limit.step = RunLimit::Step::kCycle;
    made.value().run(limit);
    made.value().apply(RunGC{});
    made.value().run();
    QSet<QString> real;
    for (const QString& line : std::as_const(m_lines)) real.insert(shape(line));
    bool forced = false;
    for (const std::string& line : made.value().gctrace()) {
      const QString text = QString::fromStdString(line);
      forced = forced || text.endsWith(QLatin1String("(forced)"));
      QVERIFY2(real.contains(shape(text)), line.c_str());
    }
    QVERIFY(forced);
  }

 private:
  QTemporaryDir m_folder;
  QStringList m_lines;
  int m_minor = 0;
};

}  // namespace tricolor

TRICOLOR_TEST(real_gctrace, tricolor::TestRealGctrace)
#include "test_real_gctrace.moc"
