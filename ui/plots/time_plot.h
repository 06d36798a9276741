// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>
#include <QWidget>
#include <memory>
#include <vector>

#include "core/sim/snapshot.h"
#include "ui/plots/legend_bar.h"
#include "ui/plots/plot_canvas.h"
#include "ui/plots/time_window.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

class Selection;

/// What the plots over time share: a legend above a canvas, the window on time, the mouse.
///
/// Wheel zooms around the mouse, dragging moves a zoomed plot (and the time cursor of one that
/// shows everything), a double click shows everything again, a click selects the nearest cycle
/// and puts the time cursor there. With the focus, + and - zoom around the time cursor, 0 shows
/// everything, a comma and a full stop select the cycle before and the next one. A subclass adds
/// its lines in its constructor and says what they show.
class TimePlot : public QWidget {
  Q_OBJECT

 public:
  TimePlot(Selection& selection, QWidget* parent);

  void setTheme(const Theme& theme);
  /// Null: an empty plot. A moment of the past shows its whole course. Draws at most once per call,
  /// when control is back in the event loop.
  void setSnapshot(std::shared_ptr<const Snapshot> snapshot);

  const TimeWindow& timeWindow() const { return m_window; }
  /// As another plot has it; does not emit.
  void setTimeWindow(const TimeWindow& window);
  /// Shows the whole run.
  void fit();
  /// The whole run is at least as long as this: another plot shows something longer beside it.
  void setLeastEnd(double end_ns);

  /// Draws what is queued, before a picture is taken.
  void drawNow() { m_canvas->drawNow(); }
  /// How often the curves have been drawn.
  std::uint64_t drawings() const { return m_canvas->drawings(); }
  QSize minimumSizeHint() const override { return {200, 90}; }

 Q_SIGNALS:
  /// The user zoomed, moved or fitted.
  void timeWindowChanged(const tricolor::ui::TimeWindow& window);

 protected:
  /// One line with its entry in the legend, if it has one.
  struct Line {
    int curve = 0;
    LegendButton* button = nullptr;
  };

  Line addLine(PlotCanvas::Axis axis, const LegendButton::Words& words);
  int addBand();
  void setLook(const Line& line, const CurveStyle& style);
  /// Shows the line if its entry is checked.
  void showLine(const Line& line);

  /// Puts the snapshot's series into the canvas.
  virtual void takeSeries(const Snapshot& snapshot) = 0;
  virtual void styleLines(const Theme& theme) = 0;
  /// Value axes for the present series and size.
  virtual void scaleValues() = 0;
  /// The legend's values at a moment.
  virtual void showValues(double at_ns) = 0;
  /// Up to where there is something to show.
  virtual double endNs() const = 0;
  virtual void resetScale() {}

  PlotCanvas& canvas() { return *m_canvas; }
  LegendBar& legend() { return *m_legend; }
  const Theme& currentTheme() const { return m_theme; }
  const Snapshot* snapshot() const { return m_snapshot.get(); }
  /// Series changed without a snapshot.
  void rescale();
  /// Width in ns of one px.
  double nsPerPixel() const;
  /// There are so many cycles in sight that lines must be thin to be told apart.
  bool crowded() const;

  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void wire();
  double wholeEndNs() const;  ///< of what the time window can show
  void takeSnapshot(std::shared_ptr<const Snapshot> snapshot);
  void showFuture();
  void applyWindow();
  void changeWindow();
  void pointAt(double at_ns);
  void updateCursor();
  void updateSelectedCycle();
  void updateValues();
  void drag(double from_ns, double to_ns);
  void zoomAtCursor(double factor);
  void selectCycle(int by);

  Selection& m_selection;
  Theme m_theme;
  std::shared_ptr<const Snapshot> m_snapshot;  ///< of the past: up to the end of its course
  std::shared_ptr<const RunCourse> m_course;
  Nanos m_present_ns = 0;
  TimeWindow m_window;
  double m_least_end_ns = 0;
  LegendBar* m_legend;
  PlotCanvas* m_canvas;
  std::vector<Line> m_lines;
  int m_selected_band = 0;
  int m_future_band = 0;
  double m_hovered_ns;
  bool m_scrubbing = false;
};

/// Whatever one of the two shows, the other shows too.
void link_time_windows(TimePlot& a, TimePlot& b);

}  // namespace tricolor::ui
