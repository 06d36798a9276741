// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QDir>
#include <QtTest>
#include <cmath>

#include "tests/support/room_test.h"
#include "ui/controls/time_scrubber.h"
#include "ui/theme/theme.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

constexpr int kWidth = 760;
// Fonts differ from machine to machine; the groove, its marks and the handle do not.
constexpr int kBlock = 4;
constexpr int kDifferentGrey = 40;
constexpr double kMostDifferent = 0.04;

std::shared_ptr<const Snapshot> six_cycles() {
  auto snapshot = std::make_shared<Snapshot>();
  for (std::uint32_t n = 1; n <= 6; ++n) {
    CycleRecord cycle;
    cycle.number = n;
    cycle.end_ns = n * n * 100 * kMicrosecond;
    snapshot->cycles.push_back(cycle);
  }
  return snapshot;
}

HistoryState present() {
  HistoryState history;
  history.now_ns = history.end_ns = 4000 * kMicrosecond;
  return history;
}

HistoryState past() {
  HistoryState history = present();
  history.now_ns = 1300 * kMicrosecond;
  history.in_past = true;
  return history;
}

HistoryState branched() {
  HistoryState history = past();
  history.branches = {{0, 0, "", 0, 3000 * kMicrosecond},
                      {1, 0, "GOGC=50", 2000 * kMicrosecond, 4000 * kMicrosecond}};
  history.branch = 1;
  return history;
}

HistoryState stopped() {
  HistoryState history = present();
  history.stopped_by = "a collection begins";
  return history;
}

QImage draw(const HistoryState& history, ThemeId id, int width = kWidth) {
  TimeScrubber scrubber;
  scrubber.setTheme(theme(id));
  scrubber.setAutoFillBackground(true);
  QPalette palette;
  palette.setColor(QPalette::Window, theme(id).panel);
  scrubber.setPalette(palette);
  scrubber.resize(width, scrubber.sizeHint().height());
  scrubber.setHistory(history);
  scrubber.setSnapshot(six_cycles());
  return scrubber.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

double mean_grey(const QImage& image, int x0, int y0) {
  double sum = 0;
  for (int y = y0; y < y0 + kBlock; ++y) {
    for (int x = x0; x < x0 + kBlock; ++x) sum += qGray(image.pixel(x, y));
  }
  return sum / (kBlock * kBlock);
}

double different_share(const QImage& a, const QImage& b) {
  int different = 0;
  int all = 0;
  for (int y = 0; y + kBlock <= a.height(); y += kBlock) {
    for (int x = 0; x + kBlock <= a.width(); x += kBlock, ++all) {
      different += std::abs(mean_grey(a, x, y) - mean_grey(b, x, y)) > kDifferentGrey ? 1 : 0;
    }
  }
  return double(different) / all;
}

}  // namespace

/// Pictures of the time bar beside those in tests/golden/time. After a wanted change:
/// TRICOLOR_UPDATE_GOLDEN=1, and look at each before committing it.
class TimePicturesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theBarLooksAsItDid_data() {
    QTest::addColumn<QImage>("image");
    for (const ThemeId id : all_themes()) {
      QTest::newRow(qPrintable("branched-" + theme_name(id))) << draw(branched(), id);
    }
    QTest::newRow("present-light") << draw(present(), ThemeId::kLight);
    QTest::newRow("past-light") << draw(past(), ThemeId::kLight);
    QTest::newRow("stopped-light") << draw(stopped(), ThemeId::kLight);
    QTest::newRow("narrow-light") << draw(branched(), ThemeId::kLight, 200);
  }
  void theBarLooksAsItDid() {
    QFETCH(QImage, image);
    const QDir folder(TRICOLOR_GOLDEN_DIR "/time");
    const QString path = folder.filePath(QString(QTest::currentDataTag()) + ".png");
    if (qEnvironmentVariableIntValue("TRICOLOR_UPDATE_GOLDEN") == 1) {
      QVERIFY(folder.mkpath("."));
      QVERIFY(image.save(path));
      return;
    }
    const QImage golden(path);
    QVERIFY2(!golden.isNull(), qPrintable(path + " is missing; make it with "
                                                 "TRICOLOR_UPDATE_GOLDEN=1"));
    QCOMPARE(image.width(), golden.width());
    const double share = different_share(image, golden);
    QVERIFY2(share <= kMostDifferent, qPrintable(QString("%1 of the picture differs").arg(share)));
  }

  void eachStateIsMoreThanTheToleranceAwayFromTheOthers() {
    const QImage now = draw(present(), ThemeId::kLight);
    QVERIFY(different_share(now, draw(past(), ThemeId::kLight)) > kMostDifferent);
    QVERIFY(different_share(now, draw(present(), ThemeId::kDark)) > 10 * kMostDifferent);
  }
};

TRICOLOR_WIDGET_TEST(time_pictures, TimePicturesTest)
#include "test_time_pictures.moc"
