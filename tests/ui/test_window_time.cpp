// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <array>
#include <memory>

#include "core/sim/runtime.h"
#include "core/sim/world.h"
#include "tests/support/eventually.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"
#include "tests/ui/window_test.h"
#include "ui/controls/branch_selector.h"
#include "ui/controls/breakpoint_kinds.h"
#include "ui/controls/breakpoint_panel.h"
#include "ui/controls/number_slider.h"
#include "ui/controls/phase_text.h"
#include "ui/controls/scrubber_layout.h"
#include "ui/controls/time_scrubber.h"
#include "ui/plots/memory_plot.h"
#include "ui/window/panels.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

Config endless_config() {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", 2000}, {"size", 64}, {"steps", 50'000'000}, {"kind", 2}, {"fill", 2}};
  return config;
}

}  // namespace

class TestWindowTime : public WindowTest {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void cleanup() { close(); }
  void theLeftKeysGoBackAsFarAsTheRightKeysWentForward();
  void homeAndEndTravelWithoutForgetting();
  void aStepBackShowsTheSamePictureAsBefore();
  void draggingTheScrubberTravels();
  void clickingAPlotTravelsAndTheWholeCourseStaysDrawn();
  void aChangeInThePastBringsABranchSelector();
  void theSlidersShowTheSettingsOfTheMoment();
  void playingStopsAtABreakpointAndSaysWhy();
  void everyKindOfBreakpointStopsTheWindowWhereItStopsTheRun_data();
  void everyKindOfBreakpointStopsTheWindowWhereItStopsTheRun();
  void breakpointsAreListedInWordsAndCanBeRemoved();
  void aWrongValueOfABreakpointIsExplained();
  void everyKindOfBreakpointCanBeMade();
  void theNextGcAndATimeCanBeGoneTo();
  void theMemoryForGoingBackIsRemembered();
  void theScrubberMapsTimesToPlacesAndBack();
  void theBarFitsIntoEveryWindow();

 private:
  const HistoryState& history() { return driver().history(); }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(m_window.get(), key, modifiers);
  }
  QString time() { return find<QLabel>("virtualTime")->text(); }
  void runTo(Nanos at_ns) {
    driver().runUntil(at_ns);
    EVENTUALLY(history().now_ns >= at_ns - 100'000 && !driver().state().playing);
    seeNow();
  }
  /// The driver is there before its picture is shown.
  void seeNow() { EVENTUALLY_EQUAL(time(), virtual_time_text(history().now_ns)); }
};

void TestWindowTime::init() {
  open(endless_config());
  m_window->activateWindow();
  EVENTUALLY_EQUAL(time(), QString("t = 0.000 000 ms"));
}

void TestWindowTime::theLeftKeysGoBackAsFarAsTheRightKeysWentForward() {
  runTo(kMillisecond);
  const QString begin = time();
  key(Qt::Key_Right);
  EVENTUALLY(time() != begin);
  const QString first = time();
  key(Qt::Key_Right);
  EVENTUALLY(time() != first);
  key(Qt::Key_Left);
  EVENTUALLY_EQUAL(time(), first);
  key(Qt::Key_Right, Qt::ControlModifier);
  EVENTUALLY(find<QPlainTextEdit>("gctrace")->toPlainText().startsWith("gc 1 "));
  EVENTUALLY(!driver().state().playing);
  seeNow();
  const QString cycle_end = time();
  key(Qt::Key_Right, Qt::ShiftModifier);
  EVENTUALLY(time() != cycle_end && !driver().state().playing);
  key(Qt::Key_Left, Qt::ShiftModifier);
  EVENTUALLY_EQUAL(time(), cycle_end);
  key(Qt::Key_Left, Qt::ControlModifier);
  EVENTUALLY_EQUAL(time(), QString("t = 0.000 000 ms"));
  EVENTUALLY(find<QPlainTextEdit>("gctrace")->toPlainText().isEmpty());
}

void TestWindowTime::homeAndEndTravelWithoutForgetting() {
  runTo(2 * kMillisecond);
  const QString end = time();
  key(Qt::Key_Home);
  EVENTUALLY_EQUAL(time(), QString("t = 0.000 000 ms"));
  QCOMPARE(driver().state().run, std::uint64_t{1});
  QVERIFY(history().in_past);
  key(Qt::Key_End);
  EVENTUALLY_EQUAL(time(), end);
  key(Qt::Key_R, Qt::ControlModifier);
  EVENTUALLY_EQUAL(driver().state().run, std::uint64_t{2});
}

