// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QAbstractScrollArea>

#include "ui/eventlog/event_rows.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

/// A list of events that paints only the rows that are seen. It follows the newest row until
/// somebody scrolls up; then the rows in view stay in view while others come and go.
class EventList : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit EventList(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void append(const Snapshot& snapshot);
  void setFilter(const EventFilter& filter);
  void keepUntil(Nanos at_ns) { take(m_rows.keep_until(at_ns)); }
  void clear();

  const EventRows& rows() const { return m_rows; }
  bool following() const { return m_following; }
  /// Row that is marked; -1: none.
  int current() const { return m_current; }
  void setCurrent(int row);
  int rowHeight() const { return m_row_height; }
  QRect rowRect(int row) const;
  QSize sizeHint() const override { return {320, 240}; }

 Q_SIGNALS:
  /// A row was clicked, or reached with the keyboard.
  void chosen(const tricolor::Event& event);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  bool viewportEvent(QEvent* event) override;

 private:
  void take(const EventRows::Change& change);
  void paintRows(QPainter& painter) const;
  void paintEmpty(QPainter& painter) const;
  void paintRow(QPainter& painter, int row, const QRect& box) const;
  void fitRows();
  void fitScrollBar();
  int pageRows() const;
  int rowAt(QPoint pos) const;
  void choose(int row);

  const Theme* m_theme;
  EventRows m_rows;
  int m_lines = 1;  ///< of each row
  int m_row_height = 18;
  int m_current = -1;
  bool m_following = true;
  bool m_adjusting = false;
};

}  // namespace tricolor::ui
