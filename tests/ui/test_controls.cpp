// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "ui/bridge/driver_command.h"
#include "ui/controls/banner.h"
#include "ui/controls/event_caption.h"
#include "ui/controls/gctrace_console.h"
#include "ui/controls/mem_stats_panel.h"
#include "ui/controls/number_slider.h"
#include "ui/controls/phase_text.h"
#include "ui/controls/speed_scale.h"
#include "ui/controls/steady_label.h"
#include "ui/controls/tuning_specs.h"
#include "ui/controls/value_scale.h"
#include "ui/controls/wrapping_row.h"
#include "ui/models/console_lines.h"
#include "ui/models/mem_stats_model.h"
#include "ui/models/mem_stats_rows.h"
#include "ui/theme/theme.h"

using namespace tricolor;
using namespace tricolor::ui;

class TestControls : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aScaleReachesBothEndsAndOff();
  void positionsAndValuesOfAScaleAgree();
  void aScaleFromZeroToMillionsReachesEveryDecade();
  void theSpeedSliderGoesFromAMicrosecondToFlatOut();
  void whatAnEntryWritesItCanRead();
  void draggingASliderEmitsEveryValueAtOnce();
  void aWrongEntryKeepsTheValueAndSaysWhatIsAccepted();
  void anEntryMayReachBeyondTheSlider();
  void settingAValueFromOutsideEmitsNothing();
  void aLongValueIsSeenWholeAndMakesNothingWider();
  void everyParameterOfEveryProgramHasAUsableScale();
  void thePhaseChipNamesCyclePhaseAndProgress();
  void virtualTimeIsExactToTheNanosecond();
  void aSteadyLabelDoesNotChangeItsWidth();
  void theConsoleAddsOnlyNewLinesAndStartsOverWithANewRun();
  void theConsoleIsBounded();
  void memStatsShowsGosNamesAndExactValues();
  void memStatsNeverCutsAName();
  void aBannerIsHiddenUntilThereIsAMessage();
  void aLongMessageTakesFewLinesUntilItIsUnfolded_data();
  void aLongMessageTakesFewLinesUntilItIsUnfolded();
  void aBannersLinesFollowTheWindowsHeightAlone();
  void aShortMessageHasNothingToUnfold();
  void aLongCaptionIsCutInsideItsLabel();
  void aWrappingRowWrapsInsteadOfOverflowing();
};

void TestControls::aScaleReachesBothEndsAndOff() {
  const ValueScale scale = gogc_spec().scale;
  QCOMPARE(scale.value(0), std::int64_t{5});
  QCOMPARE(scale.value(scale.last_position()), std::int64_t{kGogcOff});
  QCOMPARE(scale.value(scale.last_position() - 1), std::int64_t{1600});
  QCOMPARE(scale.position(kGogcOff), scale.last_position());
  QCOMPARE(scale.position(1'000'000), scale.last_position() - 1);
}

