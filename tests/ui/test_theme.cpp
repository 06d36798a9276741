// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <array>
#include <utility>
#include <vector>

#include "core/sim/event.h"
#include "core/sim/snapshot.h"
#include "tests/support/room_test.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/theme.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

using Colours = std::vector<std::pair<const char*, QColor>>;

void all_themes_as_rows() {
  QTest::addColumn<int>("id");
  for (const ThemeId id : all_themes()) {
    QTest::newRow(qPrintable(theme_name(id))) << static_cast<int>(id);
  }
}

const Theme& row_theme() {
  QFETCH_GLOBAL(int, id);
  return theme(static_cast<ThemeId>(id));
}

void compare(const Colours& colours, const QColor& background, double least) {
  for (const auto& [name, colour] : colours) {
    const double ratio = contrast(colour, background);
    QVERIFY2(ratio >= least, qPrintable(QString("%1 %2 on %3 has only %4 : 1")
                                            .arg(name, colour.name(), background.name())
                                            .arg(ratio)));
  }
}

}  // namespace

class TestTheme : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase_data() { all_themes_as_rows(); }
  void contrastIsWhatTheStandardSays();
  void textHasAContrastOfFourAndAHalf();
  void marksHaveAContrastOfThree();
  void lettersAreReadableOnTheirObjects();
  void whiteGreyAndBlackDifferWithoutHue();
  void theRingOfGreyIsThickerThanOtherOutlines();
  void everyColourIsSet();
  void namesAndThemesBelongTogether();
  void theStyleSheetHasNoPlaceholderLeft();
  void figuresAreTabular();
  void everyPhaseButOffHasABand();
  void everyIconDrawsSomething();
};

void TestTheme::contrastIsWhatTheStandardSays() {
  QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
  QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
  QVERIFY(qAbs(contrast(QColor("#777777"), Qt::white) - 4.48) < 0.01);
}

void TestTheme::textHasAContrastOfFourAndAHalf() {
  const Theme& t = row_theme();
  const Colours texts = {{"text", t.text}, {"muted_text", t.muted_text}, {"accent", t.accent}};
  for (const QColor& background : {t.panel, t.inset, t.window}) compare(texts, background, 4.5);
  compare({{"on_accent", t.on_accent}}, t.accent, 4.5);
  compare({{"on_chip", t.on_chip}}, t.chip, 4.5);
  compare({{"on_warning", t.on_warning}}, t.warning, 4.5);
  compare({{"text", t.text}}, t.highlight, 4.5);
}

void TestTheme::marksHaveAContrastOfThree() {
  const Theme& t = row_theme();
  compare({{"white", t.white.outline},
           {"grey", t.grey.outline},
           {"black", t.black.outline},
           {"free", t.free.outline},
           {"fresh", t.fresh},
           {"shaded", t.shaded},
           {"swept", t.swept},
           {"scavenged", t.scavenged},
           {"unswept", t.unswept},
           {"cached", t.cached},
           {"pointer", t.pointer},
           {"worker", t.worker},
           {"sweeper", t.sweeper},
           {"selection", t.selection},
           {"hover", t.hover},
           {"axis", t.axis}},
          t.panel, 3.0);
  compare({{"heap_alloc", t.heap_alloc},
           {"heap_live", t.heap_live},
           {"goal", t.goal},
           {"trigger", t.trigger},
           {"limit", t.limit},
           {"cpp", t.cpp},
           {"real_go", t.real_go},
           {"gc_cpu", t.gc_cpu},
           {"pause", t.pause},
           {"num_gc", t.num_gc},
           {"time_cursor", t.time_cursor},
           {"mark edge", t.mark.edge},
           {"sweep edge", t.sweep.edge}},
          t.panel, 3.0);
  compare({{"unique", t.unique_owner},
           {"shared", t.shared_owner},
           {"weak", t.weak_owner},
           {"raw", t.raw_owner},
           {"leak", t.leak}},
          t.panel, 3.0);
}

void TestTheme::lettersAreReadableOnTheirObjects() {
  const Theme& t = row_theme();
  compare({{"W", t.white_letter}}, t.white.fill, 4.5);
  compare({{"G", t.grey_letter}}, t.grey.fill, 4.5);
  compare({{"B", t.black_letter}}, t.black.fill, 4.5);
  compare({{"hatch", t.hatch}}, t.grey.fill, 3.0);
}

void TestTheme::whiteGreyAndBlackDifferWithoutHue() {
  const Theme& t = row_theme();
  QVERIFY(contrast(t.white.fill, t.black.fill) > 10);
  // Grey is hatched; its fill alone must still be told from black's in a grey print.
  QVERIFY(contrast(t.grey.fill, t.black.fill) > 3);
  QCOMPARE(t.free.fill.alpha(), 0);
}

void TestTheme::theRingOfGreyIsThickerThanOtherOutlines() {
  const Theme& t = row_theme();
  QVERIFY(t.ring_width >= 1.7 * t.outline_width);
}

void TestTheme::everyColourIsSet() {
  const Theme& t = row_theme();
  for (const QColor& colour : {t.window, t.panel, t.panel_border, t.inset, t.grid, t.text, t.chip,
                               t.highlight, t.warning, t.heap_alloc_fill, t.sweep_termination.fill,
                               t.mark.fill, t.mark_termination.fill, t.sweep.fill}) {
    QVERIFY(colour.isValid());
  }
}

void TestTheme::namesAndThemesBelongTogether() {
  const Theme& t = row_theme();
  QCOMPARE(find_theme(theme_name(t.id)), std::optional(t.id));
  QVERIFY(!find_theme("no such theme"));
}

void TestTheme::theStyleSheetHasNoPlaceholderLeft() {
  const QString sheet = style_sheet(row_theme());
  QVERIFY(!sheet.contains(QRegularExpression("@\\w+@")));
  QPushButton button;
  apply_theme(button, row_theme());
  QCOMPARE(button.styleSheet(), sheet);
}

void TestTheme::figuresAreTabular() {
  for (const FontRole role : {FontRole::kBody, FontRole::kSmall, FontRole::kMono}) {
    const QFontMetricsF metrics(row_theme().font(role));
    for (const QChar digit : QString("023456789")) {
      QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance('1'));
    }
  }
}

void TestTheme::everyPhaseButOffHasABand() {
  const Theme& t = row_theme();
  QCOMPARE(t.band(Phase::kOff).fill.alpha(), 0);
  for (const Phase phase :
       {Phase::kSweepTermination, Phase::kMark, Phase::kMarkTermination, Phase::kSweep}) {
    QCOMPARE(t.band(phase).edge.alpha(), 255);
  }
  QCOMPARE(t.object(SlotColour::kGrey).outline, t.grey.outline);
  QCOMPARE(t.letter(SlotColour::kBlack), t.black_letter);
}

void TestTheme::everyIconDrawsSomething() {
  for (int id = 0; id <= static_cast<int>(IconId::kClose); id++) {
    const QImage image = icon(static_cast<IconId>(id), row_theme()).pixmap(20, 20).toImage();
    bool any = false;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) any = any || qAlpha(image.pixel(x, y)) > 128;
    }
    QVERIFY2(any, qPrintable(QString("icon %1").arg(id)));
  }
}

TRICOLOR_WIDGET_TEST(theme, TestTheme)
#include "test_theme.moc"
