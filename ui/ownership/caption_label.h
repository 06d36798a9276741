// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>

namespace tricolor::ui {

struct Theme;

/// A sentence in a fixed number of lines, so that stepping never moves what is around it: wrapped
/// at words, elided at the end of the last line, whole in the tool tip.
class CaptionLabel : public QWidget {
  Q_OBJECT

 public:
  /// Makes room for sentences of so many letters.
  explicit CaptionLabel(int usual_letters, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// `lead` is drawn in bold before `text`.
  void setText(const QString& lead, const QString& text);
  QString text() const { return m_text; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  int linesAt(int width) const;

  const Theme* m_theme;
  int m_usual_letters;
  QString m_lead;
  QString m_text;
};

}  // namespace tricolor::ui
