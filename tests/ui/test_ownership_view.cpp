// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QComboBox>
#include <QSignalSpy>
#include <QSlider>
#include <QToolButton>
#include <QtTest>
#include <memory>

#include "tests/support/room_test.h"
#include "ui/ownership/caption_label.h"
#include "ui/ownership/ownership_canvas.h"
#include "ui/ownership/ownership_view.h"
#include "ui/theme/theme.h"

using namespace tricolor::ui;

namespace {

/// Different colours in a picture, counted by rows until `enough`.
int colours(const QImage& image, int enough) {
  QSet<QRgb> seen;
  for (int y = 0; y < image.height() && seen.size() < enough; ++y) {
    for (int x = 0; x < image.width(); ++x) seen.insert(image.pixel(x, y));
  }
  return static_cast<int>(seen.size());
}

}  // namespace

class TestOwnershipView : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void theChooserOffersEveryScenario();
  void theButtonsStepForwardAndBack();
  void theButtonsStopAtBothEnds();
  void theSliderMovesTheStep();
  void choosingAScenarioStartsAtItsFirstStatement();
  void anUnknownScenarioChangesNothing();
  void stepsOutOfRangeAreClamped();
  void theCaptionSaysWhatHappenedWithCounts();
  void aLowPanelStillShowsTheCurrentLine();
  void noCaptionIsCutOrMovesWhatIsAroundIt();
  void everyStepOfEveryScenarioChangesOrKeepsThePictureWithoutFailing();
  void itPaintsAtEverySizeInEveryTheme();
  void aClickIntoThePlotGoesToThatStep();
  void anotherGoVersionRunsTheScenarioAgain();

 private:
  template <typename Widget>
  Widget* find(const char* name) {
    return m_view->findChild<Widget*>(QString::fromLatin1(name));
  }

  std::unique_ptr<OwnershipView> m_view;
};

void TestOwnershipView::init() {
  m_view = std::make_unique<OwnershipView>();
  m_view->resize(420, 520);
  m_view->show();
}

void TestOwnershipView::theChooserOffersEveryScenario() {
  auto* chooser = find<QComboBox>("ownershipScenario");
  QVERIFY(chooser != nullptr);
  QCOMPARE(chooser->count(), 11);
  for (int i = 0; i < chooser->count(); ++i) {
    chooser->setCurrentIndex(i);
    QVERIFY(m_view->stepCount() >= 5);
    QCOMPARE(m_view->scenario(), chooser->itemData(i).toString());
  }
}

void TestOwnershipView::theButtonsStepForwardAndBack() {
  QSignalSpy steps(m_view.get(), &OwnershipView::stepChanged);
  QTest::mouseClick(find<QToolButton>("ownershipForward"), Qt::LeftButton);
  QTest::mouseClick(find<QToolButton>("ownershipForward"), Qt::LeftButton);
  QCOMPARE(m_view->step(), 2);
  QTest::mouseClick(find<QToolButton>("ownershipBack"), Qt::LeftButton);
  QCOMPARE(m_view->step(), 1);
  QCOMPARE(steps.count(), 3);
}

void TestOwnershipView::theButtonsStopAtBothEnds() {
  QVERIFY(!find<QToolButton>("ownershipBack")->isEnabled());
  m_view->back();
  QCOMPARE(m_view->step(), 0);
  for (int i = 0; i < 100; ++i) m_view->forward();
  QCOMPARE(m_view->step(), m_view->stepCount() - 1);
  QVERIFY(!find<QToolButton>("ownershipForward")->isEnabled());
}

void TestOwnershipView::theSliderMovesTheStep() {
  auto* slider = find<QSlider>("ownershipStep");
  QCOMPARE(slider->maximum(), m_view->stepCount() - 1);
  slider->setValue(3);
  QCOMPARE(m_view->step(), 3);
  m_view->back();
  QCOMPARE(slider->value(), 2);
}

void TestOwnershipView::choosingAScenarioStartsAtItsFirstStatement() {
  m_view->setStep(3);
  QVERIFY(m_view->setScenario("shared-cycle"));
  QCOMPARE(m_view->step(), 0);
  QCOMPARE(find<QSlider>("ownershipStep")->value(), 0);
  QVERIFY(!find<QToolButton>("ownershipBack")->isEnabled());
}

void TestOwnershipView::anUnknownScenarioChangesNothing() {
  m_view->setStep(2);
  QVERIFY(!m_view->setScenario("no-such-thing"));
  QCOMPARE(m_view->step(), 2);
}

