// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace tricolor::ui {

struct Theme;

/// One line of bad news across the window that hinders nothing: it stays until it is closed or
/// replaced. Hidden while there is none.
class Banner : public QFrame {
  Q_OBJECT

 public:
  explicit Banner(const QString& name, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// Several lines are shown one below the other; empty hides the banner.
  void showMessage(const QString& message);
  QString message() const;

 Q_SIGNALS:
  void closed();

 private:
  QLabel* m_text = nullptr;
  QToolButton* m_close = nullptr;
};

}  // namespace tricolor::ui