void TestWindowTime::aStepBackShowsTheSamePictureAsBefore() {
  runTo(kMillisecond);
  find<Panels>("panels")->feed().setReducedMotion(true);
  find<QComboBox>("stepSize")->setCurrentText("event");
  const auto picture = [&] {
    find<Panels>("panels")->feed().drawNow();
    return find<QWidget>("heapPanel")->grab().toImage();
  };
  for (int i = 0; i < 3; i++) {
    const Nanos now = history().now_ns;
    key(Qt::Key_Right);
    EVENTUALLY(history().now_ns > now);
    seeNow();
  }
  const QString then = time();
  const QString caption = find<QLabel>("caption")->text();
  key(Qt::Key_Right);
  EVENTUALLY(time() != then);
  key(Qt::Key_Left);
  EVENTUALLY_EQUAL(time(), then);
  EVENTUALLY_EQUAL(find<QLabel>("caption")->text(), caption);
  const QImage first = picture();
  key(Qt::Key_Right);
  EVENTUALLY(time() != then);
  key(Qt::Key_Left);
  EVENTUALLY_EQUAL(time(), then);
  QCOMPARE(picture(), first);
}

void TestWindowTime::draggingTheScrubberTravels() {
  runTo(4 * kMillisecond);
  auto* scrubber = find<TimeScrubber>("timeScrubber");
  const ScrubberLayout& layout = scrubber->scrubberLayout();
  const int middle = layout.groove.center().y();
  QTest::mousePress(scrubber, Qt::LeftButton, {}, {layout.groove.right(), middle});
  const Nanos wanted = layout.time_at(layout.groove.left() + layout.groove.width() / 2);
  QTest::mouseMove(scrubber, {layout.groove.left() + layout.groove.width() / 4, middle});
  QTest::mouseMove(scrubber, {layout.groove.left() + layout.groove.width() / 2, middle});
  QTest::mouseRelease(scrubber, Qt::LeftButton, {},
                      {layout.groove.left() + layout.groove.width() / 2, middle});
  EVENTUALLY(std::abs(history().now_ns - wanted) < 100'000);
  EVENTUALLY(!m_window->selection().timeCursor().has_value());
  QVERIFY(history().in_past);
  QVERIFY(scrubber->words().contains(" of "));
}

void TestWindowTime::clickingAPlotTravelsAndTheWholeCourseStaysDrawn() {
  runTo(4 * kMillisecond);
  auto* plot = find<MemoryPlot>("memoryPlot");
  // Plots follow twenty times a second only.
  EVENTUALLY(plot->series().end_ns >= 3.9e6);
  const double end = plot->series().end_ns;
  m_window->selection().setTimeCursor(kMillisecond);
  EVENTUALLY(history().in_past);
  EVENTUALLY(!m_window->selection().timeCursor().has_value());
  EVENTUALLY_EQUAL(plot->series().end_ns, end);
  QVERIFY(!m_window->grab().isNull());
}

void TestWindowTime::aChangeInThePastBringsABranchSelector() {
  auto* selector = find<BranchSelector>("branchSelector");
  runTo(3 * kMillisecond);
  QVERIFY(!selector->isVisible());
  driver().seek(kMillisecond);
  EVENTUALLY(history().in_past);
  m_window->session().setGogc(300);
  EVENTUALLY(selector->isVisible());
  QCOMPARE(selector->count(), 2);
  QCOMPARE(selector->itemText(0), QString("as it began"));
  QVERIFY(selector->itemText(1).startsWith("GOGC = 300 from "));
  QCOMPARE(selector->currentIndex(), 1);
  selector->setCurrentIndex(0);
  Q_EMIT selector->activated(0);
  EVENTUALLY_EQUAL(history().branch, std::uint32_t{0});
  EVENTUALLY_EQUAL(m_window->session().config().gogc, 100);
}

void TestWindowTime::theSlidersShowTheSettingsOfTheMoment() {
  runTo(kMillisecond);
  m_window->session().setGogc(250);
  runTo(2 * kMillisecond);
  key(Qt::Key_Home);
  EVENTUALLY_EQUAL(find<NumberSlider>("gogc")->value(), std::int64_t{100});
  key(Qt::Key_End);
  EVENTUALLY_EQUAL(find<NumberSlider>("gogc")->value(), std::int64_t{250});
  key(Qt::Key_Z, Qt::ControlModifier);
  EVENTUALLY_EQUAL(find<NumberSlider>("gogc")->value(), std::int64_t{100});
}

void TestWindowTime::playingStopsAtABreakpointAndSaysWhy() {
  find<BreakpointPanel>("breakpointPanel")->add(BreakAtPhase{Phase::kSweep});
  m_window->session().setSpeed(kFlatOut);
  key(Qt::Key_Space);
  EVENTUALLY(!history().stopped_by.empty());
  EVENTUALLY(!driver().state().playing);
  seeNow();
  QCOMPARE(find<TimeScrubber>("timeScrubber")->words(), QString("stopped: sweeping begins"));
  QVERIFY(find<QLabel>("phaseChip")->text().contains("sweep"));
}

void TestWindowTime::everyKindOfBreakpointStopsTheWindowWhereItStopsTheRun_data() {
  QTest::addColumn<QString>("id");
  QTest::addColumn<QString>("value");
  World world = made_world(endless_config());
  world.watch(true);
  const auto newest_of = [&](EventKind kind) {
    RunLimit step;
    step.step = RunLimit::Step::kEvent;
    const auto& events = world.runtime().log().events();
    const auto newest = [&] {
      return std::find_if(events.rbegin(), events.rend(),
                          [&](const Event& e) { return e.kind == kind; });
    };
    while (newest() == events.rend() && !world.finished()) world.run(step);
    return "0x" + QString::number(newest()->object, 16);
  };
  RunLimit limit;
  limit.until_ns = 200 * kMicrosecond;
  world.run(limit);
  const QString born = newest_of(EventKind::kAllocate);
  const QString greyed = newest_of(EventKind::kGrey);
  for (const BreakpointKind& kind : breakpoint_kinds()) {
    const QString id = kind.id;
    QString value = kind.example == nullptr ? QString() : QString(kind.example);
    if (value.startsWith("0x")) value = id == "greyed" ? greyed : born;
    if (id == "assist") value = "3us";
    if (id == "heap") value = "3MiB";
    QTest::newRow(kind.id) << id << value;
  }
}

void TestWindowTime::everyKindOfBreakpointStopsTheWindowWhereItStopsTheRun() {
  QFETCH(QString, id);
  QFETCH(QString, value);
  const auto kinds = breakpoint_kinds();
  const auto kind =
      std::ranges::find_if(kinds, [&](const BreakpointKind& each) { return each.id == id; });
  const Breakpoint breakpoint = kind->make(value).take();
  World world = made_world(endless_config());
  RunLimit limit;
  const std::array breakpoints = {breakpoint};
  limit.breakpoints = breakpoints;
  QCOMPARE(world.run(limit), StopReason::kBreakpoint);
  find<BreakpointPanel>("breakpointPanel")->add(breakpoint);
  m_window->session().setSpeed(kFlatOut);
  key(Qt::Key_Space);
  EVENTUALLY_EQUAL(history().stopped_by, describe(breakpoint));
  QCOMPARE(history().now_ns, world.now());
  EVENTUALLY_EQUAL(time(), virtual_time_text(world.now()));
}

void TestWindowTime::breakpointsAreListedInWordsAndCanBeRemoved() {
  auto* panel = find<BreakpointPanel>("breakpointPanel");
  auto* button = find<QToolButton>("breakpointsButton");
  panel->add(BreakAtCycle{});
  panel->add(BreakAtHeap{4 * kMiB});
  QVERIFY(button->text().contains("(2)"));
  click("breakpointsButton");
  QVERIFY(panel->isVisible());
  QVERIFY(!panel->grab().isNull());
  QVERIFY(panel->findChild<QToolButton*>("breakpointRemove1") != nullptr);
  panel->findChild<QToolButton*>("breakpointRemove0")->click();
  QCOMPARE(panel->breakpoints().size(), std::size_t{1});
  QVERIFY(std::holds_alternative<BreakAtHeap>(panel->breakpoints().front()));
  panel->hide();
}

void TestWindowTime::aWrongValueOfABreakpointIsExplained() {
  auto* panel = find<BreakpointPanel>("breakpointPanel");
  auto* kind = find<QComboBox>("breakpointKind");
  auto* value = find<QLineEdit>("breakpointValue");
  click("breakpointsButton");
  kind->setCurrentIndex(kind->findData("heap"));
  value->setText("much");
  click("breakpointAdd");
  QVERIFY(value->property("bad").toBool());
  QVERIFY(!find<QLabel>("breakpointProblem")->text().isEmpty());
  QVERIFY(panel->breakpoints().empty());
  value->setText("5 MiB");
  click("breakpointAdd");
  QCOMPARE(panel->breakpoints().size(), std::size_t{1});
  kind->setCurrentIndex(kind->findData("greyed"));
  m_window->selection().setObject(0xc000012080);
  QCOMPARE(value->text(), QString("0xc000012080"));
  panel->hide();
}

void TestWindowTime::everyKindOfBreakpointCanBeMade() {
  for (const BreakpointKind& kind : breakpoint_kinds()) {
    const auto made = kind.make(kind.example == nullptr ? QString() : QString(kind.example));
    QVERIFY2(made.ok(), kind.id);
    QVERIFY(!describe(made.value()).empty());
    if (kind.example != nullptr) QVERIFY2(!kind.make("nonsense").ok(), kind.id);
  }
}

void TestWindowTime::theNextGcAndATimeCanBeGoneTo() {
  click("toNextGcButton");
  EVENTUALLY_EQUAL(history().stopped_by, std::string("a collection begins"));
  QVERIFY(find<QLabel>("phaseChip")->text().startsWith("GC #1"));
  const Nanos gc = history().now_ns;
  auto* entry = find<QLineEdit>("goToTime");
  entry->setText("3ms");
  Q_EMIT entry->returnPressed();
  EVENTUALLY(history().now_ns >= 3 * kMillisecond - 100'000);
  entry->setText("1 ms");
  Q_EMIT entry->returnPressed();
  EVENTUALLY(history().in_past && history().now_ns < 2 * kMillisecond);
  QVERIFY(gc > 0);
  entry->setText("soon");
  Q_EMIT entry->returnPressed();
  QVERIFY(entry->property("bad").toBool());
}

void TestWindowTime::theMemoryForGoingBackIsRemembered() {
  QCOMPARE(find<QSpinBox>("keyframeMemory")->value(), 256);
  find<QSpinBox>("keyframeMemory")->setValue(64);
  m_window.reset();
  m_window = std::make_unique<MainWindow>(endless_config(), *m_settings);
  QCOMPARE(find<QSpinBox>("keyframeMemory")->value(), 64);
}

void TestWindowTime::theScrubberMapsTimesToPlacesAndBack() {
  HistoryState history;
  history.now_ns = 5000;
  history.end_ns = 10'000;
  history.branch = 1;
  history.branches = {{0, 0, "", 0, 9000}, {1, 0, "GOGC = 50", 2500, 10'000}};
  std::vector<CycleRecord> cycles(500);
  for (std::size_t i = 0; i < cycles.size(); i++) cycles[i].end_ns = static_cast<Nanos>(i * 20);
  const ScrubberLayout wide = layout_scrubber(history, cycles, {800, 24}, 200);
  QVERIFY(!wide.words.isEmpty() && wide.groove.right() < wide.words.left());
  for (const Nanos at : {Nanos{0}, Nanos{2500}, Nanos{5000}, Nanos{10'000}}) {
    QVERIFY(std::abs(wide.time_at(wide.x_of(at)) - at) <= 10'000 / wide.groove.width() + 1);
  }
  QCOMPARE(wide.now_x, wide.x_of(5000));
  QCOMPARE(wide.fork_x, wide.x_of(2500));
  QCOMPARE(wide.time_at(-100), Nanos{0});
  QCOMPARE(wide.time_at(5000), Nanos{10'000});
  QVERIFY(wide.cycle_xs.size() > 50);
  for (std::size_t i = 1; i < wide.cycle_xs.size(); i++) {
    QVERIFY(wide.cycle_xs[i] - wide.cycle_xs[i - 1] >= ScrubberLayout::kLeastGap);
  }
  const ScrubberLayout narrow = layout_scrubber(history, cycles, {100, 24}, 200);
  QVERIFY(narrow.words.isEmpty());
  QVERIFY(layout_scrubber({}, {}, {1, 1}, 200).groove.width() >= 1);
}

void TestWindowTime::theBarFitsIntoEveryWindow() {
  for (const QSize size : {QSize(200, 200), QSize(640, 480), QSize(1280, 720), QSize(1920, 1080)}) {
    m_window->resize(size);
    QCoreApplication::processEvents();
    QCOMPARE(m_window->size(), size);
    auto* bar = find<QWidget>("timeBar");
    QVERIFY(m_window->rect().contains(bar->geometry()) || size.width() < 300);
    QVERIFY(!m_window->grab().isNull());
  }
}

TRICOLOR_WIDGET_TEST(window_time, TestWindowTime)
#include "test_window_time.moc"
