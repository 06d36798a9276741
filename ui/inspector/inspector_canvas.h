// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>

#include "ui/inspector/inspector_painter.h"

namespace tricolor::ui {

/// Shows one page and says what was clicked. Tab and Shift+Tab walk through its links, Return
/// follows one. As high as its page needs at its width.
class InspectorCanvas : public QWidget {
  Q_OBJECT

 public:
  explicit InspectorCanvas(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void setPage(InspectorPage page);
  const InspectorPage& page() const { return m_page; }
  const InspectorLayout& layout() const { return m_layout; }
  QSize sizeHint() const override { return {300, m_layout.height()}; }

 Q_SIGNALS:
  void followed(const tricolor::ui::PageLink& link);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool focusNextPrevChild(bool next) override;

 private:
  void relayout();
  void hover(int item);

  const Theme* m_theme;
  InspectorPage m_page;
  InspectorLayout m_layout;
  PageMarks m_marks;
};

}  // namespace tricolor::ui
