// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QLabel>

namespace tricolor::ui {

/// The sentence under the heap map: what just happened and why. The same height
/// whatever it says, cut with an ellipsis where it is longer; the tool tip has all of it.
class EventCaption : public QLabel {
  Q_OBJECT

 public:
  explicit EventCaption(QWidget* parent = nullptr);

  void setCaption(const QString& sentence);
  /// How high it is, in lines; 2 at first.
  void setLines(int lines);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_sentence;
  int m_lines = 2;
};

}  // namespace tricolor::ui
