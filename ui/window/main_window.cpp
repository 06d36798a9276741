// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QResizeEvent>
#include <QVBoxLayout>

#include "ui/bridge/settings.h"
#include "ui/controls/banner.h"
#include "ui/window/actions.h"
#include "ui/window/help_overlay.h"
#include "ui/window/panels.h"
#include "ui/window/time_bar.h"
#include "ui/window/top_bar.h"

namespace tricolor::ui {

namespace {

constexpr QSize kUsualSize(1280, 760);
constexpr QSize kLeastSize(200, 160);
// Of the height: a low window shows the heap rather than buttons.
constexpr double kMostTopPart = 0.28;
constexpr int kLeastTimeLines = 11;  // of the height, for a time bar
// Steps of the speed slider are remembered as virtual ns per second.
constexpr const char* kSpeedKey = "speed";

}  // namespace

MainWindow::MainWindow(const Config& config, Settings& settings, QWidget* parent)
    : QMainWindow(parent), m_settings(settings), m_session(config) {
  setObjectName("mainWindow");
  setWindowTitle("Tricolor");
  setAcceptDrops(true);
  setMinimumSize(kLeastSize);
  resize(kUsualSize);
  makeParts();
  connectTransport();
  connectTools();
  connectDriver();
  connectTime();
  qApp->installEventFilter(this);
  restoreState();
  // Else the first button would have the focus, and Space would press it instead of playing.
  centralWidget()->setFocus();
}

MainWindow::~MainWindow() {
  qApp->removeEventFilter(this);
  // Views read the selection until they are hidden for the last time.
  const std::unique_ptr<QWidget> views(takeCentralWidget());
}

void MainWindow::makeParts() {
  m_actions = new Actions(*this);
  auto* centre = new QWidget(this);
  auto* layout = new QVBoxLayout(centre);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  m_top_bar = new TopBar(*m_actions, m_session, centre);
  m_problem = new Banner("problemBanner", centre);
  m_violation = new Banner("violationBanner", centre);
  m_panels = new Panels(m_session, m_selection, centre);
  layout->addWidget(m_top_bar);
  layout->addWidget(m_problem);
  layout->addWidget(m_violation);
  layout->addWidget(m_panels, 1);
  m_time_bar = new TimeBar(*m_actions, centre);
  layout->addWidget(m_time_bar);
  centre->setMinimumSize(1, 1);
  setCentralWidget(centre);
  m_help = new HelpOverlay(*this);
}

void MainWindow::connectDriver() {
  SimulationDriver& driver = m_session.driver();
  connect(&driver, &SimulationDriver::snapshotReady, this, &MainWindow::takeSnapshot);
  connect(&driver, &SimulationDriver::stateChanged, this, &MainWindow::showState);
  connect(&driver, &SimulationDriver::failed, m_problem, &Banner::showMessage);
  connect(&m_session, &Session::configChanged, this, [this] {
    m_panels->feed().setGoMinor(m_session.config().go_minor);
    m_problem->showMessage({});
  });
  connect(&m_loader, &GctraceLoader::loaded, this, &MainWindow::showLog);
  connect(&m_loader, &GctraceLoader::failed, m_problem, &Banner::showMessage);
  connect(m_violation, &Banner::closed, this, [this] { m_violations_closed = m_violations_shown; });
}

void MainWindow::restoreState() {
  setThemeId(find_theme(m_settings.text("theme")).value_or(ThemeId::kLight));
  restoreGeometry(m_settings.state("geometry"));
  m_panels->restoreState(m_settings);
  bool is_number = false;
  const double speed = m_settings.text(kSpeedKey).toDouble(&is_number);
  if (is_number && speed > 0) m_session.setSpeed(speed);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  fitHeight();
  QMainWindow::resizeEvent(event);
}

void MainWindow::fitHeight() {
  const int line = QFontMetrics(ui::theme(m_theme).font(FontRole::kBody)).lineSpacing();
  m_top_bar->setMostHeight(static_cast<int>(height() * kMostTopPart));
  m_time_bar->setVisible(height() >= kLeastTimeLines * line);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  setPresenting(false);
  m_settings.setText("theme", theme_name(m_theme));
  m_settings.setState("geometry", saveGeometry());
  m_settings.setText(kSpeedKey, QString::number(m_session.speed(), 'g', 6));
  m_panels->saveState(m_settings);
  m_session.driver().pause();
  QMainWindow::closeEvent(event);
}

void MainWindow::setThemeId(ThemeId id) {
  m_theme = id;
  const Theme& theme = ui::theme(id);
  apply_theme(*qApp, theme);
  m_actions->setTheme(theme);
  m_top_bar->setTheme(theme);
  m_problem->setTheme(theme);
  m_violation->setTheme(theme);
  m_panels->setTheme(theme);
  m_time_bar->setTheme(theme);
  m_help->setTheme(theme);
  fitHeight();
}

void MainWindow::setPresenting(bool on) {
  if (on == isFullScreen()) return;
  m_actions->present->setChecked(on);
  if (on) {
    m_theme_before_presenting = m_theme;
    setThemeId(ThemeId::kProjector);
    showFullScreen();
  } else {
    setThemeId(m_theme_before_presenting);
    showNormal();
  }
}

void MainWindow::takeSnapshot() {
  if (const auto snapshot = m_session.driver().takeSnapshot()) showSnapshot(snapshot);
}

void MainWindow::showSnapshot(const std::shared_ptr<const Snapshot>& snapshot) {
  m_now_ns = snapshot->now_ns;
  m_top_bar->setSnapshot(*snapshot);
  m_panels->feed().setSnapshot(snapshot);
  m_time_bar->setSnapshot(snapshot);
  showViolations(*snapshot);
}

void MainWindow::showStill(const std::shared_ptr<const Snapshot>& snapshot, bool playing) {
  disconnect(&m_session.driver(), nullptr, this, nullptr);
  m_panels->feed().setReducedMotion(true);
  m_actions->setPlaying(playing);
  HistoryState history;
  history.now_ns = history.end_ns = snapshot->now_ns;
  m_time_bar->setHistory(history);
  showSnapshot(snapshot);
  m_panels->feed().drawNow();
}

void MainWindow::showState(const DriverState& state) {
  m_actions->setPlaying(state.playing);
  forgetRun(state.run);
}

/// What was selected or closed belongs to the run before.
void MainWindow::forgetRun(std::uint64_t run) {
  if (run == m_run) return;
  m_run = run;
  m_violations_closed = 0;
  m_selection.clear();
  m_panels->feed().forgetRun();
}

void MainWindow::showViolations(const Snapshot& snapshot) {
  m_violations_shown = snapshot.violations.size();
  if (m_violations_shown <= m_violations_closed) {
    m_violation->showMessage({});
    return;
  }
  // Of lost objects the views mark the newest.
  const bool marked = !snapshot.lost.empty();
  QString text =
      "Invariant broken: " +
      QString::fromStdString(marked ? snapshot.lost.back().text : snapshot.violations.front());
  if (m_violations_shown > 1) {
    text += QString(marked ? "  (%1 in all; this one is marked)" : "  (%1 in all)")
                .arg(m_violations_shown);
  }
  if (text != m_violation->message() || m_violation->isHidden()) m_violation->showMessage(text);
}

}  // namespace tricolor::ui
