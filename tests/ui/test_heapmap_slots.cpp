// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QPainter>
#include <QPicture>
#include <QtTest>

#include "tests/support/colour_share.h"
#include "tests/support/room_test.h"
#include "ui/heapmap/heapmap_text.h"
#include "ui/heapmap/row_fit.h"
#include "ui/heapmap/slot_art.h"

using tricolor::SlotColour;
using tricolor::test::share;
using namespace tricolor::ui;

namespace {

QImage slot_image(const SlotLook& look, const Theme& theme, QSize size) {
  QImage image(size, QImage::Format_RGB32);
  image.fill(theme.panel);
  QPainter painter(&image);
  draw_slot(painter, QRectF(QPointF(0, 0), size), look, theme);
  return image;
}

double mean_grey(const QImage& image) {
  double sum = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) sum += qGray(image.pixel(x, y));
  }
  return sum / (image.width() * image.height());
}

}  // namespace

/// What a slot looks like, by colour and by what happened to it.
class HeapMapSlotsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aGreySlotShowsHatchAndRing_data() { themes(); }
  void aGreySlotShowsHatchAndRing() {
    QFETCH(int, id);
    const Theme& t = theme(static_cast<ThemeId>(id));
    const QImage image = slot_image({SlotColour::kGrey, {}}, t, {30, 30});
    QVERIFY(share(image, image.rect(), t.hatch) > 0.05);
    QVERIFY(share(image, image.rect(), t.grey.outline) > 0.1);
  }

  void aFoldedBlockIsAsWideAsItsWords_data() { themes(); }
  void aFoldedBlockIsAsWideAsItsWords() {
    QFETCH(int, id);
    const QFontMetricsF metrics(theme(static_cast<ThemeId>(id)).font(FontRole::kSmall));
    const int line = static_cast<int>(std::ceil(metrics.height()));
    for (const std::uint32_t free : {8u, 84u, 488u, 992u, 1016u, 8184u}) {
      const int roomy = tail_width(free, {line, 1000});
      const double words = metrics.horizontalAdvance(count_text(free) + " free");
      QVERIFY2(words <= roomy - 4, qPrintable(QString("%1: %2").arg(free).arg(words)));
      QVERIFY(roomy - words < 2.5 * line);
      const int narrow = tail_width(free, {line, 2 * line});
      QVERIFY(metrics.horizontalAdvance("+" + count_text(free)) <= narrow - 2);
      QVERIFY(narrow < roomy);
    }
  }

  void aHugeGreySlotIsHatchedAsIfLineByLine() {
    const Theme& t = theme(ThemeId::kLight);
    const QSize size(700, 420);
    const QImage filled = slot_image({SlotColour::kGrey, {}}, t, size);
    QPicture lines;
    QPainter recorder(&lines);
    draw_slot(recorder, QRectF(QPointF(0, 0), size), {SlotColour::kGrey, {}}, t);
    recorder.end();
    QImage drawn(size, QImage::Format_RGB32);
    drawn.fill(t.panel);
    QPainter(&drawn).drawPicture(0, 0, lines);
    int different = 0;
    for (int y = 0; y < size.height(); ++y) {
      for (int x = 0; x < size.width(); ++x) {
        different += std::abs(qGray(filled.pixel(x, y)) - qGray(drawn.pixel(x, y))) > 30 ? 1 : 0;
      }
    }
    QVERIFY2(different < size.width() * size.height() / 100,
             qPrintable(QString::number(different)));
  }

  void coloursAreToldApartWithoutHue_data() { themes(); }
  void coloursAreToldApartWithoutHue() {
    QFETCH(int, id);
    const Theme& t = theme(static_cast<ThemeId>(id));
    for (const QSize size : {QSize(30, 30), QSize(10, 10), QSize(7, 7), QSize(4, 4), QSize(3, 3)}) {
      const double white = mean_grey(slot_image({SlotColour::kWhite, {}}, t, size));
      const double grey = mean_grey(slot_image({SlotColour::kGrey, {}}, t, size));
      const double black = mean_grey(slot_image({SlotColour::kBlack, {}}, t, size));
      const QString what =
          QString("%1 px: %2 %3 %4").arg(size.width()).arg(white).arg(grey).arg(black);
      // Ink on paper: on a dark panel the ink is bright.
      const double sign = t.dark ? -1 : 1;
      QVERIFY2(sign * (white - grey) > 10, qPrintable(what));
      QVERIFY2(sign * (grey - black) > 10, qPrintable(what));
    }
  }

  void partsOfTilesAreToldApartWithoutHue_data() { themes(); }
  void partsOfTilesAreToldApartWithoutHue() {
    QFETCH(int, id);
    const Theme& t = theme(static_cast<ThemeId>(id));
    const QColor white = plain_tile_colour(SlotColour::kWhite, t);
    const QColor grey = plain_tile_colour(SlotColour::kGrey, t);
    const QColor black = plain_tile_colour(SlotColour::kBlack, t);
    QVERIFY2(contrast(grey, black) >= 3, qPrintable(QString::number(contrast(grey, black))));
    QVERIFY2(contrast(grey, white) >= 2.4, qPrintable(QString::number(contrast(grey, white))));
  }

  void everyMarkChangesTheSlot() {
    const Theme& t = theme(ThemeId::kLight);
    SlotMarks fresh, shaded, swept;
    fresh.set_fresh();
    shaded.set_shaded();
    swept.set_swept();
    const QSize size(24, 24);
    for (const SlotColour c : {SlotColour::kWhite, SlotColour::kGrey, SlotColour::kBlack}) {
      QVERIFY(slot_image({c, fresh}, t, size) != slot_image({c, {}}, t, size));
      QVERIFY(slot_image({c, shaded}, t, size) != slot_image({c, {}}, t, size));
      QVERIFY(slot_image({c, fresh}, t, size) != slot_image({c, shaded}, t, size));
    }
    QVERIFY(slot_image({SlotColour::kFree, swept}, t, size) !=
            slot_image({SlotColour::kFree, {}}, t, size));
  }

 private:
  static void themes() {
    QTest::addColumn<int>("id");
    for (const ThemeId id : all_themes()) {
      QTest::newRow(qPrintable(theme_name(id))) << static_cast<int>(id);
    }
  }
};

TRICOLOR_WIDGET_TEST(heapmap_slots, HeapMapSlotsTest)
#include "test_heapmap_slots.moc"
