// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <cmath>
#include <limits>
#include <sstream>

#include "tests/support/room_test.h"
#include "tests/support/snapshot_builder.h"
#include "ui/plots/area_columns.h"
#include "ui/plots/axis_ticks.h"
#include "ui/plots/cycle_series.h"
#include "ui/plots/memory_series.h"
#include "ui/plots/stable_range.h"
#include "ui/plots/time_window.h"

using namespace tricolor;
using namespace tricolor::ui;
using tricolor::test::SnapshotBuilder;

namespace {

/// "10:4 20:gap": times in ns, values in MiB.
QString table(const Curve& curve, double unit = double(kMiB)) {
  QStringList points;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const QString value = std::isfinite(curve.y[i]) ? QString::number(curve.y[i] / unit) : "gap";
    points << QString::number(curve.x_ns[i]) + ":" + value;
  }
  return points.join(' ');
}

QString words(const AxisTicks& ticks) {
  QStringList labels;
  for (const QString& label : ticks.labels) labels << label;
  return labels.join(' ') + " " + ticks.unit;
}

}  // namespace

class PlotsSeriesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void samplesBecomeCurvesInBytes() {
    SnapshotBuilder b;
    b.sample(0, 4 * kMiB, 8 * kMiB, 7 * kMiB).sample(10, 6 * kMiB, 8 * kMiB, 7 * kMiB);
    const MemorySeries series = memory_series(*b.build());
    QCOMPARE(table(series.heap_alloc), "0:4 10:6");
    QCOMPARE(table(series.goal), "0:8 10:8");
    QCOMPARE(table(series.trigger), "0:7 10:7");
    QCOMPARE(table(series.sys), "0:8 10:12");
    QCOMPARE(table(series.limit), "");
    QCOMPARE(series.end_ns, 10.0);
  }

  void stepsKeepOnlyTheirCorners() {
    SnapshotBuilder b;
    for (const int mib : {4, 4, 4, 4, 8, 8, 8, 4}) {
      b.sample(static_cast<Nanos>(b.raw().samples.size()), kMiB, static_cast<Bytes>(mib) * kMiB);
    }
    const Curve goal = memory_series(*b.build()).goal;
    QCOMPARE(table(goal), "0:4 3:4 4:8 6:8 7:4");
    QCOMPARE(goal.at(5) / double(kMiB), 8.0);
    QVERIFY(std::isnan(goal.at(-1)));
  }

  void theAreaUnderALineIsMadeOfWholeColumns() {
    const double gap = std::numeric_limits<double>::quiet_NaN();
    const std::vector<QPointF> flat = {{2, 6}, {5, 6}};
    QCOMPARE(area_columns(flat, 10, 0, 9), (std::vector<QRect>{QRect(2, 6, 3, 4)}));
    const std::vector<QPointF> bands = {{1, 10}, {1, 0}, {3, 0}, {3, 10}, {3, gap},
                                        {6, 10}, {6, 0}, {7, 0}, {7, 10}};
    QCOMPARE(area_columns(bands, 10, 0, 9),
             (std::vector<QRect>{QRect(1, 0, 3, 10), QRect(6, 0, 2, 10)}));
    const std::vector<QPointF> outside = {{-1e12, 5}, {1e12, 5}};
    QCOMPARE(area_columns(outside, 10, 0, 9), (std::vector<QRect>{QRect(0, 5, 10, 5)}));
    QVERIFY(area_columns({}, 10, 0, 9).empty());
    QVERIFY(area_columns(flat, 10, 5, 4).empty());
  }

  void anInfiniteGoalIsAGap() {
    SnapshotBuilder b;
    b.sample(0, kMiB, 4 * kMiB)
        .sample(5, kMiB, std::numeric_limits<Bytes>::max())
        .sample(9, kMiB, 0);
    QCOMPARE(table(memory_series(*b.build()).goal), "0:4 5:gap 9:gap");
  }

  void theLimitStepsWhereItWasChanged() {
    SnapshotBuilder b;
    b.sample(500, kMiB, kMiB).cycle(1, 100, 200).cycle(2, 300, 400);
    b.raw().cycles[0].memory_limit = kNoMemoryLimit;
    b.raw().cycles[1].memory_limit = 64 * std::int64_t(kMiB);
    b.raw().memory_limit = 32 * std::int64_t(kMiB);
    QCOMPARE(table(memory_series(*b.build()).limit), "0:gap 400:64 500:32");
  }

  void aRealRunShowsStartMarkEndAndMarked() {
    std::istringstream log(
        "gc 1 @0.010s 5%: 0.1+2+0.1 ms clock, 0.19+0.69/0.37/0+0.15 ms cpu, 3->4->1 MB, 4 MB goal,"
        " 0 MB stacks, 0 MB globals, 2 P\n"
        "something else\n"
        "gc 2 @0.020s 9%: 0.5+3+0.5 ms clock, 7.9+0.35/0.12/0+0.071 ms cpu, 5->6->2 MB, 4 MB goal,"
        " 0 MB stacks, 0 MB globals, 2 P\n");
    const auto read = read_gctrace(log, "log");
    QVERIFY(read.ok());
    QCOMPARE(table(real_run_curve(read.value())),
             "1e+07:3 1.22e+07:4 1.22e+07:1 2e+07:5 2.4e+07:6 2.4e+07:2");
  }

  void timeNeverRunsBackInARealRun() {
    GctraceLog log;
    GctraceCycle cycle;
    cycle.start_s = 2;
    cycle.concurrent_mark_ms = 5000;
    log.cycles.push_back(cycle);
    cycle.start_s = 1;
    cycle.concurrent_mark_ms = -7;
    log.cycles.push_back(cycle);
    const Curve curve = real_run_curve(log);
    QVERIFY(std::is_sorted(curve.x_ns.begin(), curve.x_ns.end()));
  }

  void phasesBecomeBandsAndCloseOnesAreMerged() {
    std::vector<PhaseSpan> phases = {{Phase::kMark, 10, 20, 1},
                                     {Phase::kSweep, 20, 25, 1},
                                     {Phase::kMark, 21, 30, 2},
                                     {Phase::kMark, 90, 95, 3}};
    QCOMPARE(table(phase_bands(phases, Phase::kMark, 0), 1),
             "10:0 10:1 20:1 20:0 20:gap 21:0 21:1 30:1 30:0 30:gap 90:0 90:1 95:1 95:0 95:gap");
    QCOMPARE(table(phase_bands(phases, Phase::kMark, 5), 1),
             "10:0 10:1 30:1 30:0 30:gap 90:0 90:1 95:1 95:0 95:gap");
    QCOMPARE(table(phase_starts(phases, Phase::kMark, 20), 1), "10:1 90:1");
  }

  void manyPhasesStayBounded() {
    std::vector<PhaseSpan> phases;
    for (int i = 0; i < 100'000; ++i) phases.push_back({Phase::kMark, i * 10, i * 10 + 1, 1});
    QVERIFY(phase_bands(phases, Phase::kMark, 1000).size() <= 5000 * 5 + 5);
  }

  void cyclesBecomeStepsAndPauses() {
    SnapshotBuilder b;
    b.cycle(3, 100'000, 300'000).cycle(4, 500'000, 700'000).now(900'000);
    const CycleSeries series = cycle_series(*b.build());
    QCOMPARE(table(series.num_gc, 1), "0:2 300000:3 700000:4 900000:4");
    QCOMPARE(table(series.pause_ns, 1000), "300000:50 700000:50");
  }

  void theNearestCycleIsFound_data() {
    QTest::addColumn<double>("at");
    QTest::addColumn<int>("number");
    QTest::newRow("before all") << 0.0 << 1;
    QTest::newRow("inside the first") << 150.0 << 1;
    QTest::newRow("after the first") << 240.0 << 1;
    QTest::newRow("before the second") << 290.0 << 2;
    QTest::newRow("inside the second") << 350.0 << 2;
    QTest::newRow("after all") << 1e9 << 2;
  }
  void theNearestCycleIsFound() {
    QFETCH(double, at);
    QFETCH(int, number);
    SnapshotBuilder b;
    b.cycle(1, 100, 200).cycle(2, 300, 400);
    const auto snapshot = b.build();
    QCOMPARE(static_cast<int>(cycle_near(snapshot->cycles, at)->number), number);
    QVERIFY(cycle_near({}, at) == nullptr);
  }

  void aCycleIsFoundByItsNumber() {
    SnapshotBuilder b;
    b.cycle(7, 100, 200).cycle(9, 300, 400);
    const auto snapshot = b.build();
    QCOMPARE(find_cycle(snapshot->cycles, 9)->start_ns, 300);
    QVERIFY(find_cycle(snapshot->cycles, 8) == nullptr);
    QVERIFY(find_cycle(snapshot->cycles, 10) == nullptr);
  }

  void ticksStandOnRoundNumbersInTheRightUnit() {
    QCOMPARE(words(byte_ticks(0, 80.0 * 1024 * 1024, 4)), "0 20 40 60 80 MiB");
    QCOMPARE(words(byte_ticks(0, 1.5 * 1024 * 1024, 3)), "0 500 1000 1500 KiB");
    QCOMPARE(words(time_ticks(0, 150e6, 3)), "0 50 100 150 ms");
    QCOMPARE(words(time_ticks(132.4e6, 132.42e6, 2)), "132.40 132.41 132.42 ms");
    QCOMPARE(words(time_ticks(0, 3e9, 3)), "0 1 2 3 s");
    QCOMPARE(words(time_ticks(5, 5, 3)), " ns");
    QCOMPARE(words(number_ticks(0, 10, 2, "%")), "0 5 10 %");
  }

  void thereAreNeverTooManyTicks() {
    for (int i = 0; i < 400; ++i) {
      const double high = std::pow(1.1, i);
      QVERIFY(byte_ticks(0, high, 12).values.size() <= 24);
      QVERIFY(time_ticks(high / 2, high, 4).values.size() <= 24);
    }
  }

  /// A wide plot asks for many.
  void ticksReachTheEndOfTheAxisHoweverManyAreWanted() {
    for (int wanted = 1; wanted < 60; ++wanted) {
      for (double high = 1; high < 1e3; high *= 1.07) {
        const std::vector<double> ticks = number_ticks(0, high, wanted, "").values;
        QVERIFY(ticks.size() >= 2 || high / wanted >= 0.3 * high);
        const double step = ticks.size() < 2 ? high : ticks[1] - ticks[0];
        QVERIFY2(ticks.back() + step > high * (1 - 1e-9),
                 qPrintable(QString("%1 of %2").arg(ticks.back()).arg(high)));
      }
    }
  }

  void theValueAxisGrowsInStepsAndSeldomShrinks() {
    StableRange range(1);
    QCOMPARE(range.update(0), 1.0);
    QCOMPARE(range.update(10), 12.5);
    QCOMPARE(range.update(11), 12.5);
    QCOMPARE(range.update(12), 15.0);
    QCOMPARE(range.update(7), 15.0);
    QCOMPARE(range.update(5), 6.0);
    int changes = 0;
    double before = range.upper();
    for (double value = 5; value < 5000; value *= 1.01) {
      if (range.update(value) != before) ++changes;
      before = range.upper();
    }
    QVERIFY2(changes < 35, qPrintable(QString::number(changes)));
  }

  void theWindowGrowsAheadOfTime() {
    TimeWindow window;
    int moves = 0;
    double before = 0;
    for (double now = 0; now < 1e9; now += 1e6) {
      window.set_end(now);
      QVERIFY(window.upper() > now);
      if (window.upper() != before) ++moves;
      before = window.upper();
    }
    QVERIFY2(moves < 50, qPrintable(QString::number(moves)));
    QCOMPARE(window.lower(), 0.0);
  }

  void zoomKeepsWhatIsUnderTheMouse() {
    TimeWindow window;
    window.set_end(90e6);
    const double share = 40e6 / window.width();
    window.zoom(0.5, 40e6);
    QCOMPARE((40e6 - window.lower()) / window.width(), share);
    QCOMPARE(window.mode(), TimeWindow::Mode::kFree);
    window.zoom(1000, 40e6);
    QCOMPARE(window.mode(), TimeWindow::Mode::kFit);
  }

  void aZoomedWindowFollowsThePresentButNotFromThePast() {
    TimeWindow window;
    window.set_end(90e6);
    window.zoom(0.2, 100e6);
    QCOMPARE(window.mode(), TimeWindow::Mode::kFollow);
    const double width = window.width();
    window.set_end(150e6);
    QVERIFY(window.upper() > 150e6);
    QCOMPARE(window.width(), width);
    window.pan(100e6);
    QCOMPARE(window.mode(), TimeWindow::Mode::kFree);
    const TimeWindow past = window;
    window.set_end(300e6);
    QCOMPARE(window.lower(), past.lower());
  }

  void theWindowStaysInsideTheRun() {
    TimeWindow window;
    window.set_end(90e6);
    window.zoom(1e-30, 50e6);
    QVERIFY(window.width() >= 99);
    window.pan(1e18);
    QCOMPARE(window.lower(), 0.0);
    window.pan(-1e18);
    QVERIFY(window.upper() <= 110e6);
    window.zoom(std::nan(""), 0);
    window.zoom(0.5, std::nan(""));
    QVERIFY(window.width() > 0);
    window.set_end(10);
    QCOMPARE(window.lower(), 0.0);
  }
};

TRICOLOR_TEST(plots_series, PlotsSeriesTest)
#include "test_plots_series.moc"
