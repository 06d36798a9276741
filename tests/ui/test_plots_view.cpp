// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QAbstractButton>
#include <QImage>
#include <QPainter>
#include <QPicture>
#include <QSignalSpy>
#include <QtTest>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "tests/support/snapshot_builder.h"
#include "ui/bridge/selection.h"
#include "ui/plots/cycle_plot.h"
#include "ui/plots/memory_plot.h"

using namespace tricolor;
using namespace tricolor::ui;
using tricolor::test::SnapshotBuilder;

namespace {

std::shared_ptr<const Snapshot> run(int cycles = 5) {
  SnapshotBuilder b;
  for (int c = 0; c < cycles; ++c) {
    const Nanos start = c * 10 * kMillisecond;
    b.sample(start, 10 * kMiB, 20 * kMiB, 18 * kMiB);
    b.sample(start + 9 * kMillisecond, 20 * kMiB, 20 * kMiB, 18 * kMiB);
    b.cycle(static_cast<std::uint32_t>(c + 1), start + 8 * kMillisecond, start + 9 * kMillisecond);
  }
  return b.build();
}

QWidget* canvas_of(TimePlot& plot) {
  return plot.findChild<QWidget*>("canvas");
}

QAbstractButton* legend_of(TimePlot& plot, const char* id) {
  return plot.findChild<QAbstractButton*>(QString("legend.") + id);
}

/// Pixels of about this colour.
int count(const QImage& image, const QColor& colour) {
  int hits = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const QColor pixel = image.pixelColor(x, y);
      hits += std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) +
                  std::abs(pixel.blue() - colour.blue()) <
              30;
    }
  }
  return hits;
}

}  // namespace

class PlotsViewTest : public QObject {
  Q_OBJECT

  Selection m_selection;

 private Q_SLOTS:
  void init() { m_selection.clear(); }

  void heapAllocAndGoalAreDrawn_data() {
    QTest::addColumn<int>("id");
    for (const ThemeId id : all_themes()) {
      QTest::newRow(qPrintable(theme_name(id))) << static_cast<int>(id);
    }
  }
  void heapAllocAndGoalAreDrawn() {
    QFETCH(int, id);
    const Theme& t = theme(static_cast<ThemeId>(id));
    MemoryPlot plot(m_selection);
    plot.setTheme(t);
    plot.resize(800, 300);
    plot.show();
    plot.setSnapshot(run());
    plot.drawNow();
    const QImage image = canvas_of(plot)->grab().toImage();
    QVERIFY(count(image, t.heap_alloc) > 200);
    QVERIFY(count(image, t.goal) > 50);
  }

  void manySnapshotsInOneTurnAreDrawnOnce() {
    MemoryPlot plot(m_selection);
    plot.resize(800, 300);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    QCoreApplication::processEvents();
    const std::uint64_t before = plot.drawings();
    for (int i = 1; i <= 10; ++i) plot.setSnapshot(run(i));
    EVENTUALLY(plot.drawings() > before);
    QCoreApplication::processEvents();
    QCOMPARE(plot.drawings(), before + 1);
  }

  void theLegendHidesALine() {
    MemoryPlot plot(m_selection);
    const Theme& t = theme(ThemeId::kLight);
    plot.resize(800, 300);
    plot.show();
    plot.setSnapshot(run());
    QTest::mouseClick(legend_of(plot, "goal"), Qt::LeftButton);
    plot.drawNow();
    QCOMPARE(count(canvas_of(plot)->grab().toImage(), t.goal), 0);
    QVERIFY(!legend_of(plot, "heap_inuse")->isChecked());
    QVERIFY(legend_of(plot, "limit")->isHidden());
  }

  void aMemoryLimitAppearsWithItsName() {
    MemoryPlot plot(m_selection);
    plot.resize(800, 300);
    plot.show();
    Snapshot limited = *run();
    limited.memory_limit = 30 * std::int64_t(kMiB);
    for (CycleRecord& cycle : limited.cycles) cycle.memory_limit = limited.memory_limit;
    plot.setSnapshot(std::make_shared<const Snapshot>(limited));
    plot.drawNow();
    QVERIFY(!legend_of(plot, "limit")->isHidden());
    QVERIFY(plot.upperBytes() >= 30.0 * double(kMiB));
    const QImage image = canvas_of(plot)->grab().toImage();
    QVERIFY(count(image, theme(ThemeId::kLight).limit) > 300);
  }

