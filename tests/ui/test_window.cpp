// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <memory>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "tests/ui/window_test.h"
#include "ui/controls/banner.h"
#include "ui/controls/number_slider.h"
#include "ui/plots/time_plot.h"
#include "ui/window/help_overlay.h"

using namespace tricolor;
using namespace tricolor::ui;

class TestWindow : public WindowTest {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void cleanup() { close(); }
  void playAndPauseChangeTheButtonAndTheTime();
  void stepButtonsMoveTheRun();
  void theGcButtonForcesACycle();
  void slidersMoveTheConfigAtOnceWhilePlaying();
  void switchesReachTheConfig();
  void switchingProgramsWhilePlayingNeverHangs();
  void everyProgramHasItsParametersAsControls();
  void changingAParameterStartsANewRun();
  void closingWhilePlayingIsClean();
  void aDroppedLogIsDrawn();
  void aBadFileGivesOneMessageAndNoDialog();
  void everyThemeCanBeChosenAndIsRemembered();
  void theHelpOverlayNamesPanelsAndClosesOnAnyKey();
  void theHelpOverlayExplainsLowPanelsToo();
  void keysDriveTheTransport();
  void spaceOnAFocusedCheckBoxBelongsToIt();
  void theEndOfTheProgramIsSaidWithItsCollections();
  void aBrokenInvariantShowsABanner();
  void aFailureShowsABannerUntilTheNextChange();

 private:
  QString time() { return find<QLabel>("virtualTime")->text(); }
  void drop(const QString& path);
};

void TestWindow::init() {
  open(smallConfig(), QSize(1280, 900));
  m_window->activateWindow();
}

void TestWindow::drop(const QString& path) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path)});
  QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(m_window.get(), &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(m_window.get(), &event);
}

void TestWindow::playAndPauseChangeTheButtonAndTheTime() {
  EVENTUALLY_EQUAL(time(), QString("t = 0.000 000 ms"));
  playFlatOut();
  EVENTUALLY_EQUAL(find<QToolButton>("playButton")->text(), QString("Pause"));
  EVENTUALLY(time() != "t = 0.000 000 ms");
  click("playButton");
  EVENTUALLY_EQUAL(find<QToolButton>("playButton")->text(), QString("Play"));
}

void TestWindow::stepButtonsMoveTheRun() {
  EVENTUALLY_EQUAL(time(), QString("t = 0.000 000 ms"));
  const QString before = time();
  find<QComboBox>("stepSize")->setCurrentText("event");
  click("stepButton");
  EVENTUALLY(time() != before);
  click("nextPhaseButton");
  EVENTUALLY(find<QLabel>("phaseChip")->text().startsWith("GC #1"));
  click("nextCycleButton");
  EVENTUALLY(find<QPlainTextEdit>("gctrace")->toPlainText().startsWith("gc 1 "));
  click("toStartButton");
  EVENTUALLY_EQUAL(time(), QString("t = 0.000 000 ms"));
  EVENTUALLY(find<QPlainTextEdit>("gctrace")->toPlainText().isEmpty());
}

void TestWindow::theGcButtonForcesACycle() {
  click("collectButton");
  click("nextCycleButton");
  EVENTUALLY(find<QPlainTextEdit>("gctrace")->toPlainText().contains("(forced)"));
}

void TestWindow::slidersMoveTheConfigAtOnceWhilePlaying() {
  playFlatOut();
  auto* slider = find<QSlider>("gogcSlider");
  for (int position = 0; position <= slider->maximum(); position += 20) {
    slider->setValue(position);
    QCOMPARE(std::int64_t{m_window->session().config().gogc}, find<NumberSlider>("gogc")->value());
  }
  slider->setValue(slider->maximum());
  QCOMPARE(m_window->session().config().gogc, kGogcOff);
  find<QSlider>("memoryLimitSlider")->setValue(100);
  QVERIFY(m_window->session().config().memory_limit < kNoMemoryLimit);
  find<QSlider>("procsSlider")->setValue(7);
  QCOMPARE(m_window->session().config().procs, 8);
  QCOMPARE(m_window->session().driver().state().run, std::uint64_t{1});
  QVERIFY(playing());
}

void TestWindow::switchesReachTheConfig() {
  for (const char* name : {"assists", "limiter", "verify"}) {
    auto* box = find<QCheckBox>(name);
    const bool before = box->isChecked();
    box->click();
    QVERIFY(box->isChecked() != before);
  }
  const Config& config = m_window->session().config();
  QVERIFY(!config.assists && !config.limiter && config.verify);
  auto* barrier = find<QComboBox>("writeBarrier");
  barrier->setCurrentIndex(barrier->findText("insertion half only"));
  Q_EMIT barrier->activated(barrier->currentIndex());
  QVERIFY(config.write_barrier == BarrierMode::kInsertionOnly);
  auto* version = find<QComboBox>("goVersion");
  version->setCurrentIndex(version->findText("Go 1.19"));
  Q_EMIT version->activated(version->currentIndex());
  QCOMPARE(config.go_minor, 19);
  QCOMPARE(find<QComboBox>("marker")->count(), 1);
}

