// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>

#include "tests/support/room_test.h"
#include "ui/controls/event_caption.h"
#include "ui/controls/gctrace_console.h"
#include "ui/controls/mem_stats_panel.h"
#include "ui/controls/phase_text.h"
#include "ui/controls/steady_label.h"
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
  void thePhaseChipNamesCyclePhaseAndProgress();
  void virtualTimeIsExactToTheNanosecond();
  void aSteadyLabelDoesNotChangeItsWidth();
  void theConsoleAddsOnlyNewLinesAndStartsOverWithANewRun();
  void theConsoleIsBounded();
  void memStatsShowsGosNamesAndExactValues();
  void memStatsNeverCutsAName();
  void aLongCaptionIsCutInsideItsLabel();
  void aWrappingRowWrapsInsteadOfOverflowing();
};

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
