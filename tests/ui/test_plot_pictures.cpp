// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QApplication>
#include <QtTest>

#include "tests/support/room_test.h"
#include "tests/support/snapshot_builder.h"
#include "tests/ui/golden_picture.h"
#include "ui/bridge/selection.h"
#include "ui/plots/cycle_plot.h"
#include "ui/plots/memory_plot.h"

using namespace tricolor;
using namespace tricolor::ui;
using namespace tricolor::test;

namespace {

constexpr QSize kPlotSize(640, 260);
constexpr std::uint32_t kCycles = 6;
constexpr Nanos kPeriod = 10 * kMillisecond;

/// A saw of six cycles under a memory limit; the collector's share and the pauses grow.
std::shared_ptr<const Snapshot> six_cycles() {
  SnapshotBuilder builder;
  for (std::uint32_t i = 0; i < kCycles; ++i) {
    const Nanos start = i * kPeriod;
    const Bytes live = (8 + i) * kMiB;
    builder.sample(start, live, 2 * live, 2 * live - kMiB);
    builder.sample(start + 8 * kMillisecond, 2 * live - kMiB, 2 * live, 2 * live - kMiB);
    builder.sample(start + 9 * kMillisecond, 2 * live, 2 * live, 2 * live - kMiB);
    builder.cycle(i + 1, start + 8 * kMillisecond, start + 9 * kMillisecond);
  }
  Snapshot& snapshot = builder.raw();
  snapshot.memory_limit = 30 * std::int64_t{kMiB};
  for (CycleRecord& cycle : snapshot.cycles) {
    cycle.memory_limit = snapshot.memory_limit;
    cycle.stw_mark_termination_ns += cycle.number * 5 * kMicrosecond;
  }
  for (Sample& sample : snapshot.samples) {
    sample.num_gc = static_cast<std::uint32_t>(sample.at_ns / kPeriod);
    sample.gc_cpu_fraction = 0.01 * (1 + sample.num_gc);
  }
  return builder.build();
}

GctraceLog real_run() {
  GctraceLog log;
  for (std::uint32_t i = 0; i < kCycles; ++i) {
    GctraceCycle cycle;
    cycle.start_s = 0.01 * i + 0.007;
    cycle.concurrent_mark_ms = 1;
    cycle.heap_at_start_MB = 14 + 2 * i;
    cycle.heap_at_mark_end_MB = 15 + 2 * i;
    cycle.heap_marked_MB = 7 + i;
    log.cycles.push_back(cycle);
  }
  return log;
}

QImage picture(TimePlot& plot, const Theme& theme, QSize size) {
  apply_theme(*qApp, theme);
  plot.setTheme(theme);
  plot.resize(size);
  plot.show();
  if (!QTest::qWaitForWindowExposed(&plot)) qFatal("the plot is not shown");
  plot.setSnapshot(six_cycles());
  QCoreApplication::sendPostedEvents();
  if (QWidget* focus = plot.focusWidget()) focus->clearFocus();
  plot.drawNow();
  return plot.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

QImage memory(ThemeId id, bool real = false, QSize size = kPlotSize) {
  Selection selection;
  MemoryPlot plot(selection);
  if (real) plot.setRealRun(real_run());
  return picture(plot, theme(id), size);
}

QImage cycles(ThemeId id, QSize size = kPlotSize) {
  Selection selection;
  CyclePlot plot(selection);
  return picture(plot, theme(id), size);
}

/// A cycle and a moment are selected.
QImage chosen() {
  Selection selection;
  MemoryPlot plot(selection);
  picture(plot, theme(ThemeId::kLight), kPlotSize);
  selection.setCycle(3);
  selection.setTimeCursor(28 * kMillisecond);
  plot.drawNow();
  return plot.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

}  // namespace

/// Pictures of both plots beside those in tests/golden/plots. After a wanted change:
/// TRICOLOR_UPDATE_GOLDEN=1, and look at each before committing it.
class PlotPicturesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void thePlotLooksAsItDid_data() {
    QTest::addColumn<QImage>("image");
    for (const ThemeId id : all_themes()) {
      QTest::newRow(qPrintable("memory-" + theme_name(id))) << memory(id);
      QTest::newRow(qPrintable("cycles-" + theme_name(id))) << cycles(id);
    }
    QTest::newRow("memory-real-light") << memory(ThemeId::kLight, true);
    QTest::newRow("memory-chosen-light") << chosen();
    QTest::newRow("memory-narrow-light") << memory(ThemeId::kLight, false, QSize(260, 200));
    QTest::newRow("cycles-narrow-light") << cycles(ThemeId::kLight, QSize(260, 200));
  }
  void thePlotLooksAsItDid() {
    QFETCH(QImage, image);
    compare_with_golden(image, "plots", {});
  }

  void aRealRunAndASelectionAreMoreThanTheToleranceAway() {
    constexpr PictureTolerance kTolerance;
    const QImage plain = memory(ThemeId::kLight);
    QVERIFY(different_share(plain, memory(ThemeId::kDark), kTolerance) > 0.5);
    QVERIFY(different_share(plain, cycles(ThemeId::kLight), kTolerance) >
            3 * kTolerance.most_different);
  }
};

TRICOLOR_WIDGET_TEST(plot_pictures, PlotPicturesTest)
#include "test_plot_pictures.moc"
