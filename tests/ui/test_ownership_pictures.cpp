// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QApplication>
#include <QtTest>

#include "tests/support/room_test.h"
#include "tests/ui/golden_picture.h"
#include "ui/ownership/ownership_view.h"
#include "ui/theme/theme.h"

using namespace tricolor::ui;
using namespace tricolor::test;

namespace {

constexpr QSize kOwnershipSize(420, 560);
/// Of the cycle of shared_ptr: both owners have just let go, and C++ has freed nothing.
constexpr int kCycleStep = 6;

QImage draw(ThemeId id, int step = kCycleStep) {
  apply_theme(*qApp, theme(id));
  OwnershipView view;
  view.setTheme(theme(id));
  view.setScenario("shared-cycle");
  view.setStep(step);
  view.resize(kOwnershipSize);
  view.show();
  if (!QTest::qWaitForWindowExposed(&view)) qFatal("the panel is not shown");
  QCoreApplication::sendPostedEvents();
  return view.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

}  // namespace

/// Pictures of Go beside C++ in one scenario, beside those in tests/golden/ownership. After a
/// wanted change: TRICOLOR_UPDATE_GOLDEN=1, and look at each before committing it.
class OwnershipPicturesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void thePanelLooksAsItDid_data() {
    QTest::addColumn<QImage>("image");
    for (const ThemeId id : all_themes()) {
      QTest::newRow(qPrintable("shared-cycle-" + theme_name(id))) << draw(id);
    }
  }
  void thePanelLooksAsItDid() {
    QFETCH(QImage, image);
    compare_with_golden(image, "ownership", {});
  }

  void otherStepsAreMoreThanTheToleranceAway() {
    const QImage now = draw(ThemeId::kLight);
    for (const int step : {0, 3}) {
      QVERIFY(different_share(now, draw(ThemeId::kLight, step), {}) >
              PictureTolerance{}.most_different);
    }
  }
};

TRICOLOR_WIDGET_TEST(ownership_pictures, OwnershipPicturesTest)
#include "test_ownership_pictures.moc"
