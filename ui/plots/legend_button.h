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
  /// How much is shown: the narrower the plot, the less.
  enum class Detail : std::uint8_t {
    kFull,   ///< name and value
    kShort,  ///< short name and value
    kLeast,  ///< short name, and a value only if it is `important`
  };
  struct Words {
    QString id;
    QString name;
    QString short_name;
    bool important = false;
  };

  explicit LegendButton(const Words& words, QWidget* parent = nullptr);

  void setLook(const Theme& theme, const CurveStyle& style);
  /// The value at the moment that is pointed at; room for `letters` is kept.
  void setValue(const QString& value, int letters = 8);

  void setDetail(Detail detail);
  bool showsValue() const { return hasValueIn(m_detail); }
  QSize sizeFor(Detail detail) const;

  QSize sizeHint() const override { return sizeFor(m_detail); }
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  const QString& nameIn(Detail detail) const;
  bool hasValueIn(Detail detail) const;
  void paintSwatch(QPainter& painter, const QRect& rect) const;

  Words m_words;
  Theme m_theme;
  CurveStyle m_style;
  QString m_value;
  int m_letters = 0;
  Detail m_detail = Detail::kFull;
  bool m_by_keyboard = false;
};

}  // namespace tricolor::ui
