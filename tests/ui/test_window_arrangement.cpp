// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "tests/ui/window_test.h"
#include "ui/window/panels.h"
#include "ui/window/wrapped_tabs.h"

using namespace tricolor;
using namespace tricolor::ui;

/// Which panels are where, in windows of all sizes.
class TestWindowArrangement : public WindowTest {
  Q_OBJECT

 private Q_SLOTS:
  void init() { open(smallConfig(), QSize(1280, 900)); }
  void cleanup() { close(); }
  void resizingFromTinyToHugeKeepsWorking();
  void narrowWindowsUseTabs();
  void knobsThatAreTooWideForAWindowCanBeScrolled();
  void windowsWithoutColumnsBeginWithTheHeap();
  void everyTabHasItsWholeNameOnTheScreen_data();
  void everyTabHasItsWholeNameOnTheScreen();
  void aNameOfATabChoosesIt();
  void wideScreensGiveSentencesMoreRoom();
  void theHeapHasThreeFifthsOfItsColumnAndThePlotsStayReadable_data();
  void theHeapHasThreeFifthsOfItsColumnAndThePlotsStayReadable();
};

void TestWindowArrangement::resizingFromTinyToHugeKeepsWorking() {
  playFlatOut();
  for (const QSize size : {QSize(200, 200), QSize(320, 240), QSize(640, 480), QSize(899, 400),
                           QSize(900, 500), QSize(1920, 1080), QSize(200, 900), QSize(1280, 720)}) {
    m_window->resize(size);
    QCoreApplication::processEvents();
    QCOMPARE(m_window->size(), size);
    QVERIFY(!m_window->grab().isNull());
  }
  QVERIFY(playing());
}

void TestWindowArrangement::knobsThatAreTooWideForAWindowCanBeScrolled() {
  auto* entry = find<QLineEdit>("gogcEntry");
  QScrollArea* area = nullptr;
  for (QWidget* around = entry; area == nullptr; around = around->parentWidget()) {
    area = qobject_cast<QScrollArea*>(around);
  }
  QVERIFY(!area->horizontalScrollBar()->isVisible());
  m_window->resize(200, 400);
  auto* tabs = find<QTabWidget>("compactTabs");
  EVENTUALLY(tabs->isVisible());
  tabs->setCurrentWidget(find<QWidget>("tuningPanel"));
  EVENTUALLY(area->horizontalScrollBar()->isVisible());
  area->horizontalScrollBar()->setValue(area->horizontalScrollBar()->maximum());
  QVERIFY(entry->mapTo(area, QPoint(entry->width(), 0)).x() <= area->width());
}

void TestWindowArrangement::narrowWindowsUseTabs() {
  auto* panels = find<Panels>("panels");
  QCOMPARE(panels->arrangement(), Arrangement::kRoomy);
  m_window->resize(640, 480);
  EVENTUALLY_EQUAL(panels->arrangement(), Arrangement::kCompact);
  auto* tabs = find<QTabWidget>("compactTabs");
  QCOMPARE(tabs->count(), 9);
  m_window->resize(640, 300);
  EVENTUALLY_EQUAL(panels->arrangement(), Arrangement::kTiny);
  QCOMPARE(tabs->count(), 10);
  for (int i = 0; i < tabs->count(); i++) {
    tabs->setCurrentIndex(i);
    QVERIFY(!m_window->grab().isNull());
  }
  m_window->resize(1280, 720);
  EVENTUALLY_EQUAL(panels->arrangement(), Arrangement::kLow);
  m_window->resize(1280, 900);
  EVENTUALLY_EQUAL(panels->arrangement(), Arrangement::kRoomy);
  QVERIFY(find<QWidget>("heapMap")->isVisible());
  QVERIFY(find<QWidget>("tuningPanel")->isVisible());
  QVERIFY(find<QWidget>("memoryPlot")->isVisible());
}

void TestWindowArrangement::windowsWithoutColumnsBeginWithTheHeap() {
  auto* details = find<QTabWidget>("details");
  details->setCurrentIndex(1);
  m_window->resize(640, 300);
  auto* tabs = find<QTabWidget>("compactTabs");
  EVENTUALLY_EQUAL(tabs->count(), 10);
  QCOMPARE(tabs->tabText(tabs->currentIndex()), QString("Heap"));
  m_window->resize(1280, 900);
  EVENTUALLY_EQUAL(details->count(), 5);
  QCOMPARE(details->tabText(details->currentIndex()), QString("MemStats"));
}

