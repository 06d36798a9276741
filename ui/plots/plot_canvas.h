// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QColor>
#include <QString>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

#include "ui/plots/axis_ticks.h"
#include "ui/plots/curve.h"
#include "ui/plots/curve_style.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

/// A plot over time with up to three value axes. The plotting library is seen by its Parts only.
///
/// 1. addCurve() for all curves, in drawing order; setTheme() and setStyle().
/// 2. setData(), setTimeAxis(), setValueAxis() … whenever something changed, then refresh(),
///    which draws once, when control returns to the event loop.
/// 3. The signals say what the mouse did, in ns; the canvas itself never moves.
class PlotCanvas : public QWidget {
  Q_OBJECT

 public:
  enum class Axis : std::uint8_t {
    kLeft,
    kRight,
    kOuterRight,
    kUnit,  ///< 0 … 1, invisible: bands over the whole height, behind everything
  };

  explicit PlotCanvas(QWidget* parent = nullptr);
  ~PlotCanvas() override;

  void setTheme(const Theme& theme);
  int addCurve(Axis axis);
  void setStyle(int curve, const CurveStyle& style);
  void setData(int curve, const Curve& values);
  void setCurveVisible(int curve, bool visible);

  void setTimeAxis(double low_ns, double high_ns, const AxisTicks& ticks);
  void setValueAxis(Axis axis, double high, const AxisTicks& ticks, const QColor& colour);
  /// Space for tick labels, in letters of the small mono font; the same for plots in a column.
  void setMargins(int left_letters, int right_letters, bool time_labels);

  /// A vertical line; none: it is taken away.
  void setTimeCursor(std::optional<double> at_ns);
  /// A word at the right end, at the height of `value` on the left axis; empty: none.
  void setTag(const QString& text, double value, const QColor& colour);
  /// A sentence in the middle of an empty plot; empty: none.
  void setMessage(const QString& text);
  void refresh();
  /// Draws without waiting: before a picture is taken.
  void drawNow();

  /// Where a value of the left axis is, in px from the top; and a time, from the left.
  double pixelOfValue(double value) const;
  double pixelOfTime(double at_ns) const;
  int plotHeight() const;
  int plotWidth() const;
  /// How often the curves have been drawn.
  std::uint64_t drawings() const;

 Q_SIGNALS:
  void clicked(double at_ns);
  void doubleClicked();
  void dragBegan(double at_ns);
  void dragged(double from_ns, double to_ns);
  void zoomed(double factor, double at_ns);
  /// NaN: the mouse has left.
  void hovered(double at_ns);
  void resized();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  QSize sizeHint() const override { return {640, 160}; }
  QSize minimumSizeHint() const override { return {160, 60}; }

 private:
  struct Parts;
  void wireMouse();

  std::unique_ptr<Parts> m_parts;
  QTimer m_refresh;  ///< fires when the window has drawn what is due already
};

}  // namespace tricolor::ui
