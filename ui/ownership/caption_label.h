// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QStringList>
#include <QWidget>

namespace tricolor::ui {

struct Theme;

/// One of a few sentences, in the lines that the longest of them needs, so that stepping never
/// moves what is around it: wrapped at words, elided at the end of the last line, whole in the tool
/// tip.
class CaptionLabel : public QWidget {
  Q_OBJECT

 public:
  explicit CaptionLabel(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// Makes room for each of these, up to four lines.
  void setSentences(const QStringList& sentences);
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
  double indent() const;

  const Theme* m_theme;
  QStringList m_sentences;
  QString m_lead;
  QString m_text;
};

}  // namespace tricolor::ui
