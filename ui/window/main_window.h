// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QMainWindow>
#include <memory>

#include "core/sim/snapshot.h"
#include "ui/bridge/gctrace_loader.h"
#include "ui/bridge/selection.h"
#include "ui/bridge/session.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

class Actions;
class Banner;
class HelpOverlay;
class Panels;
class Settings;
class TimeBar;
class TopBar;

/// The program's window: where the rooms meet. Hands every picture that the driver publishes to
/// all panels, and turns actions into calls of the session.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  /// `settings` must outlive the window.
  MainWindow(const Config& config, Settings& settings, QWidget* parent = nullptr);
  ~MainWindow() override;

  Session& session() { return m_session; }
  Selection& selection() { return m_selection; }
  ThemeId themeId() const { return m_theme; }

  void setThemeId(ThemeId id);
  /// Full screen and the projector theme, until switched off.
  void setPresenting(bool on);
  /// Opens a gctrace log; a banner says what is wrong with it.
  void openFile(const QString& path);
  /// For pictures: shows this instead of what the driver has, from now on.
  void showStill(const std::shared_ptr<const Snapshot>& snapshot, bool playing);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool focusNextPrevChild(bool next) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void makeParts();
  void connectTransport();
  void connectTools();
  void connectDriver();
  void connectTime();  ///< this and what follows: window_time.cpp
  void connectBreakpoints();
  void setKeyframeMemory(int mib);
  void goToTime(Nanos at_ns);
  void toEnd();
  void showHistory(const HistoryState& history);
  void restoreState();
  void fitHeight();
  void takeSnapshot();
  void showSnapshot(const std::shared_ptr<const Snapshot>& snapshot);
  void showState(const DriverState& state);
  void showViolations(const Snapshot& snapshot);
  void showLog(const LoadedLog& log);
  void togglePlay();
  void chooseLog();
  void chooseExport();
  void exportTo(const QString& path);
  void forgetRun(std::uint64_t run);

  Settings& m_settings;
  Session m_session;
  Selection m_selection;
  GctraceLoader m_loader;
  ThemeId m_theme = ThemeId::kLight;
  ThemeId m_theme_before_presenting = ThemeId::kLight;
  std::uint64_t m_run = 0;
  std::size_t m_violations_closed = 0;  ///< how many the user has seen and closed
  std::size_t m_violations_shown = 0;
  Nanos m_now_ns = 0;

  Actions* m_actions = nullptr;
  TopBar* m_top_bar = nullptr;
  Banner* m_problem = nullptr;
  Banner* m_violation = nullptr;
  Panels* m_panels = nullptr;
  TimeBar* m_time_bar = nullptr;
  HelpOverlay* m_help = nullptr;
};

}  // namespace tricolor::ui
