// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QAbstractButton>

#include "ui/plots/curve_style.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

/// One entry of a plot's legend: a piece of the line, its name and its value. Clicking shows or
/// hides the line; a hidden one's swatch is only an outline.
class LegendButton : public QAbstractButton {
  Q_OBJECT

 public:
  LegendButton(const QString& id, const QString& name, QWidget* parent = nullptr);

  void setLook(const Theme& theme, const CurveStyle& style);
  /// The value at the moment that is pointed at; room for `letters` is kept.
  void setValue(const QString& value, int letters = 8);

  /// On: the name only, for narrow plots.
  void setCompact(bool compact);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  bool showsValue() const { return isChecked() && !m_compact && m_letters > 0; }
  void paintSwatch(QPainter& painter, const QRect& rect) const;

  Theme m_theme;
  CurveStyle m_style;
  QString m_value;
  int m_letters = 0;
  bool m_compact = false;
  bool m_by_keyboard = false;
};

}  // namespace tricolor::ui
