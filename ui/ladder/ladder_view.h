// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QAbstractScrollArea>
#include <QTimer>
#include <memory>

#include "ui/bridge/inspect_query.h"
#include "ui/ladder/ladder_layout.h"

namespace tricolor::ui {

class SimulationDriver;

/// From the objects' bytes to the process's memory, level by level, under the names of MemStats:
/// what each level adds stands on the one before. All numbers are of one moment of the run; they
/// are asked for only while the panel is seen; where they are higher than the panel it scrolls.
/// With the focus, Up and Down choose a level and say what it means, as the mouse does.
class LadderView : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit LadderView(SimulationDriver& driver, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// The world has moved on: what is shown may be old.
  void worldChanged();

  const std::vector<LadderRung>& rungs() const { return m_rungs; }
  const LadderLayout& layout() const { return m_layout; }
  /// Of the level chosen with the keyboard; -1: none.
  int chosen() const { return m_chosen; }
  QSize sizeHint() const override { return {320, 300}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void ask();
  void take(const std::shared_ptr<const InspectAnswer>& answer);
  void relayout();
  void choose(int rung);
  void reveal(const QRect& row);
  void paintRung(QPainter& painter, const LadderRung& rung, const PlacedRung& at) const;

  SimulationDriver& m_driver;
  const Theme* m_theme;
  std::vector<LadderRung> m_rungs;
  std::int64_t m_memory_limit = kNoMemoryLimit;
  LadderLayout m_layout;
  int m_chosen = -1;
  bool m_stale = true;
  bool m_waiting = false;
  QTimer m_again;
};

}  // namespace tricolor::ui
