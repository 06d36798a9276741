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
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <memory>

#include "tests/support/eventually.h"
#include "tests/support/room_test.h"
#include "tests/ui/window_test.h"
#include "ui/controls/banner.h"
#include "ui/controls/number_slider.h"
#include "ui/plots/memory_plot.h"
#include "ui/window/help_overlay.h"
#include "ui/window/panels.h"
#include "ui/window/wrapped_tabs.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

Config small_config() {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", 3000}, {"size", 64}, {"steps", 50'000'000}};
  return config;
}

}  // namespace

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
  void resizingFromTinyToHugeKeepsWorking();
  void narrowWindowsUseTabs();
  void windowsWithoutColumnsBeginWithTheHeap();
  void everyTabHasItsWholeNameOnTheScreen_data();
  void everyTabHasItsWholeNameOnTheScreen();
  void aNameOfATabChoosesIt();
  void wideScreensGiveSentencesMoreRoom();
  void closingWhilePlayingIsClean();
  void aDroppedLogIsDrawn();
  void aBadFileGivesOneMessageAndNoDialog();
  void everyThemeCanBeChosenAndIsRemembered();
  void theHelpOverlayNamesPanelsAndClosesOnAnyKey();
  void keysDriveTheTransport();
  void spaceOnAFocusedCheckBoxBelongsToIt();
  void aBrokenInvariantShowsABanner();
  void aFailureShowsABannerUntilTheNextChange();

 private:
  QString time() { return find<QLabel>("virtualTime")->text(); }
  bool playing() { return m_window->session().driver().state().playing; }
  void playFlatOut();
  void drop(const QString& path);
};

void TestWindow::init() {
  open(small_config(), QSize(1280, 900));
  m_window->activateWindow();
}

void TestWindow::playFlatOut() {
  m_window->session().setSpeed(kFlatOut);
  click("playButton");
  EVENTUALLY(playing());
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

void TestWindow::resizingFromTinyToHugeKeepsWorking() {
  playFlatOut();
  for (const QSize size : {QSize(200, 200), QSize(320, 240), QSize(640, 480), QSize(899, 400),
                           QSize(900, 500), QSize(1920, 1080), QSize(200, 900), QSize(1280, 720)}) {
    m_window->resize(size);
    QCoreApplication::processEvents();
    QCOMPARE(m_window->size(), size);
    QVERIFY(!m_window->grab().isNull());
  }
  QVERIFY(playing());
}

void TestWindow::narrowWindowsUseTabs() {
  auto* panels = find<Panels>("panels");
  QCOMPARE(panels->arrangement(), Arrangement::kRoomy);
  m_window->resize(640, 480);
  EVENTUALLY_EQUAL(panels->arrangement(), Arrangement::kCompact);
  auto* tabs = find<QTabWidget>("compactTabs");
  QCOMPARE(tabs->count(), 9);
  m_window->resize(640, 300);
  EVENTUALLY_EQUAL(panels->arrangement(), Arrangement::kTiny);
  QCOMPARE(tabs->count(), 10);
  for (int i = 0; i < tabs->count(); i++) {
    tabs->setCurrentIndex(i);
    QVERIFY(!m_window->grab().isNull());
  }
  m_window->resize(1280, 720);
  EVENTUALLY_EQUAL(panels->arrangement(), Arrangement::kLow);
  m_window->resize(1280, 900);
  EVENTUALLY_EQUAL(panels->arrangement(), Arrangement::kRoomy);
  QVERIFY(find<QWidget>("heapMap")->isVisible());
  QVERIFY(find<QWidget>("tuningPanel")->isVisible());
  QVERIFY(find<QWidget>("memoryPlot")->isVisible());
}

void TestWindow::windowsWithoutColumnsBeginWithTheHeap() {
  auto* details = find<QTabWidget>("details");
  details->setCurrentIndex(1);
  m_window->resize(640, 300);
  auto* tabs = find<QTabWidget>("compactTabs");
  EVENTUALLY_EQUAL(tabs->count(), 10);
  QCOMPARE(tabs->tabText(tabs->currentIndex()), QString("Heap"));
  m_window->resize(1280, 900);
  EVENTUALLY_EQUAL(details->count(), 5);
  QCOMPARE(details->tabText(details->currentIndex()), QString("MemStats"));
}

void TestWindow::everyTabHasItsWholeNameOnTheScreen_data() {
  QTest::addColumn<int>("id");
  QTest::addColumn<QSize>("size");
  for (const ThemeId id : all_themes()) {
    for (const QSize size : {QSize(640, 480), QSize(1280, 720), QSize(1920, 1080)}) {
      QTest::addRow("%s-%d", qPrintable(theme_name(id)), size.width())
          << static_cast<int>(id) << size;
    }
  }
}

void TestWindow::everyTabHasItsWholeNameOnTheScreen() {
  QFETCH(int, id);
  QFETCH(QSize, size);
  m_window->setThemeId(static_cast<ThemeId>(id));
  m_window->resize(size);
  EVENTUALLY_EQUAL(m_window->size(), size);
  QCoreApplication::processEvents();
  for (const char* name : {"details", "compactTabs"}) {
    auto* tabs = find<QTabWidget>(name);
    if (!tabs->isVisible()) continue;
    auto* names = qobject_cast<WrappedTabs*>(tabs->parentWidget());
    QVERIFY(names != nullptr);
    EVENTUALLY(names->wraps() || tabs->tabBar()->sizeHint().width() <= names->width());
    QCOMPARE(tabs->tabBar()->isVisible(), !names->wraps());
    if (!names->wraps()) {
      QVERIFY(tabs->tabBar()->sizeHint().width() <= names->width());
      continue;
    }
    const auto buttons =
        find<QWidget>(qPrintable(QString(name) + "Names"))->findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), qsizetype{tabs->count()});
    for (const QToolButton* button : buttons) {
      QTRY_VERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
      EVENTUALLY(button->parentWidget()->rect().contains(button->geometry()));
    }
  }
}

