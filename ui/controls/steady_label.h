// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QLabel>

namespace tricolor::ui {

/// A label whose width does not change with its text, so that nothing beside it jumps: it is as
/// wide as the given widest text in its font, or as the widest that it has shown.
class SteadyLabel : public QLabel {
  Q_OBJECT

 public:
  explicit SteadyLabel(const QString& widest, QWidget* parent = nullptr);

  void setWidest(const QString& widest);
  /// How wide it would be with another widest text.
  int widthFor(const QString& widest) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 private:
  QString m_widest;
  mutable int m_widest_shown = 0;  ///< px, in the present font
  mutable QFont m_font;
};

}  // namespace tricolor::ui