void TestWindow::switchingProgramsWhilePlayingNeverHangs() {
  playFlatOut();
  auto* chooser = find<QComboBox>("programChooser");
  for (int i = 0; i < 20; i++) {
    const int index = (i * 5 + 1) % chooser->count();
    chooser->setCurrentIndex(index);
    Q_EMIT chooser->activated(index);
    QCOMPARE(QString::fromStdString(m_window->session().config().program),
             chooser->itemText(index));
    const auto run = m_window->session().driver().state().run;
    EVENTUALLY(m_window->session().driver().state().run > run || i == 0);
  }
  QVERIFY(!find<Banner>("problemBanner")->isVisible());
}

void TestWindow::everyProgramHasItsParametersAsControls() {
  auto* chooser = find<QComboBox>("programChooser");
  QCOMPARE(static_cast<std::size_t>(chooser->count()), program_library().size());
  for (const ProgramSpec& program : program_library()) {
    m_window->session().setProgram(program.name);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    for (const ParameterSpec& parameter : program.parameters) {
      const QString name = "parameter_" + QString::fromStdString(std::string(parameter.name));
      QVERIFY2(m_window->findChild<QWidget*>(name) != nullptr, qPrintable(name));
    }
  }
}

void TestWindow::changingAParameterStartsANewRun() {
  playFlatOut();
  EVENTUALLY_EQUAL(m_window->session().driver().state().run, std::uint64_t{1});
  auto* entry = find<QLineEdit>("parameter_nEntry");
  entry->setText("5000");
  QTest::keyClick(entry, Qt::Key_Return);
  QCOMPARE(m_window->session().config().parameters.at("n"), std::int64_t{5000});
  EVENTUALLY_EQUAL(m_window->session().driver().state().run, std::uint64_t{2});
  EVENTUALLY(playing());
}

void TestWindow::closingWhilePlayingIsClean() {
  playFlatOut();
  m_window->setThemeId(ThemeId::kDark);
  m_window->close();
  m_window.reset();
  m_window = std::make_unique<MainWindow>(smallConfig(), *m_settings);
  QCOMPARE(m_window->themeId(), ThemeId::kDark);
}

void TestWindow::aDroppedLogIsDrawn() {
  const QString path =
      QString(TRICOLOR_SHARED_DIR) + "/reference/real-traces/go1.26.4-p2_gogc100.txt";
  if (!QFile::exists(path)) QSKIP("the reference folder is not beside the source tree");
  auto* action = m_window->findChild<QAction*>("closeLog");
  QVERIFY(!action->isEnabled());
  drop(path);
  EVENTUALLY(action->isEnabled());
  QVERIFY(!find<Banner>("problemBanner")->isVisible());
  // Both plots go on over the same time, also when the run goes on.
  const auto* memory = find<TimePlot>("memoryPlot");
  const auto* cycles = find<TimePlot>("cyclePlot");
  const double whole = memory->timeWindow().upper();
  QVERIFY(whole > 1e9);
  QCOMPARE(cycles->timeWindow().upper(), whole);
  driver().step(StepKind::kCycle);
  EVENTUALLY(memory->timeWindow().upper() >= whole && driver().history().now_ns > 0);
  QCOMPARE(cycles->timeWindow().upper(), memory->timeWindow().upper());
  action->trigger();
  QVERIFY(!action->isEnabled());
  QCOMPARE(cycles->timeWindow().upper(), memory->timeWindow().upper());
}

void TestWindow::aBadFileGivesOneMessageAndNoDialog() {
  QFile text(m_folder->filePath("notes.txt"));
  QVERIFY(text.open(QIODevice::WriteOnly));
  text.write("nothing about collections\n");
  text.close();
  auto* banner = find<Banner>("problemBanner");
  for (const QString& path :
       {text.fileName(), m_folder->path(), QString("/no/such/file"), QString("/dev/zero")}) {
    drop(path);
    EVENTUALLY(banner->isVisible());
    QVERIFY(!banner->message().contains('\n'));
    QVERIFY(banner->message().contains(QFileInfo(path).fileName()));
    banner->showMessage({});
  }
  QVERIFY(QApplication::activeModalWidget() == nullptr);
}

