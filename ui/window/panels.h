// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>
#include <vector>

#include "ui/theme/theme.h"
#include "ui/window/arrangement.h"
#include "ui/window/view_feed.h"
#include "ui/window/views.h"

class QFrame;
class QSplitter;
class QTabWidget;

namespace tricolor::ui {

class Selection;
class Session;
class Settings;
class WrappedTabs;

/// The panels of the window and their places (see Arrangement), which follow from the window's
/// size and the theme's font.
class Panels : public QWidget {
  Q_OBJECT

 public:
  Panels(Session& session, Selection& selection, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// Through which the views hear of everything else.
  ViewFeed& feed() { return m_feed; }

  void saveState(Settings& settings) const;
  void restoreState(const Settings& settings);
  Arrangement arrangement() const { return m_arrangement; }

  /// A panel that can be seen, with what it is for.
  struct Named {
    QWidget* widget;
    QString name;
    QString meaning;
  };
  std::vector<Named> visiblePanels() const;

 protected:
  bool event(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void makePanels();
  QFrame* makeHeapPanel() const;
  void makeAreas();
  void arrangeColumns(bool roomy);
  void arrangeTabs(bool tiny);
  void arrange(Arrangement arrangement);
  const QWidget* pageInFront(bool compact);
  int captionLines(QSize space) const;
  void leaveRoomToMap(bool lowest);
  void fit(QSize size);

  const Views m_views;
  ViewFeed m_feed;
  Arrangement m_arrangement = Arrangement::kRoomy;
  bool m_users_sizes = false;  ///< the user has moved a handle, now or last time

  QFrame* m_tuning = nullptr;
  QFrame* m_heap_panel = nullptr;
  QFrame* m_memory_panel = nullptr;
  QFrame* m_cycle_panel = nullptr;
  QFrame* m_console_panel = nullptr;

  QSplitter* m_columns = nullptr;  ///< tuning, the centre, details
  QSplitter* m_centre = nullptr;   ///< heap (or tabs), memory, cycles, console
  QFrame* m_details_panel = nullptr;
  const QWidget* m_details_front = nullptr;  ///< the page to come back to
  QTabWidget* m_details = nullptr;           ///< ownership, MemStats, what else has no room
  WrappedTabs* m_details_names = nullptr;
  QFrame* m_compact_panel = nullptr;
  QTabWidget* m_tabs = nullptr;  ///< compact: everything but the memory plot
  WrappedTabs* m_tab_names = nullptr;
};

}  // namespace tricolor::ui
