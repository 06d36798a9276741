// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPointer>
#include <QWidget>
#include <vector>

#include "ui/theme/theme.h"
#include "ui/window/panels.h"

namespace tricolor::ui {

/// "What am I looking at?": names the parts of the window over a dimmed picture of it, and lists
/// the keys. Any key or click closes it.
class HelpOverlay : public QWidget {
  Q_OBJECT

 public:
  /// Covers `window`; hidden at first.
  explicit HelpOverlay(QWidget& window);

  void setTheme(const Theme& theme) { m_theme = &theme; }
  void toggle(std::vector<Panels::Named> panels);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool focusNextPrevChild(bool next) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void leave();
  void paintPanel(QPainter& painter, const Panels::Named& panel) const;
  void paintKeys(QPainter& painter) const;
  void paintNote(QPainter& painter, const QRect& space, const QString& name,
                 const QString& text) const;
  void paintLine(QPainter& painter, const QRect& space, const QString& name,
                 const QString& text) const;

  const Theme* m_theme = nullptr;
  std::vector<Panels::Named> m_panels;
  QPointer<QWidget> m_focus_before;
};

}  // namespace tricolor::ui
