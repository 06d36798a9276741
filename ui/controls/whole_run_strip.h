// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QElapsedTimer>
#include <QFrame>
#include <vector>

#include "ui/bridge/whole_runner.h"
#include "ui/controls/whole_run_history.h"

class QGridLayout;
class QLabel;

namespace tricolor::ui {

class Session;
struct WholeRunFigure;

/// What the whole program would do with the settings as they are: four figures, each beside its
/// change, in as many rows as the width asks for. Computed anew at every change of a setting,
/// without playing, and only while the strip can be seen.
class WholeRunStrip : public QFrame {
  Q_OBJECT

 public:
  explicit WholeRunStrip(Session& session, QWidget* parent = nullptr);

  /// For pictures: does not come back before the figures are there.
  void computeNow();
  /// Places the figures for a width, in one, two or four columns; also while it is hidden.
  void arrange(int width);
  /// In one column.
  int leastWidth() const;

 protected:
  bool event(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  struct Cell {
    const WholeRunFigure* figure;
    QWidget* box;
    QLabel* name;
    QLabel* value;
    QLabel* change;
  };

  Cell makeCell(const WholeRunFigure& figure);
  int widestCell() const;
  void refresh();
  void take(const WholeRunHistory::Run& run);
  void showFigures();
  void setComputing(bool on);

  Session& m_session;
  WholeRunHistory m_history;
  QElapsedTimer m_clock;
  QLabel* m_title = nullptr;
  QGridLayout* m_grid = nullptr;
  std::vector<Cell> m_cells;
  int m_columns = 0;
  bool m_computing = false;
  WholeRunner m_runner;
};

}  // namespace tricolor::ui