void TestWindowArrangement::everyTabHasItsWholeNameOnTheScreen_data() {
  QTest::addColumn<int>("id");
  QTest::addColumn<QSize>("size");
  for (const ThemeId id : all_themes()) {
    for (const QSize size : {QSize(640, 480), QSize(1280, 720), QSize(1920, 1080)}) {
      QTest::addRow("%s-%d", qPrintable(theme_name(id)), size.width())
          << static_cast<int>(id) << size;
    }
  }
}

void TestWindowArrangement::everyTabHasItsWholeNameOnTheScreen() {
  QFETCH(int, id);
  QFETCH(QSize, size);
  m_window->setThemeId(static_cast<ThemeId>(id));
  m_window->resize(size);
  EVENTUALLY_EQUAL(m_window->size(), size);
  QCoreApplication::processEvents();
  for (const char* name : {"details", "compactTabs"}) {
    auto* tabs = find<QTabWidget>(name);
    if (!tabs->isVisible()) continue;
    auto* names = qobject_cast<WrappedTabs*>(tabs->parentWidget());
    QVERIFY(names != nullptr);
    EVENTUALLY(names->wraps() || tabs->tabBar()->sizeHint().width() <= names->width());
    QCOMPARE(tabs->tabBar()->isVisible(), !names->wraps());
    if (!names->wraps()) {
      QVERIFY(tabs->tabBar()->sizeHint().width() <= names->width());
      continue;
    }
    const auto buttons =
        find<QWidget>(qPrintable(QString(name) + "Names"))->findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), qsizetype{tabs->count()});
    for (const QToolButton* button : buttons) {
      QTRY_VERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
      EVENTUALLY(button->parentWidget()->rect().contains(button->geometry()));
    }
  }
}

void TestWindowArrangement::aNameOfATabChoosesIt() {
  m_window->resize(1280, 720);
  auto* tabs = find<QTabWidget>("details");
  EVENTUALLY_EQUAL(tabs->count(), 7);
  const auto buttons = find<QWidget>("detailsNames")->findChildren<QToolButton*>();
  EVENTUALLY(buttons.size() == 7 && buttons.last()->isVisible());
  QTest::mouseClick(buttons.last(), Qt::LeftButton);
  QCOMPARE(tabs->tabText(tabs->currentIndex()), QString("gctrace"));
  QTest::mouseClick(buttons.last(), Qt::LeftButton);
  QVERIFY(buttons.last()->isChecked());
  tabs->setCurrentIndex(1);
  QVERIFY(buttons[1]->isChecked() && !buttons.last()->isChecked());
}

void TestWindowArrangement::wideScreensGiveSentencesMoreRoom() {
  const auto details = [](QSize space) {
    return shares_for(Arrangement::kRoomy, space, 16, 250).columns[2];
  };
  QCOMPARE(details({1900, 1000}), 520);
  QVERIFY(details({3820, 2000}) > 800);
  QVERIFY(details({1000, 800}) >= 300);
}

void TestWindowArrangement::theHeapHasThreeFifthsOfItsColumnAndThePlotsStayReadable_data() {
  QTest::addColumn<int>("id");
  QTest::addColumn<QSize>("size");
  for (const ThemeId id : all_themes()) {
    for (const QSize size : {QSize(1280, 720), QSize(1280, 900), QSize(1920, 1080)}) {
      QTest::addRow("%s-%d", qPrintable(theme_name(id)), size.height())
          << static_cast<int>(id) << size;
    }
  }
}

void TestWindowArrangement::theHeapHasThreeFifthsOfItsColumnAndThePlotsStayReadable() {
  QFETCH(int, id);
  QFETCH(QSize, size);
  constexpr double kThreeFifths = 0.55;  // of all, the log and borders included
  m_window->setThemeId(static_cast<ThemeId>(id));
  m_window->resize(size);
  EVENTUALLY_EQUAL(m_window->size(), size);
  const auto share = [&] {
    return double(find<QWidget>("heapPanel")->height()) / find<QWidget>("centre")->height();
  };
  EVENTUALLY(share() >= kThreeFifths);
  const int line = m_window->fontMetrics().lineSpacing();
  for (const char* name : {"memoryPlot", "cyclePlot"}) {
    auto* plot = find<QWidget>(name);
    if (!plot->isVisible()) continue;
    const auto* canvas = plot->findChild<QWidget*>("canvas");
    EVENTUALLY(canvas->height() >= 4 * line);
  }
}

TRICOLOR_WIDGET_TEST(window_arrangement, TestWindowArrangement)
#include "test_window_arrangement.moc"