  void aFarLimitDoesNotFlattenTheHeap() {
    MemoryPlot plot(m_selection);
    plot.resize(800, 300);
    Snapshot limited = *run();
    limited.memory_limit = std::int64_t(kGiB) * 64;
    plot.setSnapshot(std::make_shared<const Snapshot>(limited));
    QVERIFY(plot.upperBytes() < 64.0 * double(kMiB));
  }

  void aClickSelectsTheNearestCycleAndTheMoment() {
    MemoryPlot plot(m_selection);
    plot.resize(800, 300);
    plot.show();
    plot.setSnapshot(run());
    plot.drawNow();
    QWidget* canvas = canvas_of(plot);
    const auto& inner = *plot.findChild<PlotCanvas*>();
    const int x = static_cast<int>(inner.pixelOfTime(28.5e6));
    QTest::mouseClick(canvas, Qt::LeftButton, {}, QPoint(x, 100));
    QCOMPARE(m_selection.cycle(), 3u);
    QVERIFY(m_selection.timeCursor().has_value());
    QVERIFY(std::abs(double(*m_selection.timeCursor()) - 28.5e6) < 1e5);
  }

  void aMomentOfThePastShowsItsWholeCourseAndCanBeLeftBothWays() {
    const auto whole = run();
    auto course = std::make_shared<RunCourse>();
    course->end_ns = whole->now_ns;
    course->samples = whole->samples;
    course->cycles = whole->cycles;
    auto past = std::make_shared<Snapshot>();
    past->now_ns = 15 * kMillisecond;
    past->course = course;
    MemoryPlot plot(m_selection);
    plot.resize(800, 300);
    plot.show();
    plot.setSnapshot(past);
    plot.drawNow();
    QCOMPARE(plot.series().end_ns, static_cast<double>(whole->now_ns));
    const auto& inner = *plot.findChild<PlotCanvas*>();
    for (const double at : {28.5e6, 5e6}) {
      const QPoint place(static_cast<int>(inner.pixelOfTime(at)), 100);
      QTest::mouseClick(canvas_of(plot), Qt::LeftButton, {}, place);
      QVERIFY(m_selection.timeCursor().has_value());
      QVERIFY(std::abs(double(*m_selection.timeCursor()) - at) < 1e5);
    }
    plot.setSnapshot(whole);
    QCOMPARE(plot.series().end_ns, static_cast<double>(whole->now_ns));
  }

  /// As the page of a tab is. What is made for a size, such as the number of ticks, is made when
  /// the canvas says that it was resized.
  void aPlotThatWasResizedWhileHiddenKnowsItsSizeAtOnce() {
    MemoryPlot plot(m_selection, nullptr);
    plot.resize(900, 300);
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    const auto* canvas = plot.findChild<PlotCanvas*>();
    QSize at_once;
    connect(canvas, &PlotCanvas::resized, this,
            [&] { at_once = QSize(canvas->plotWidth(), canvas->plotHeight()); });
    for (const QSize size : {QSize(250, 180), QSize(1400, 500)}) {
      plot.hide();
      plot.resize(size);
      plot.show();
      QVERIFY(QTest::qWaitForWindowExposed(&plot));
      plot.drawNow();
      QCOMPARE(at_once, QSize(canvas->plotWidth(), canvas->plotHeight()));
      const TimeWindow& shown = plot.timeWindow();
      const double drawn = canvas->pixelOfTime(shown.upper()) - canvas->pixelOfTime(shown.lower());
      QVERIFY(std::abs(drawn - at_once.width()) <= 1);
    }
  }

