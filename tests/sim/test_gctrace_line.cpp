// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/gctrace_line.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestGctraceLine : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void millisecondsHaveGosDigits_data() {
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64{999} << "0";
    QTest::newRow("12 us") << qint64{12'000} << "0.012";
    QTest::newRow("104 us") << qint64{104'000} << "0.10";
    QTest::newRow("1.6 ms") << qint64{1'600'000} << "1.6";
    QTest::newRow("2.345 ms") << qint64{2'345'678} << "2.3";
    QTest::newRow("31.9 ms") << qint64{31'900'000} << "31";
  }
  void millisecondsHaveGosDigits() {
    QFETCH(qint64, ns);
    QFETCH(QString, text);
    QCOMPARE(QString::fromStdString(gctrace_ms(ns)), text);
  }

  void aCycleIsPrintedAsGoPrintsIt() {
    CycleRecord c;
    c.number = 1;
    c.start_ns = 5'400'000;
    c.gc_cpu_fraction = 0.1345;
    c.stw_sweep_termination_ns = 104'000;
    c.concurrent_mark_ns = 2'300'000;
    c.stw_mark_termination_ns = 12'000;
    c.assist_ns = 1'600'000;
    c.fractional_ns = 430'000;
    c.idle_ns = 97'000;
    c.heap_at_start_bytes = 3'997'696;
    c.heap_at_mark_end_bytes = 4'400'000;
    c.heap_marked_bytes = 4'300'000;
    c.goal_bytes = 4'194'304;
    c.procs = 2;
    QCOMPARE(QString::fromStdString(gctrace_line(c, 19)),
             QStringLiteral(
                 "gc 1 @0.005s 13%: 0.10+2.3+0.012 ms clock, 0.20+1.6/0.43/0.097+0.024 ms cpu, "
                 "3->4->4 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P"));
    c.reason = CycleReason::kForced;
    QVERIFY(gctrace_line(c, 19).ends_with("2 P (forced)"));
  }
};

}  // namespace tricolor

TRICOLOR_TEST(gctrace_line, tricolor::TestGctraceLine)
#include "test_gctrace_line.moc"
