// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "tests/support/room_test.h"
#include "tests/ui/golden_picture.h"
#include "ui/controls/time_scrubber.h"
#include "ui/theme/theme.h"

using namespace tricolor;
using namespace tricolor::ui;
using namespace tricolor::test;

namespace {

constexpr int kWidth = 760;
// The groove, its marks and the handle are smaller than what the map shows.
constexpr PictureTolerance kTolerance{4, 40, 0.04};

std::shared_ptr<const Snapshot> six_ended_cycles() {
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
  scrubber.setSnapshot(six_ended_cycles());
  return scrubber.grab().toImage().convertToFormat(QImage::Format_RGB32);
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
    compare_with_golden(image, "time", kTolerance, PictureSize::kSameWidth);
  }

  void eachStateIsMoreThanTheToleranceAwayFromTheOthers() {
    const QImage now = draw(present(), ThemeId::kLight);
    const double most = kTolerance.most_different;
    QVERIFY(different_share(now, draw(past(), ThemeId::kLight), kTolerance) > most);
    QVERIFY(different_share(now, draw(present(), ThemeId::kDark), kTolerance) > 10 * most);
  }
};

TRICOLOR_WIDGET_TEST(time_pictures, TimePicturesTest)
#include "test_time_pictures.moc"