  void bothPlotsShowTheSameTime() {
    MemoryPlot memory(m_selection);
    CyclePlot cycles(m_selection);
    link_time_windows(memory, cycles);
    for (TimePlot* plot : std::initializer_list<TimePlot*>{&memory, &cycles}) {
      plot->resize(800, 200);
      plot->show();
      plot->setSnapshot(run());
    }
    QCOMPARE(cycles.timeWindow(), memory.timeWindow());
    QWidget* canvas = canvas_of(memory);
    QSignalSpy moved(&memory, &TimePlot::timeWindowChanged);
    const QPointF pos(300, 60);
    QWheelEvent wheel(pos, canvas->mapToGlobal(pos.toPoint()), {}, {0, 240}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(canvas, &wheel);
    QCOMPARE(moved.size(), 1);
    QVERIFY(memory.timeWindow().mode() != TimeWindow::Mode::kFit);
    QCOMPARE(cycles.timeWindow(), memory.timeWindow());
    const auto& a = *memory.findChild<PlotCanvas*>();
    const auto& b = *cycles.findChild<PlotCanvas*>();
    QCOMPARE(a.pixelOfTime(20e6), b.pixelOfTime(20e6));
    QTest::mouseDClick(canvas, Qt::LeftButton, {}, pos.toPoint());
    QCOMPARE(cycles.timeWindow().mode(), TimeWindow::Mode::kFit);
  }

  void aRealRunIsLaidOverAndTakenAway() {
    MemoryPlot plot(m_selection);
    plot.resize(800, 300);
    plot.show();
    plot.setSnapshot(run());
    GctraceLog log;
    GctraceCycle cycle;
    for (int i = 0; i < 5; ++i) {
      cycle.start_s = 0.02 * i;
      cycle.concurrent_mark_ms = 4;
      cycle.heap_at_start_MB = 15;
      cycle.heap_at_mark_end_MB = 17;
      cycle.heap_marked_MB = 6;
      log.cycles.push_back(cycle);
    }
    plot.setRealRun(log);
    plot.drawNow();
    const QColor real = theme(ThemeId::kLight).real_go;
    QVERIFY(count(canvas_of(plot)->grab().toImage(), real) > 100);
    QVERIFY(plot.timeWindow().upper() > 80e6);
    plot.clearRealRun();
    plot.drawNow();
    QCOMPARE(count(canvas_of(plot)->grab().toImage(), real), 0);
    QVERIFY(legend_of(plot, "real")->isHidden());
  }

  void theLegendTellsTheValuesAtTheTimeCursor() {
    MemoryPlot plot(m_selection);
    plot.resize(800, 300);
    plot.setSnapshot(run());
    QCOMPARE(legend_of(plot, "heap_alloc")->accessibleDescription(), "20.0 MiB");
    m_selection.setTimeCursor(5 * kMillisecond);
    QCOMPARE(legend_of(plot, "heap_alloc")->accessibleDescription(), "10.0 MiB");
  }

  void aNarrowCyclePlotStillTellsItsValues() {
    for (const int width : {180, 240, 340, 480, 560, 900}) {
      CyclePlot plot(m_selection);
      plot.resize(width, 300);
      plot.show();
      plot.setSnapshot(run());
      for (const char* id : {"gc_cpu", "pause", "num_gc"}) {
        const auto& button = dynamic_cast<LegendButton&>(*legend_of(plot, id));
        QVERIFY2(button.showsValue(), id);
        EVENTUALLY(button.parentWidget()->rect().contains(button.geometry()));
        QVERIFY(button.toolTip().contains(button.accessibleDescription()));
      }
      QVERIFY(canvas_of(plot)->height() >= 150);
    }
  }

  void aLowMemoryPlotKeepsItsHeightAndWhatIsImportant() {
    MemoryPlot plot(m_selection);
    plot.resize(250, 140);
    plot.show();
    plot.setSnapshot(run());
    const auto shown = [&](const char* id) {
      return dynamic_cast<LegendButton&>(*legend_of(plot, id)).showsValue();
    };
    QVERIFY(shown("heap_alloc"));
    QVERIFY(shown("goal"));
    QVERIFY(!shown("trigger"));
  }

  void emptyAndBrokenSnapshotsDoNoHarm() {
    for (const QSize size : {QSize(1, 1), QSize(200, 90), QSize(1300, 400)}) {
      MemoryPlot memory(m_selection);
      CyclePlot cycles(m_selection);
      for (TimePlot* plot : std::initializer_list<TimePlot*>{&memory, &cycles}) {
        plot->resize(size);
        plot->show();
        plot->setSnapshot(nullptr);
        plot->drawNow();
        plot->setSnapshot(std::make_shared<const Snapshot>());
        plot->drawNow();
        plot->setSnapshot(run(1));
        plot->setSnapshot(run(400));
        plot->drawNow();
        QVERIFY(!plot->grab().isNull());
      }
    }
  }

  void aVectorDeviceGetsShapes() {
    MemoryPlot plot(m_selection);
    plot.resize(600, 240);
    plot.show();
    plot.setSnapshot(run());
    plot.drawNow();
    QPicture picture;
    plot.render(&picture);
    QImage replayed(plot.size(), QImage::Format_RGB32);
    replayed.fill(Qt::white);
    QPainter painter(&replayed);
    painter.drawPicture(0, 0, picture);
    painter.end();
    QVERIFY(count(replayed, theme(ThemeId::kLight).heap_alloc) > 100);
    QVERIFY2(picture.size() < 300'000, "pixels were stored instead of shapes");
  }
};

TRICOLOR_WIDGET_TEST(plots_view, PlotsViewTest)
#include "test_plots_view.moc"
