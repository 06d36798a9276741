// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace tricolor::ui {

struct Theme;

/// Bad news across the window that hinders nothing: it stays until it is closed or replaced. Hidden
/// while there is none.
///
/// Two lines, three in a high window; of a longer message the tool tip has all, and a button
/// unfolds it.
class Banner : public QFrame {
  Q_OBJECT

 public:
  explicit Banner(const QString& name, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// Several lines are shown one below the other; empty hides the banner.
  void showMessage(const QString& message);
  const QString& message() const { return m_message; }

 Q_SIGNALS:
  void closed();

 protected:
  bool event(QEvent* event) override;
  /// How many lines there are follows the window's height, too.
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QToolButton* makeButton(const QString& name, const QString& text, const QString& spoken);
  void unfold(bool on);
  void fit();
  int fewLines() const;

  QString m_message;
  bool m_unfolded = false;
  QLabel* m_text = nullptr;
  QToolButton* m_more = nullptr;
  QToolButton* m_close = nullptr;
};

}  // namespace tricolor::ui
