// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

class QWidget;

namespace tricolor::ui {

/// Everything that can be done by a key, as actions with names, icons, tool tips and shortcuts.
/// Who reacts is wired up by the window.
class Actions : public QObject {
  Q_OBJECT

 public:
  /// The actions' shortcuts work in the whole of `window`.
  explicit Actions(QWidget& window);

  void setTheme(const Theme& theme);
  /// The play action turns into pause and back.
  void setPlaying(bool playing);
  QList<QAction*> all() const { return m_all; }

  QAction* to_start = nullptr;
  QAction* play = nullptr;
  QAction* step = nullptr;
  QAction* step_back = nullptr;
  QAction* next_phase = nullptr;
  QAction* next_cycle = nullptr;
  QAction* to_end = nullptr;
  QAction* previous_phase = nullptr;
  QAction* previous_cycle = nullptr;
  QAction* undo = nullptr;
  QAction* to_next_gc = nullptr;
  QAction* breakpoints = nullptr;
  QAction* restart = nullptr;
  QAction* collect = nullptr;
  QAction* slower = nullptr;
  QAction* faster = nullptr;
  QAction* present = nullptr;
  QAction* export_picture = nullptr;
  QAction* open_log = nullptr;
  QAction* close_log = nullptr;
  QAction* help = nullptr;

 private:
  struct Row;
  void add(const Row& row);

  QList<QAction*> m_all;
  const Theme* m_theme = nullptr;
  bool m_playing = false;
};

}  // namespace tricolor::ui
