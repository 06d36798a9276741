// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>

#include "ui/bridge/ownership_run.h"
#include "ui/ownership/ownership_layout.h"
#include "ui/ownership/ownership_words.h"

namespace tricolor::ui {

struct Theme;

/// The painted part of the ownership panel: code, diagrams and the plot of bytes held.
///
/// Shows one step of one run. A click into the plot asks for the step under it; whatever is
/// elided or abbreviated has its whole text in a tool tip.
class OwnershipCanvas : public QWidget {
  Q_OBJECT

 public:
  explicit OwnershipCanvas(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void setRun(OwnershipRun run);
  /// Clamped to the run's steps.
  void setStep(int step);

  const OwnershipRun& run() const { return m_run; }
  int step() const { return m_step; }
  int steps() const { return static_cast<int>(m_run.moments.size()); }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void stepPicked(int step);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  bool event(QEvent* event) override;

 private:
  const OwnershipMoment& moment() const { return m_run.moments[static_cast<std::size_t>(m_step)]; }
  OwnershipMetrics metrics() const;
  OwnershipLayout layoutNow() const;
  QString tipAt(const QPointF& point) const;
  QString columnTip(const OwnershipColumn& column, const OwnershipState& state,
                    const std::vector<std::string>& source, Language language,
                    const QPointF& point) const;
  void paintColumn(QPainter& painter, const OwnershipColumn& column, Language language) const;
  void paintPlotTitle(QPainter& painter, const QRectF& rect) const;

  const Theme* m_theme;
  OwnershipRun m_run;
  int m_step = 0;
  int m_diagram_rows = 1;  ///< of the tallest diagram of the run, so that nothing jumps
};

}  // namespace tricolor::ui
