// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
// What the window's actions do: transport, files, pictures, keys.
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMimeData>
#include <QSlider>
#include <QSplitter>
#include <QTabBar>

#include "ui/controls/banner.h"
#include "ui/controls/speed_slider.h"
#include "ui/controls/time_scrubber.h"
#include "ui/export/picture.h"
#include "ui/export/settings_text.h"
#include "ui/window/actions.h"
#include "ui/window/help_overlay.h"
#include "ui/window/main_window.h"
#include "ui/window/panels.h"
#include "ui/window/tab_order.h"
#include "ui/window/time_bar.h"
#include "ui/window/top_bar.h"

namespace tricolor::ui {

namespace {

/// True for keys that the focused control needs for itself, although they are shortcuts too.
bool belongs_to_control(const QWidget* focus, int key) {
  if (qobject_cast<const QAbstractButton*>(focus) != nullptr) return key == Qt::Key_Space;
  const bool end = key == Qt::Key_Home || key == Qt::Key_End;
  if (qobject_cast<const QComboBox*>(focus) != nullptr) return end || key == Qt::Key_Space;
  const bool sideways = key == Qt::Key_Left || key == Qt::Key_Right;
  if (const auto* border = qobject_cast<const QSplitterHandle*>(focus)) {
    return sideways && border->orientation() == Qt::Horizontal;
  }
  if (qobject_cast<const TimeScrubber*>(focus) != nullptr) return sideways;
  const bool chooses = qobject_cast<const QSlider*>(focus) != nullptr ||
                       qobject_cast<const QTabBar*>(focus) != nullptr;
  return chooses && (end || sideways);
}

}  // namespace

void MainWindow::connectTransport() {
  SimulationDriver& driver = m_session.driver();
  const auto on = [this](QAction* action, auto reaction) {
    connect(action, &QAction::triggered, this, reaction);
  };
  on(m_actions->play, [this] { togglePlay(); });
  on(m_actions->step, [this, &driver] { driver.step(m_top_bar->stepKind()); });
  on(m_actions->next_phase, [&driver] { driver.step(StepKind::kPhase); });
  on(m_actions->next_cycle, [&driver] { driver.step(StepKind::kCycle); });
  on(m_actions->collect, [this] { m_session.collect(); });
  on(m_actions->slower, [this] { m_top_bar->speed().slower(); });
  on(m_actions->faster, [this] { m_top_bar->speed().faster(); });
}

void MainWindow::connectTools() {
  connect(m_top_bar, &TopBar::themeChosen, this, &MainWindow::setThemeId);
  connect(m_actions->present, &QAction::triggered, this, &MainWindow::setPresenting);
  connect(m_actions->open_log, &QAction::triggered, this, &MainWindow::chooseLog);
  connect(m_actions->export_picture, &QAction::triggered, this, &MainWindow::chooseExport);
  connect(m_actions->close_log, &QAction::triggered, this, [this] {
    m_panels->feed().clearRealRun();
    m_actions->close_log->setEnabled(false);
  });
  connect(m_actions->help, &QAction::triggered, this, [this] {
    auto parts = m_panels->visiblePanels();
    parts.push_back({m_time_bar, "Time", "The run so far: drag along it to travel in time."});
    m_help->toggle(std::move(parts));
  });
}

/// A program that has ended starts over.
void MainWindow::togglePlay() {
  SimulationDriver& driver = m_session.driver();
  const DriverState state = driver.state();
  if (state.playing) {
    driver.pause();
    return;
  }
  if (state.finished) m_session.restart();
  driver.play();
}

void MainWindow::openFile(const QString& path) {
  m_loader.load(path);
}

void MainWindow::showLog(const LoadedLog& log) {
  m_panels->feed().setRealRun(log.log);
  m_actions->close_log->setEnabled(true);
  m_problem->showMessage(log.remark.isEmpty() ? QString() : log.name + ": " + log.remark);
}

void MainWindow::chooseLog() {
  auto* dialog = new QFileDialog(this, "Open a gctrace log");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openFile);
  dialog->open();
}

void MainWindow::chooseExport() {
  auto* dialog = new QFileDialog(this, "Save the window as a picture");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters({"PNG picture (*.png)", "SVG drawing (*.svg)", "PDF document (*.pdf)"});
  dialog->setDefaultSuffix("png");
  connect(dialog, &QFileDialog::filterSelected, dialog,
          [dialog](const QString& filter) { dialog->setDefaultSuffix(filter.left(3).toLower()); });
  connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::exportTo);
  dialog->open();
}

void MainWindow::exportTo(const QString& path) {
  PictureSpec spec;
  spec.scale = devicePixelRatioF();
  spec.settings = settings_text(m_session.config(), m_now_ns);
  spec.size = centralWidget()->size();
  const Theme& theme = ui::theme(m_theme);
  spec.size.rheight() += spec.size.height() - painting_size(spec, theme).height();
  const auto problem = save_picture(path, spec, theme, painting_of(*centralWidget()));
  m_problem->showMessage(problem ? QString::fromStdString(problem->message) : QString());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QList<QUrl> urls = event->mimeData()->urls();
  if (urls.isEmpty()) return;
  event->acceptProposedAction();
  if (urls.size() > 1) {
    m_problem->showMessage("One log at a time can be drawn over the simulation; drop one file.");
    return;
  }
  if (!urls.front().isLocalFile()) {
    m_problem->showMessage("Only files of this machine can be opened; save the log first.");
    return;
  }
  openFile(urls.front().toLocalFile());
}

/// Escape leaves the presentation unless something inside had a use for it.
void MainWindow::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Escape || !isFullScreen()) return QMainWindow::keyPressEvent(event);
  setPresenting(false);
}

bool MainWindow::focusNextPrevChild(bool next) {
  order_as_read(*centralWidget());
  const bool moved = QMainWindow::focusNextPrevChild(next);
  if (moved && focusWidget() != nullptr) scroll_to(*focusWidget());
  return moved;
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const auto plain = key->modifiers() == Qt::NoModifier;
    if (plain && belongs_to_control(qobject_cast<QWidget*>(watched), key->key())) {
      event->accept();
      return true;
    }
  }
  return QMainWindow::eventFilter(watched, event);
}

}  // namespace tricolor::ui