void TestOwnershipView::stepsOutOfRangeAreClamped() {
  m_view->setStep(1'000'000);
  QCOMPARE(m_view->step(), m_view->stepCount() - 1);
  m_view->setStep(-5);
  QCOMPARE(m_view->step(), 0);
}

void TestOwnershipView::theCaptionSaysWhatHappenedWithCounts() {
  m_view->setScenario("shared-cycle");
  m_view->setStep(6);
  const QString cpp = find<CaptionLabel>("ownershipCaption")->text();
  QVERIFY2(cpp.contains("use count 2 → 1, so nothing is freed"), qPrintable(cpp));
  QVERIFY(find<CaptionLabel>("ownershipGoCaption")->text().contains("No root reaches"));
}

void TestOwnershipView::aLowPanelStillShowsTheCurrentLine() {
  m_view->resize(600, 196);
  m_view->show();
  QCoreApplication::processEvents();
  const QFontMetrics mono(theme(ThemeId::kLight).font(FontRole::kMonoSmall));
  const QFontMetrics small(theme(ThemeId::kLight).font(FontRole::kSmall));
  constexpr int kAroundCode = 2 * 5 + 6;
  QVERIFY(find<QWidget>("ownershipCanvas")->height() >=
          small.height() + mono.height() + kAroundCode);
}

void TestOwnershipView::noCaptionIsCutOrMovesWhatIsAroundIt() {
  auto* chooser = find<QComboBox>("ownershipScenario");
  m_view->resize(380, 560);
  m_view->show();
  for (int i = 0; i < chooser->count(); ++i) {
    chooser->setCurrentIndex(i);
    QCoreApplication::processEvents();
    const QRect canvas = find<QWidget>("ownershipCanvas")->geometry();
    for (; m_view->step() + 1 < m_view->stepCount(); m_view->forward()) {
      QCoreApplication::processEvents();
      QCOMPARE(find<QWidget>("ownershipCanvas")->geometry(), canvas);
      for (const char* name : {"ownershipCaption", "ownershipGoCaption"}) {
        const auto* caption = find<CaptionLabel>(name);
        const QRect room(0, 0, caption->width() - 40, 1000);
        const QFontMetrics metrics(theme(ThemeId::kLight).font(FontRole::kBody));
        const int wanted = metrics.boundingRect(room, Qt::TextWordWrap, caption->text()).height();
        QVERIFY2(caption->height() + 2 >= wanted, qPrintable(caption->text()));
      }
    }
  }
}

void TestOwnershipView::everyStepOfEveryScenarioChangesOrKeepsThePictureWithoutFailing() {
  auto* chooser = find<QComboBox>("ownershipScenario");
  for (int i = 0; i < chooser->count(); ++i) {
    chooser->setCurrentIndex(i);
    QImage before = m_view->grab().toImage();
    for (int step = 1; step < m_view->stepCount(); ++step) {
      m_view->forward();
      const QImage now = m_view->grab().toImage();
      QVERIFY2(now != before, "each step moves at least the plot's bar");
      before = now;
    }
  }
}

void TestOwnershipView::itPaintsAtEverySizeInEveryTheme() {
  m_view->setScenario("weak-parent");
  m_view->setStep(4);
  for (const ThemeId id : all_themes()) {
    m_view->setTheme(theme(id));
    for (const QSize& size : {QSize(200, 260), QSize(200, 600), QSize(320, 480), QSize(420, 520),
                              QSize(900, 600), QSize(1600, 1000), QSize(50, 50)}) {
      m_view->resize(size);
      const QImage image = m_view->grab().toImage();
      QVERIFY(!image.isNull());
      QVERIFY2(colours(image, 4) >= 4, "something is drawn");
    }
  }
}

void TestOwnershipView::aClickIntoThePlotGoesToThatStep() {
  auto* canvas = find<OwnershipCanvas>("ownershipCanvas");
  const QPoint near_the_end(canvas->width() - 60, canvas->height() - 30);
  QTest::mouseClick(canvas, Qt::LeftButton, {}, near_the_end);
  QVERIFY(m_view->step() > m_view->stepCount() / 2);
  const int step = m_view->step();
  QTest::mouseClick(canvas, Qt::LeftButton, {}, QPoint(30, 30));
  QCOMPARE(m_view->step(), step);
}

void TestOwnershipView::anotherGoVersionRunsTheScenarioAgain() {
  m_view->setScenario("shared-owners");
  m_view->setStep(3);
  m_view->setGoMinor(19);
  QCOMPARE(m_view->step(), 0);
  QCOMPARE(m_view->scenario(), "shared-owners");
}

TRICOLOR_WIDGET_TEST(ownership_view, TestOwnershipView)
#include "test_ownership_view.moc"
