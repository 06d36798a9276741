// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QFrame>
#include <QToolButton>
#include <vector>

#include "core/sim/snapshot.h"
#include "ui/bridge/driver_command.h"
#include "ui/theme/theme.h"

class QComboBox;
class QLabel;

namespace tricolor::ui {

class Actions;
class Session;
class SpeedSlider;
class SteadyLabel;

/// The strip at the top: transport, step size, speed, phase, virtual time, theme. Wraps into
/// more rows in a narrow window.
class TopBar : public QFrame {
  Q_OBJECT

 public:
  TopBar(Actions& actions, Session& session, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void setSnapshot(const Snapshot& snapshot);
  StepKind stepKind() const;
  SpeedSlider& speed() { return *m_speed; }
  /// Rather than become higher it leaves out what keys do as well.
  void setMostHeight(int px);

 Q_SIGNALS:
  void themeChosen(tricolor::ui::ThemeId id);

 protected:
  bool event(QEvent* event) override;

 private:
  QToolButton* addButton(QAction* action, bool with_text);
  void addStepSize();
  void addThemeMenu();
  void fitIntoWidth();
  int mostRows() const;
  int rowsWith(bool short_phase, std::size_t dropped) const;
  void arrange(bool short_phase, std::size_t dropped);
  void showPhase();

  SpeedSlider* m_speed = nullptr;
  QComboBox* m_step_size = nullptr;
  SteadyLabel* m_chip = nullptr;
  SteadyLabel* m_time = nullptr;
  QToolButton* m_theme_button = nullptr;
  QString m_phase;
  QString m_short_phase;
  bool m_is_short = false;
  std::vector<QAction*> m_theme_actions;
  std::vector<QWidget*> m_optional;  ///< also reached by keys; the first goes first
  int m_most_height = 0;
};

}  // namespace tricolor::ui
