// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>
#include <vector>

class QTabWidget;
class QToolButton;

namespace tricolor::ui {

/// Tabs whose names are all on the screen, however narrow: where Qt's row of tabs would have to
/// scroll, buttons in as many rows as it takes stand in for it. If they may, the names scroll where
/// these rows would leave the page too little height.
///
/// The tabs stay what they are: pages are added to, chosen in and taken from tabs(). refresh()
/// after pages came or went, or another font.
class WrappedTabs : public QWidget {
  Q_OBJECT

 public:
  explicit WrappedTabs(QTabWidget* tabs, QWidget* parent = nullptr);

  QTabWidget& tabs() { return *m_tabs; }
  /// True while buttons stand in for the row of tabs.
  bool wraps() const { return m_wraps; }
  void refresh();
  void setMayScroll(bool on) { m_may_scroll = on; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void makeButtons();
  void choose();
  void showCurrent(int index);

  QTabWidget* m_tabs;
  QWidget* m_row;
  std::vector<QToolButton*> m_buttons;
  bool m_wraps = false;
  bool m_may_scroll = false;
};

}  // namespace tricolor::ui
