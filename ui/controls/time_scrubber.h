// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "core/sim/snapshot.h"
#include "ui/bridge/history_state.h"
#include "ui/controls/scrubber_layout.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

/// The run as a line to drag along: what has been, where the picture is, what was already seen
/// beyond it. Pressing and dragging emit sought() at once, and so do the arrow keys: each goes a
/// hundredth of the run back or on.
class TimeScrubber : public QWidget {
  Q_OBJECT

 public:
  explicit TimeScrubber(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void setHistory(const HistoryState& history);
  void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
  const ScrubberLayout& scrubberLayout() const { return m_layout; }
  /// What it says at its right end.
  QString words() const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

 Q_SIGNALS:
  void sought(tricolor::Nanos at_ns);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void relayout();
  void seekTo(int x);
  void stepBy(int hundredths);
  void paintGroove(QPainter& painter) const;
  void paintMarks(QPainter& painter) const;
  void paintHandle(QPainter& painter) const;

  const Theme* m_theme;
  HistoryState m_history;
  std::shared_ptr<const Snapshot> m_snapshot;
  ScrubberLayout m_layout;
  bool m_dragging = false;
  int m_dragged_x = 0;
  std::optional<Nanos> m_stepped_to_ns;  ///< by a key; until the picture has got there
};

}  // namespace tricolor::ui
