// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QElapsedTimer>
#include <QLabel>
#include <QSlider>
#include <QTabWidget>
#include <QTest>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "tests/ui/window_test.h"
#include "ui/controls/whole_run_history.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

Config short_config() {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", 3000}, {"size", 64}, {"steps", 400'000}};
  return config;
}

}  // namespace

class TestWindowWholeRun : public WindowTest {
  Q_OBJECT

 private Q_SLOTS:
  void init() { open(short_config()); }
  void cleanup() { close(); }
  void theFiguresAreThereWithoutPlaying();
  void movingTheGogcSliderChangesNumGCWithoutPlaying();
  void theChangeIsBesideTheFigure();
  void everyFigureIsInsideTheWindow_data();
  void everyFigureIsInsideTheWindow();
  void aResizedWindowHasTheWholeNamesAgain();
  void nothingMovesWhenFiguresChange();
  void aLowWindowKeepsItsKnobs();
  void closingInTheMiddleIsClean();

 private:
  QString text(const char* name) { return label(name)->text(); }
  QLabel* label(const char* name) { return find<QLabel>(name); }
  bool is_whole() { return text("wholeRunTitle") == "● Whole run"; }
  void show_tuning();
};

void TestWindowWholeRun::show_tuning() {
  auto* tabs = find<QTabWidget>("compactTabs");
  for (int i = 0; i < tabs->count(); i++) {
    if (tabs->tabText(i) == "Tuning") tabs->setCurrentIndex(i);
  }
}

void TestWindowWholeRun::theFiguresAreThereWithoutPlaying() {
  EVENTUALLY(is_whole());
  QVERIFY(text("wholeRunNumGC").toInt() > 0);
  QVERIFY(text("wholeRunTime").endsWith("s"));
  QVERIFY(text("wholeRunGcCpu").endsWith("%"));
  QVERIFY(text("wholeRunPeak").endsWith("B"));
  QVERIFY(!m_window->session().driver().state().playing);
  QVERIFY(label("wholeRunNumGC")->accessibleName().startsWith("NumGC "));
}

void TestWindowWholeRun::movingTheGogcSliderChangesNumGCWithoutPlaying() {
  EVENTUALLY(is_whole());
  const int before = text("wholeRunNumGC").toInt();
  auto* slider = find<QSlider>("gogcSlider");
  slider->setValue(slider->value() + 25);
  EVENTUALLY(is_whole() && text("wholeRunNumGC").toInt() < before);
  QVERIFY(!m_window->session().driver().state().playing);
}

void TestWindowWholeRun::theChangeIsBesideTheFigure() {
  EVENTUALLY(is_whole());
  QVERIFY(text("wholeRunNumGCChange").isEmpty());
  const int width = label("wholeRunNumGCChange")->width();
  QTest::qWait(WholeRunHistory::kStandsAfterMs + 50);  // as long as it takes to read them
  auto* slider = find<QSlider>("gogcSlider");
  slider->setValue(slider->value() + 25);
  EVENTUALLY(text("wholeRunNumGCChange").startsWith("▼−"));
  QCOMPARE(label("wholeRunNumGCChange")->width(), width);
  QVERIFY(find<QWidget>("wholeRun")->toolTip().contains("Changes are from GOGC 100."));
}

void TestWindowWholeRun::everyFigureIsInsideTheWindow_data() {
  QTest::addColumn<int>("id");
  for (const ThemeId id : all_themes()) {
    QTest::newRow(qPrintable(theme_name(id))) << static_cast<int>(id);
  }
}

void TestWindowWholeRun::everyFigureIsInsideTheWindow() {
  QFETCH(int, id);
  m_window->setThemeId(static_cast<ThemeId>(id));
  for (const QSize size : {QSize(640, 480), QSize(1280, 720), QSize(1920, 1080)}) {
    m_window->resize(size);
    EVENTUALLY_EQUAL(m_window->size(), size);
    QCoreApplication::processEvents();
    show_tuning();
    auto* strip = find<QWidget>("wholeRun");
    EVENTUALLY(strip->isVisible());
    for (const char* name : {"wholeRunTime", "wholeRunGcCpu", "wholeRunPeak", "wholeRunNumGC"}) {
      for (const QString& which : {QString(name), QString(name) + "Change"}) {
        const QLabel* part = label(qPrintable(which));
        const auto place = [&] { return QRect(part->mapTo(strip, QPoint(0, 0)), part->size()); };
        EVENTUALLY(strip->rect().contains(place()));  // when all bars have their heights
        QVERIFY2(part->width() >= part->sizeHint().width(), qPrintable(which));
      }
    }
  }
}

void TestWindowWholeRun::aResizedWindowHasTheWholeNamesAgain() {
  const auto names_fit = [this] {
    for (const QLabel* name : find<QWidget>("wholeRun")->findChildren<QLabel*>()) {
      if (name->width() < name->sizeHint().width()) return false;
    }
    return true;
  };
  EVENTUALLY(names_fit());
  m_window->resize(640, 480);
  QCoreApplication::processEvents();
  show_tuning();
  EVENTUALLY(names_fit());
  m_window->resize(1280, 720);
  QCoreApplication::processEvents();
  EVENTUALLY(names_fit());
}

void TestWindowWholeRun::nothingMovesWhenFiguresChange() {
  EVENTUALLY(is_whole());
  const QRect value = label("wholeRunNumGC")->geometry();
  const QRect strip = find<QWidget>("wholeRun")->geometry();
  auto* slider = find<QSlider>("gogcSlider");
  slider->setValue(0);
  EVENTUALLY(is_whole());
  QCOMPARE(label("wholeRunNumGC")->geometry(), value);
  QCOMPARE(find<QWidget>("wholeRun")->geometry(), strip);
}

void TestWindowWholeRun::aLowWindowKeepsItsKnobs() {
  m_window->resize(320, 240);
  QCoreApplication::processEvents();
  show_tuning();
  EVENTUALLY(find<QWidget>("tuning")->isVisible());
  QVERIFY(!find<QWidget>("wholeRun")->isVisible());
}

void TestWindowWholeRun::closingInTheMiddleIsClean() {
  Config config = short_config();
  config.gogc = 5;
  config.parameters = {{"n", 200'000}, {"size", 64}, {"kind", 2}, {"steps", 900'000'000}};
  m_window->session().setConfig(config);
  EVENTUALLY(text("wholeRunTitle").endsWith("so far"));
  m_window->close();
  QElapsedTimer clock;
  clock.start();
  m_window.reset();
  QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
}

TRICOLOR_WIDGET_TEST(window_whole_run, TestWindowWholeRun)
#include "test_window_whole_run.moc"
