// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>
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

/// What is seen where a translucent colour lies on an opaque one.
QColor over(const QColor& top, const QColor& ground) {
  const double share = top.alphaF();
  const auto mix = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
  return {mix(top.red(), ground.red()), mix(top.green(), ground.green()),
          mix(top.blue(), ground.blue())};
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
  void wordsInTheColourOfWhatTheyNameAreReadable();
  void whatIsPressedOrChangedIsStillReadable();
  void marksHaveAContrastOfThree();
  void marksInBoxesHaveAContrastOfThree();
  void curvesAreSeenOnEverythingThatIsFilledBehindThem();
  void controlsHaveAnOutlineThatIsSeen();
  void aPressedButtonLooksPressedAndKeepsItsSize();
  void aCheckedButtonIsUnderlinedInEveryTheme();
  void aFreshObjectIsSeenToBeFreshWhateverItsColour();
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

/// P0 at its cursor, a value axis in its curve's colour, Go and C++, what leaks.
void TestTheme::wordsInTheColourOfWhatTheyNameAreReadable() {
  const Theme& t = row_theme();
  compare({{"cached", t.cached},
           {"worker", t.worker},
           {"sweeper", t.sweeper},
           {"shaded", t.shaded},
           {"leak", t.leak},
           {"cpp", t.cpp},
           {"gc_cpu", t.gc_cpu},
           {"pause", t.pause},
           {"num_gc", t.num_gc}},
          t.panel, 4.5);
  compare({{"panel", t.panel}}, t.leak, 4.5);
  compare({{"selection", t.selection}, {"leak", t.leak}}, t.inset, 4.5);
}

void TestTheme::whatIsPressedOrChangedIsStillReadable() {
  const Theme& t = row_theme();
  compare({{"text", t.text}}, t.panel_border, 4.5);
  compare({{"text", t.text}, {"muted_text", t.muted_text}, {"leak", t.leak}}, t.highlight, 4.5);
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
           {"leak", t.leak},
           {"stop edge", t.sweep_termination.edge}},
          t.panel, 3.0);
}

/// Roots' dots, a processor's activity, owners and their arrows, also where they just changed.
void TestTheme::marksInBoxesHaveAContrastOfThree() {
  const Theme& t = row_theme();
  const Colours owners = {{"unique", t.unique_owner},
                          {"shared", t.shared_owner},
                          {"weak", t.weak_owner},
                          {"raw", t.raw_owner},
                          {"pointer", t.pointer}};
  compare(owners, t.inset, 3.0);
  compare(owners, t.highlight, 3.0);
  compare({{"worker", t.worker}, {"sweeper", t.sweeper}, {"accent", t.accent}, {"axis", t.axis}},
          t.inset, 3.0);
  compare({{"accent", t.accent}, {"cpp", t.cpp}}, t.highlight, 3.0);
}

/// In each phase, in a selected cycle or not, above HeapAlloc and inside what it fills.
void TestTheme::curvesAreSeenOnEverythingThatIsFilledBehindThem() {
  const Theme& t = row_theme();
  const Colours curves = {
      {"heap_alloc", t.heap_alloc}, {"heap_live", t.heap_live}, {"goal", t.goal},
      {"trigger", t.trigger},       {"limit", t.limit},         {"Sys", t.muted_text},
      {"real_go", t.real_go},       {"cursor", t.time_cursor},  {"stop", t.mark_termination.edge}};
  for (const QColor& phase : {QColor(Qt::transparent), t.mark.fill, t.sweep.fill}) {
    for (const QColor& selected : {QColor(Qt::transparent), t.selected_fill}) {
      const QColor ground = over(selected, over(phase, t.panel));
      compare(curves, ground, 3.0);
      compare(curves, over(t.heap_alloc_fill, ground), 3.0);
    }
  }
}

void TestTheme::controlsHaveAnOutlineThatIsSeen() {
  const Theme& t = row_theme();
  QLineEdit entry("100");
  apply_theme(entry, t);
  entry.resize(80, 24);
  const QImage picture = entry.grab().toImage();
  compare({{"entry", picture.pixelColor(40, 0)}}, t.panel, 3.0);
  compare({{"handle", t.accent}, {"groove", t.axis}}, t.panel, 3.0);
}

void TestTheme::aPressedButtonLooksPressedAndKeepsItsSize() {
  const Theme& t = row_theme();
  for (const bool checked : {false, true}) {
    QToolButton button;
    apply_theme(button, t);
    button.setText("Heap");
    button.setCheckable(true);
    button.setChecked(checked);
    const QSize size = button.sizeHint();
    button.resize(size);
    const QImage up = button.grab().toImage();
    button.setDown(true);
    const QImage down = button.grab().toImage();
    const QPoint inside(5, size.height() / 2);
    QCOMPARE(down.pixelColor(inside), t.panel_border);
    QVERIFY(up.pixelColor(inside) != down.pixelColor(inside));
    QCOMPARE(button.sizeHint(), size);
  }
}

/// In print a chip has no fill of its own: the line must do.
void TestTheme::aCheckedButtonIsUnderlinedInEveryTheme() {
  const Theme& t = row_theme();
  QToolButton button;
  apply_theme(button, t);
  button.setText("Heap");
  button.setCheckable(true);
  const QSize size = button.sizeHint();
  button.resize(size);
  const QPoint line(size.width() / 2, size.height() - 2);
  QVERIFY(button.grab().toImage().pixelColor(line) != t.accent);
  button.setChecked(true);
  const QImage checked = button.grab().toImage();
  QCOMPARE(checked.pixelColor(line), t.accent);
  QCOMPARE(checked.pixelColor(5, size.height() / 2), t.chip);
  QCOMPARE(button.sizeHint(), size);
}

/// On hollow and on solid; from a few px on the mark has a rim of its own.
void TestTheme::aFreshObjectIsSeenToBeFreshWhateverItsColour() {
  const Theme& t = row_theme();
  compare({{"fresh", t.fresh}}, t.white.fill, 3.0);
  compare({{"fresh", t.fresh}}, t.black.fill, 3.0);
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