void TestWindow::aNameOfATabChoosesIt() {
  m_window->resize(1280, 720);
  auto* tabs = find<QTabWidget>("details");
  EVENTUALLY_EQUAL(tabs->count(), 7);
  const auto buttons = find<QWidget>("detailsNames")->findChildren<QToolButton*>();
  EVENTUALLY(buttons.size() == 7 && buttons.last()->isVisible());
  QTest::mouseClick(buttons.last(), Qt::LeftButton);
  QCOMPARE(tabs->tabText(tabs->currentIndex()), QString("gctrace"));
  QTest::mouseClick(buttons.last(), Qt::LeftButton);
  QVERIFY(buttons.last()->isChecked());
  tabs->setCurrentIndex(1);
  QVERIFY(buttons[1]->isChecked() && !buttons.last()->isChecked());
}

void TestWindow::wideScreensGiveSentencesMoreRoom() {
  const auto details = [](QSize space) {
    return shares_for(Arrangement::kRoomy, space, 16, 250).columns[2];
  };
  QCOMPARE(details({1900, 1000}), 520);
  QVERIFY(details({3820, 2000}) > 800);
  QVERIFY(details({1000, 800}) >= 300);
}

void TestWindow::closingWhilePlayingIsClean() {
  playFlatOut();
  m_window->setThemeId(ThemeId::kDark);
  m_window->close();
  m_window.reset();
  m_window = std::make_unique<MainWindow>(small_config(), *m_settings);
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
  action->trigger();
  QVERIFY(!action->isEnabled());
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

void TestWindow::aBrokenInvariantShowsABanner() {
  auto broken = std::make_shared<Snapshot>();
  broken->violations = {"object 0xc000010000 is reachable and was freed"};
  auto* banner = find<Banner>("violationBanner");
  m_window->showStill(broken, false);
  QVERIFY(banner->isVisible());
  QVERIFY(banner->message().contains("0xc000010000"));
  QTest::mouseClick(find<QToolButton>("violationBannerClose"), Qt::LeftButton);
  m_window->showStill(broken, false);
  QVERIFY(!banner->isVisible());
  broken->violations.push_back("another one");
  m_window->showStill(broken, false);
  QVERIFY(banner->isVisible());
}

void TestWindow::aFailureShowsABannerUntilTheNextChange() {
  Config wrong = small_config();
  wrong.program = "no-such-program";
  m_window->session().driver().reset(wrong);
  auto* banner = find<Banner>("problemBanner");
  EVENTUALLY(banner->isVisible());
  m_window->session().setGogc(200);
  QVERIFY(!banner->isVisible());
}

TRICOLOR_WIDGET_TEST(window, TestWindow)
#include "test_window.moc"
