// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QComboBox>
#include <QLabel>
#include <QTest>
#include <QToolButton>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "tests/ui/window_test.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

// What a projector of 1280 x 720 has at a display scale of 2.
constexpr QSize kScaledProjector(640, 360);

}  // namespace

class TestWindowSizes : public WindowTest {
  Q_OBJECT

 private Q_SLOTS:
  void init() { open(smallConfig(), kScaledProjector); }
  void cleanup() { close(); }

  void everyTheme_data() {
    QTest::addColumn<int>("id");
    for (const ThemeId id : all_themes()) {
      QTest::newRow(qPrintable(theme_name(id))) << static_cast<int>(id);
    }
  }
  void controlsTakeTwoRowsAtADisplayScaleOfTwo_data() { everyTheme_data(); }
  void controlsTakeTwoRowsAtADisplayScaleOfTwo() {
    chooseTheme();
    const auto* time = find<QLabel>("virtualTime");
    const auto* help = find<QToolButton>("helpButton");
    EVENTUALLY(inOneRow(*time, *help));
    EVENTUALLY(find<QToolButton>("playButton")->geometry().bottom() < time->geometry().top());
    QVERIFY(find<QToolButton>("exportButton")->isVisible());
    EVENTUALLY(time->width() >= time->sizeHint().width());
    QVERIFY(time->height() < 2 * time->fontMetrics().height());
  }

  void theTimeAndThePhaseStayInTheirPlacesWhilePlaying_data() { everyTheme_data(); }
  void theTimeAndThePhaseStayInTheirPlacesWhilePlaying() {
    chooseTheme();
    const auto* time = find<QLabel>("virtualTime");
    const auto* chip = find<QLabel>("phaseChip");
    find<QComboBox>("stepSize")->setCurrentText("phase");
    EVENTUALLY(time->width() >= time->sizeHint().width());
    const QRect time_at = time->geometry();
    const QRect chip_at = chip->geometry();
    for (int i = 0; i < 6; ++i) {
      const QString before = time->text();
      click("nextPhaseButton");
      EVENTUALLY(time->text() != before);
      QCOMPARE(time->geometry(), time_at);
      QCOMPARE(chip->geometry(), chip_at);
      const int padding = 2 * 10;
      QVERIFY(chip->fontMetrics().horizontalAdvance(chip->text()) <= chip->width() - padding);
    }
  }

  void theHeapIsSeenAtADisplayScaleOfTwo_data() { everyTheme_data(); }
  void theHeapIsSeenAtADisplayScaleOfTwo() {
    chooseTheme();
    constexpr int kLeastHeight = 70;
    EVENTUALLY(find<QWidget>("heapMap")->height() >= kLeastHeight);
  }

  void theSmallestWindowsHaveAMapAndButtonsThatCanBeHit_data() {
    QTest::addColumn<int>("id");
    QTest::addColumn<QSize>("size");
    for (const ThemeId id : all_themes()) {
      for (const QSize size : {QSize(200, 200), QSize(200, 480), QSize(640, 200)}) {
        QTest::addRow("%s %dx%d", qPrintable(theme_name(id)), size.width(), size.height())
            << static_cast<int>(id) << size;
      }
    }
  }
  void theSmallestWindowsHaveAMapAndButtonsThatCanBeHit() {
    QFETCH(QSize, size);
    chooseTheme();
    m_window->resize(size);
    EVENTUALLY(find<QWidget>("heapMap")->height() >= size.height() / 5);
    EVENTUALLY(buttonsHaveTheirSize("timeBar") && buttonsHaveTheirSize("topBar"));
    for (const char* name : {"showHeap", "showGraph", "showSplit"}) {
      EVENTUALLY(find<QWidget>(name)->height() >= find<QWidget>(name)->fontMetrics().height());
    }
    QVERIFY(find<QWidget>("playButton")->isVisible() && find<QWidget>("stepButton")->isVisible());
    const auto* bar = find<QWidget>("timeBar");
    QVERIFY(bar->isVisible() || size.height() < 12 * m_window->fontMetrics().lineSpacing());
    QVERIFY(!bar->isVisible() || find<QWidget>("nextPhaseButton")->isVisible());
  }

  void aNarrowCaptionHasMoreLines_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("lines");
    QTest::newRow("columns") << QSize(1280, 720) << 3;
    QTest::newRow("tabs") << QSize(640, 480) << 2;
    QTest::newRow("scaled projector") << kScaledProjector << 2;
  }
  void aNarrowCaptionHasMoreLines() {
    QFETCH(QSize, size);
    QFETCH(int, lines);
    m_window->setThemeId(ThemeId::kProjector);
    m_window->resize(size);
    const auto* caption = find<QLabel>("caption");
    EVENTUALLY(caption->height() >= lines * caption->fontMetrics().lineSpacing());
  }

 private:
  void chooseTheme() {
    QFETCH(int, id);
    m_window->setThemeId(static_cast<ThemeId>(id));
  }
  bool buttonsHaveTheirSize(const char* bar) {
    const auto buttons = find<QWidget>(bar)->findChildren<QToolButton*>();
    return std::all_of(buttons.begin(), buttons.end(), [](const QToolButton* button) {
      return !button->isVisible() || (button->width() >= button->sizeHint().width() &&
                                      button->height() >= button->sizeHint().height());
    });
  }
  static bool inOneRow(const QWidget& a, const QWidget& b) {
    return std::abs(a.geometry().center().y() - b.geometry().center().y()) <= 2;
  }
};

TRICOLOR_WIDGET_TEST(window_sizes, TestWindowSizes)
#include "test_window_sizes.moc"