void TestWindow::everyThemeCanBeChosenAndIsRemembered() {
  for (const ThemeId id : all_themes()) {
    m_window->findChild<QAction*>("theme_" + theme_name(id))->trigger();
    QCOMPARE(m_window->themeId(), id);
    const QImage image = m_window->grab().toImage();
    QCOMPARE(image.pixelColor(image.width() / 2, 2).name(), theme(id).panel.name());
  }
}

void TestWindow::theHelpOverlayNamesPanelsAndClosesOnAnyKey() {
  m_window->findChild<QAction*>("help")->trigger();
  auto* overlay = find<HelpOverlay>("helpOverlay");
  QVERIFY(overlay->isVisible());
  QVERIFY(!overlay->grab().isNull());
  QTest::keyClick(overlay, Qt::Key_Escape);
  QVERIFY(!overlay->isVisible());
}

void TestWindow::theHelpOverlayExplainsLowPanelsToo() {
  auto* overlay = find<HelpOverlay>("helpOverlay");
  const auto picture = [&](const QString& meaning) {
    overlay->toggle({{find<QWidget>("caption"), "Caption", meaning}});
    const QImage image = overlay->grab().toImage();
    overlay->toggle({});
    return image;
  };
  QVERIFY(find<QWidget>("caption")->height() < 60);
  QVERIFY(picture("What just happened, and why.") != picture("Something else."));
}

void TestWindow::keysDriveTheTransport() {
  m_window->session().setSpeed(kFlatOut);
  QTest::keyClick(m_window.get(), Qt::Key_Space);
  EVENTUALLY(playing());
  QTest::keyClick(m_window.get(), Qt::Key_Space);
  EVENTUALLY(!playing());
  const int speed = find<QSlider>("speed")->value();
  QTest::keyClick(m_window.get(), Qt::Key_BracketLeft);
  QVERIFY(find<QSlider>("speed")->value() < speed);
  QTest::keyClick(m_window.get(), Qt::Key_Home);
  EVENTUALLY_EQUAL(time(), QString("t = 0.000 000 ms"));
  QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::ControlModifier);
  EVENTUALLY(find<QPlainTextEdit>("gctrace")->toPlainText().startsWith("gc 1 "));
}

void TestWindow::spaceOnAFocusedCheckBoxBelongsToIt() {
  auto* box = find<QCheckBox>("assists");
  const bool before = box->isChecked();
  box->setFocus(Qt::TabFocusReason);
  EVENTUALLY(box->hasFocus());
  QTest::keyClick(box, Qt::Key_Space);
  QVERIFY(box->isChecked() != before);
  QVERIFY(!playing());
}

void TestWindow::theEndOfTheProgramIsSaidWithItsCollections() {
  Snapshot ended;
  ended.finished = true;
  const auto caption = [&](std::uint32_t cycles) {
    ended.mem.NumGC = cycles;
    m_window->showStill(std::make_shared<Snapshot>(ended), false);
    return find<QLabel>("caption")->text();
  };
  QVERIFY(caption(0).startsWith("The program has ended without a collection."));
  QVERIFY(caption(1).startsWith("The program has ended after one collection."));
  QVERIFY(caption(2).startsWith("The program has ended after 2 collections."));
}

void TestWindow::aBrokenInvariantShowsABanner() {
  auto broken = std::make_shared<Snapshot>();
  broken->violations = {"object 0xc000010000 is reachable and was freed"};
  auto* banner = find<Banner>("violationBanner");
  m_window->showStill(broken, false);
  QVERIFY(banner->isVisible());
  QVERIFY(banner->message().contains("0xc000010000"));
  auto lost = std::make_shared<Snapshot>(*broken);
  lost->violations = {"lost object: 0xc000020000", "lost object: 0xc000030000"};
  lost->lost.resize(2);
  lost->lost[0].text = lost->violations[0];
  lost->lost[1].text = lost->violations[1];  // the one that the views mark
  m_window->showStill(lost, false);
  QVERIFY(banner->message().contains("0xc000030000  (2 in all; this one is marked)"));
  m_window->showStill(broken, false);
  QTest::mouseClick(find<QToolButton>("violationBannerClose"), Qt::LeftButton);
  m_window->showStill(broken, false);
  QVERIFY(!banner->isVisible());
  broken->violations.push_back("another one");
  m_window->showStill(broken, false);
  QVERIFY(banner->isVisible());
}

void TestWindow::aFailureShowsABannerUntilTheNextChange() {
  Config wrong = smallConfig();
  wrong.program = "no-such-program";
  m_window->session().driver().reset(wrong);
  auto* banner = find<Banner>("problemBanner");
  EVENTUALLY(banner->isVisible());
  m_window->session().setGogc(200);
  QVERIFY(!banner->isVisible());
}

TRICOLOR_WIDGET_TEST(window, TestWindow)
#include "test_window.moc"