void TestControls::positionsAndValuesOfAScaleAgree() {
  for (const ValueScale& scale : {gogc_spec().scale, memory_limit_spec().scale, procs_spec().scale,
                                  scale_for(0, 1'000'000'000, false), scale_for(8, 4096, true)}) {
    std::int64_t last = INT64_MIN;
    const int end = scale.last_position() - (scale.off ? 1 : 0);
    for (int position = 0; position <= end; position++) {
      const std::int64_t value = scale.value(position);
      QVERIFY(value >= last);
      QVERIFY(value >= scale.low && value <= scale.high);
      QCOMPARE(scale.value(scale.position(value)), value);
      last = value;
    }
  }
}

void TestControls::aScaleFromZeroToMillionsReachesEveryDecade() {
  const ValueScale scale = scale_for(0, 10'000'000, false);
  for (const std::int64_t decade : {0, 1, 10, 100, 1000, 10'000, 100'000, 1'000'000}) {
    const std::int64_t near = scale.value(scale.position(decade));
    QVERIFY(std::abs(static_cast<double>(near - decade)) <= 0.05 * static_cast<double>(decade));
  }
}

void TestControls::theSpeedSliderGoesFromAMicrosecondToFlatOut() {
  QCOMPARE(speed_at(0), 1e3);
  QCOMPARE(speed_at(30), 1e6);
  QCOMPARE(speed_at(60), 1e9);
  QVERIFY(std::isinf(speed_at(kLastSpeedPosition)));
  for (int i = 0; i <= kLastSpeedPosition; i++) QCOMPARE(speed_position(speed_at(i)), i);
  QCOMPARE(speed_text(1e3), QString("1 µs / s"));
  QCOMPARE(speed_text(2.5e6), QString("2.5 ms / s"));
  QCOMPARE(speed_text(1e9), QString("1 s / s"));
  QCOMPARE(speed_text(kFlatOut), QString("flat out"));
}

void TestControls::whatAnEntryWritesItCanRead() {
  const auto round_trip = [](const ValueText& text, std::int64_t value) {
    const auto read = text.read(text.write(value));
    return read && read.value() == value;
  };
  for (const std::int64_t value : {std::int64_t{0}, std::int64_t{1}, std::int64_t{100}}) {
    QVERIFY(round_trip(gogc_text(), value));
    QVERIFY(round_trip(count_text(), value * 1'234'567));
    QVERIFY(round_trip(bytes_text(), value * 4097));
  }
  QVERIFY(round_trip(gogc_text(), kGogcOff));
  QVERIFY(round_trip(memory_limit_text(), kNoMemoryLimit));
  QVERIFY(round_trip(memory_limit_text(), 64 << 20));
  QCOMPARE(memory_limit_text().write(64 << 20), QString("64 MiB"));
}

void TestControls::draggingASliderEmitsEveryValueAtOnce() {
  NumberSlider control(gogc_spec());
  QSignalSpy edited(&control, &NumberSlider::valueEdited);
  auto* slider = control.findChild<QSlider*>("gogcSlider");
  slider->setValue(slider->maximum() / 2);
  QCOMPARE(edited.count(), 1);
  const auto value = edited.front().front().toLongLong();
  QVERIFY(value > 50 && value < 200);
  slider->setValue(slider->maximum());
  QCOMPARE(edited.back().front().toLongLong(), qint64{kGogcOff});
  QCOMPARE(control.findChild<QLineEdit*>("gogcEntry")->text(), QString("off"));
}

void TestControls::aWrongEntryKeepsTheValueAndSaysWhatIsAccepted() {
  NumberSlider control(memory_limit_spec());
  control.setValue(64 << 20);
  QSignalSpy edited(&control, &NumberSlider::valueEdited);
  auto* entry = control.findChild<QLineEdit*>("memoryLimitEntry");
  for (const char* wrong : {"12potatoes", "", "-5", "99999999999999999999", "1e9", "𝟙"}) {
    entry->setText(QString::fromUtf8(wrong));
    QTest::keyClick(entry, Qt::Key_Return);
    QVERIFY2(entry->property("bad").toBool(), wrong);
    QCOMPARE(control.value(), std::int64_t{64} << 20);
  }
  QCOMPARE(edited.count(), 0);
  entry->setText("128MiB");
  QTest::keyClick(entry, Qt::Key_Return);
  QVERIFY(!entry->property("bad").toBool());
  QCOMPARE(control.value(), std::int64_t{128} << 20);
  QCOMPARE(edited.count(), 1);
}

void TestControls::anEntryMayReachBeyondTheSlider() {
  NumberSlider control(gogc_spec());
  auto* entry = control.findChild<QLineEdit*>("gogcEntry");
  entry->setText("25000");
  QTest::keyClick(entry, Qt::Key_Return);
  QCOMPARE(control.value(), std::int64_t{25'000});
  entry->setText("-5");
  QTest::keyClick(entry, Qt::Key_Return);
  QCOMPARE(control.value(), std::int64_t{25'000});
}

void TestControls::aLongValueIsSeenWholeAndMakesNothingWider() {
  NumberSpec spec = procs_spec();
  spec.text = count_text();
  spec.label = "steps";
  QWidget window;
  NumberSlider slider(spec, &window);
  slider.resize(260, 60);
  window.show();
  QVERIFY(QTest::qWaitForWindowExposed(&window));
  const auto* entry = slider.findChild<QLineEdit*>();
  slider.setValue(8);
  QCoreApplication::sendPostedEvents();
  const int usual = entry->width();
  const int least = slider.minimumSizeHint().width();
  for (const std::int64_t value : {std::int64_t{4'000'000'000}, std::int64_t{1'000'000'000'000}}) {
    slider.setValue(value);
    EVENTUALLY(entry->fontMetrics().horizontalAdvance(entry->text()) < entry->width() - 8);
    QCOMPARE(slider.minimumSizeHint().width(), least);
  }
  slider.setValue(8);
  EVENTUALLY(entry->width() == usual);
}

void TestControls::settingAValueFromOutsideEmitsNothing() {
  NumberSlider control(procs_spec());
  QSignalSpy edited(&control, &NumberSlider::valueEdited);
  control.setValue(7);
  QCOMPARE(edited.count(), 0);
  QCOMPARE(control.findChild<QSlider*>("procsSlider")->value(), 6);
}

void TestControls::everyParameterOfEveryProgramHasAUsableScale() {
  QVERIFY(!program_library().empty());
  for (const ProgramSpec& program : program_library()) {
    for (const ParameterSpec& parameter : program.parameters) {
      if (parameter.is_choice()) continue;
      const NumberSpec spec = parameter_spec(parameter);
      QCOMPARE(spec.scale.value(0), parameter.min);
      QCOMPARE(spec.scale.value(spec.scale.last_position()), parameter.max);
      NumberSlider control(spec);
      control.setValue(parameter.default_value);
      QCOMPARE(control.value(), parameter.default_value);
    }
  }
}

void TestControls::thePhaseChipNamesCyclePhaseAndProgress() {
  Snapshot s;
  QCOMPARE(phase_text(s), QString("GC off · no cycle yet"));
  s.cycle = 7;
  s.phase = Phase::kMark;
  s.mark_progress = 0.627;
  QCOMPARE(phase_text(s), QString("GC #7 · concurrent mark 62 %"));
  s.mark_progress = 1.3;
  QCOMPARE(phase_text(s), QString("GC #7 · concurrent mark 100 %"));
  s.phase = Phase::kMarkTermination;
  QCOMPARE(phase_text(s), QString("GC #7 · mark termination, STW"));
  QCOMPARE(short_phase_text(s), QString("#7 · STW: mark term."));
  QVERIFY(stops_the_world(s.phase));
}

void TestControls::virtualTimeIsExactToTheNanosecond() {
  QCOMPARE(virtual_time_text(0), QString("t = 0.000 000 ms"));
  QCOMPARE(virtual_time_text(132'418'207), QString("t = 132.418 207 ms"));
}

void TestControls::aSteadyLabelDoesNotChangeItsWidth() {
  SteadyLabel label(widest_phase_text());
  const int narrow = label.sizeHint().width();
  QVERIFY(label.text().isEmpty());
  for (const char* text : {"GC #7 · concurrent mark 62 %", "", "W", "GC off · no cycle yet"}) {
    label.setText(text);
    QCOMPARE(label.sizeHint().width(), narrow);
  }
  label.setText("GC #88888 · sweep termination, STW");
  const int wide = label.sizeHint().width();
  QVERIFY(wide > narrow);
  label.setText("GC off");
  QCOMPARE(label.sizeHint().width(), wide);
}

void TestControls::theConsoleAddsOnlyNewLinesAndStartsOverWithANewRun() {
  GctraceConsole console;
  Snapshot s;
  s.gctrace = {"gc 1", "gc 2"};
  console.setSnapshot(s);
  console.setSnapshot(s);
  QCOMPARE(console.toPlainText(), QString("gc 1\ngc 2"));
  s.gctrace.push_back("gc 3");
  console.setSnapshot(s);
  QCOMPARE(console.toPlainText(), QString("gc 1\ngc 2\ngc 3"));
  s.gctrace = {"gc 1 of another run"};
  console.setSnapshot(s);
  QCOMPARE(console.toPlainText(), QString("gc 1 of another run"));
  s.gctrace.clear();
  console.setSnapshot(s);
  QCOMPARE(console.toPlainText(), QString());
}

void TestControls::theConsoleIsBounded() {
  GctraceConsole console;
  Snapshot s;
  for (int i = 0; i < GctraceConsole::kMostLines + 500; i++) {
    s.gctrace.push_back("gc " + std::to_string(i));
  }
  console.setSnapshot(s);
  QCOMPARE(console.blockCount(), GctraceConsole::kMostLines);
  s.gctrace.erase(s.gctrace.begin(), s.gctrace.begin() + 600);
  s.gctrace.push_back("gc next");
  console.setSnapshot(s);
  QVERIFY(console.toPlainText().endsWith("gc next"));
  QCOMPARE(new_lines(s.gctrace, "gc next").first, s.gctrace.size());
}

void TestControls::memStatsShowsGosNamesAndExactValues() {
  MemStatsModel model;
  Snapshot s;
  s.mem.HeapAlloc = 22'439'526;
  s.mem.GCCPUFraction = 0.062;
  model.setSnapshot(s);
  QCOMPARE(model.index(0, MemStatsModel::kName).data().toString(), QString("HeapAlloc"));
  QCOMPARE(model.index(0, MemStatsModel::kReadable).data().toString(), QString("21.4 MiB"));
  QCOMPARE(model.index(0, MemStatsModel::kExact).data().toString(), QString("22,439,526"));
  for (int row = 0; row < model.rowCount(); row++) {
    QVERIFY(!model.index(row, 0).data(Qt::ToolTipRole).toString().isEmpty());
    if (model.index(row, 0).data().toString() != "GCCPUFraction") continue;
    QCOMPARE(model.index(row, MemStatsModel::kReadable).data().toString(), QString("6.2 %"));
  }
}

void TestControls::memStatsNeverCutsAName() {
  MemStatsPanel panel;
  auto* table = panel.findChild<QTableView*>("memStatsTable");
  for (const ThemeId id : all_themes()) {
    panel.setTheme(theme(id));
    for (const int width : {180, 350, 520}) {
      panel.resize(width, 500);
      panel.show();
      const QFontMetrics metrics(table->font());
      for (int row = 0; row < table->model()->rowCount(); row++) {
        const QString name = table->model()->index(row, MemStatsModel::kName).data().toString();
        QVERIFY(metrics.horizontalAdvance(name) < table->columnWidth(MemStatsModel::kName));
      }
      QVERIFY(width < 500 || !table->isColumnHidden(MemStatsModel::kExact));
    }
  }
}

void TestControls::aLongMessageTakesFewLinesUntilItIsUnfolded_data() {
  QTest::addColumn<int>("id");
  QTest::addColumn<QSize>("size");
  QTest::addColumn<int>("lines");
  for (const ThemeId id : {ThemeId::kLight, ThemeId::kProjector}) {
    const QByteArray name = theme_name(id).toUtf8();
    const auto row = static_cast<int>(id);
    QTest::newRow(name + " low") << row << QSize(480, 300) << 2;
    QTest::newRow(name + " small")
        << row << QSize(640, id == ThemeId::kLight ? 560 : 480) << (id == ThemeId::kLight ? 3 : 2);
    QTest::newRow(name + " usual") << row << QSize(700, 720) << 3;
  }
}

void TestControls::aLongMessageTakesFewLinesUntilItIsUnfolded() {
  QFETCH(int, id);
  QFETCH(QSize, size);
  QFETCH(int, lines);
  const QString message =
      "Invariant broken: lost object: 0xc0000107b0 (main.item, 48 B) is reachable from "
      "0xc000002930 (main.node, 16 B) but still white at mark termination; lost by the store "
      "*0xc000002938 = 0xc0000107b0 (was 0x0) of goroutine 1 at 3.455 ms, which put it into an "
      "object already scanned, and <b>this</b> goes on and on.";
  QWidget window;
  const Theme& theme = ui::theme(static_cast<ThemeId>(id));
  apply_theme(window, theme);
  auto* layout = new QVBoxLayout(&window);
  auto* banner = new Banner("test", &window);
  layout->addWidget(banner);
  layout->addStretch(1);
  auto* text = banner->findChild<QLabel*>("testText");
  text->setFont(theme.font(FontRole::kBody));
  banner->setTheme(theme);
  window.resize(size);
  window.show();
  QVERIFY(QTest::qWaitForWindowExposed(&window));
  banner->showMessage(message);
  auto* more = banner->findChild<QToolButton*>("testMore");
  const auto shown_lines = [&] { return banner->height() / text->fontMetrics().lineSpacing(); };
  EVENTUALLY(more->isVisible() && shown_lines() == lines);
  QVERIFY(text->text().endsWith("…") && message.startsWith(text->text().chopped(1)));
  QVERIFY(text->toolTip().contains("goes on and on") && !text->toolTip().contains("<b>"));
  QCOMPARE(text->accessibleName(), message);
  QTest::mouseClick(more, Qt::LeftButton);
  QCOMPARE(text->text(), message);
  EVENTUALLY(shown_lines() > lines);
  QTest::mouseClick(more, Qt::LeftButton);
  EVENTUALLY(shown_lines() == lines);
  QTest::mouseClick(more, Qt::LeftButton);
  banner->showMessage(message + "!");  // another one begins folded
  EVENTUALLY(shown_lines() == lines);
  QCOMPARE(banner->message(), message + "!");
}

void TestControls::aBannersLinesFollowTheWindowsHeightAlone() {
  QWidget window;
  auto* layout = new QVBoxLayout(&window);
  auto* banner = new Banner("test", &window);
  layout->addWidget(banner);
  layout->addStretch(1);
  auto* text = banner->findChild<QLabel*>("testText");
  const int line = text->fontMetrics().lineSpacing();
  window.resize(480, 25 * line);
  window.show();
  QVERIFY(QTest::qWaitForWindowExposed(&window));
  banner->showMessage(QString("lost by a store that nobody saw; ").repeated(20));
  const auto shown_lines = [&] { return banner->height() / line; };
  EVENTUALLY(shown_lines() == 2);
  window.resize(480, 60 * line);
  EVENTUALLY(shown_lines() == 3);
  window.resize(480, 25 * line);
  EVENTUALLY(shown_lines() == 2);
}

void TestControls::aShortMessageHasNothingToUnfold() {
  QWidget window;
  window.resize(640, 480);
  Banner banner("test", &window);
  banner.resize(600, 40);
  window.show();
  banner.showMessage("one log at a time");
  QVERIFY(!banner.findChild<QToolButton*>("testMore")->isVisible());
  QCOMPARE(banner.findChild<QLabel*>("testText")->text(), QString("one log at a time"));
}

void TestControls::aBannerIsHiddenUntilThereIsAMessage() {
  QWidget window;
  Banner banner("test", &window);
  window.show();
  QVERIFY(!banner.isVisible());
  banner.showMessage("<b>not markup</b>");
  QVERIFY(banner.isVisible());
  QCOMPARE(banner.message(), QString("<b>not markup</b>"));
  banner.showMessage({});
  QVERIFY(!banner.isVisible());
}

void TestControls::aLongCaptionIsCutInsideItsLabel() {
  EventCaption caption;
  caption.resize(160, caption.sizeHint().height());
  caption.setCaption(QString("An object with a long name turns grey. ").repeated(40));
  QVERIFY(!caption.grab().isNull());
  caption.resize(1, 1);
  QVERIFY(!caption.grab().isNull());
  QCOMPARE(caption.toolTip().size(), 39 * 40);
}

void TestControls::aWrappingRowWrapsInsteadOfOverflowing() {
  QWidget bar;
  auto* layout = new WrappingRow(&bar, 4, 4);
  for (int i = 0; i < 6; i++) {
    auto* child = new QWidget(&bar);
    child->setFixedSize(60, 20);
    layout->addWidget(child);
  }
  const int one_row = layout->heightForWidth(1000);
  QVERIFY(layout->heightForWidth(200) > one_row);
  QVERIFY(layout->heightForWidth(20) > layout->heightForWidth(200));
  bar.resize(200, layout->heightForWidth(200));
  bar.show();
  QCoreApplication::sendPostedEvents();
  for (const QObject* object : bar.children()) {
    const auto* child = qobject_cast<const QWidget*>(object);
    if (child != nullptr) QVERIFY(bar.rect().contains(child->geometry()));
  }
}

TRICOLOR_WIDGET_TEST(controls, TestControls)
#include "test_controls.moc"
