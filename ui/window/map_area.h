// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>
#include <QWidget>
#include <array>
#include <memory>

#include "core/sim/snapshot.h"
#include "ui/bridge/view_depth.h"
#include "ui/theme/theme.h"

class QSplitter;
class QToolButton;

namespace tricolor::ui {

class DepthSwitch;
class HeapMapView;
class ObjectGraphView;
class Selection;
class Session;
class Settings;
class WrappingRow;

/// The heap as a map, as a graph, or both side by side, with the switch above them. The graph asks
/// the driver for its pictures only while it is seen.
class MapArea : public QWidget {
  Q_OBJECT

 public:
  enum class Show : std::uint8_t { kHeap, kGraph, kSplit };

  MapArea(Session& session, Selection& selection, QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  void setSnapshot(const std::shared_ptr<const Snapshot>& snapshot);
  void setReducedMotion(bool on);
  /// Another run begins.
  void forgetRun();
  void setShow(Show show);
  Show shown() const { return m_show; }

  void saveState(Settings& settings) const;
  void restoreState(const Settings& settings);

  /// What the switch at the right sets; other views may follow it.
  ViewDepth& depth() { return m_depth; }
  HeapMapView& heap() { return *m_heap; }
  ObjectGraphView& graph() { return *m_graph; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QToolButton* makeButton(Show show, const QString& text, const QString& name, const QString& help);

  void fitRow();

  ViewDepth m_depth;
  Show m_show = Show::kHeap;
  std::array<QToolButton*, 3> m_buttons{};
  WrappingRow* m_row = nullptr;
  DepthSwitch* m_depth_switch = nullptr;
  QSplitter* m_split = nullptr;
  HeapMapView* m_heap = nullptr;
  ObjectGraphView* m_graph = nullptr;
};

}  // namespace tricolor::ui
