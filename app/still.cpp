// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/still.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include "ui/bridge/selection.h"
#include "ui/bridge/settings.h"
#include "ui/graph/object_graph_view.h"
#include "ui/heapmap/heapmap_view.h"
#include "ui/plots/cycle_plot.h"
#include "ui/plots/memory_plot.h"
#include "ui/window/main_window.h"

namespace tricolor::app {

namespace {

constexpr std::uint32_t kSpansPerClass = 64;
constexpr std::uint32_t kMostSlots = 200'000;

/// Shown to the system as a window that is never on a screen, so that layouts are computed.
void lay_out(QWidget& widget, QSize size) {
  widget.setAttribute(Qt::WA_DontShowOnScreen);
  widget.resize(size);
  widget.show();
  QCoreApplication::sendPostedEvents();
}

/// One panel alone.
template <typename Panel>
class PanelPainter : public StillPainter {
 public:
  PanelPainter(const RenderOptions& options, const Still& still, QSize size)
      : m_panel(m_selection, nullptr) {
    ui::apply_theme(m_panel, ui::theme(options.theme));
    m_panel.setTheme(ui::theme(options.theme));
    if constexpr (requires(Panel & p) { p.setReducedMotion(true); }) m_panel.setReducedMotion(true);
    lay_out(m_panel, size);
    m_panel.setSnapshot(still.snapshot);
    if constexpr (requires(Panel & p) { p.drawNow(); }) m_panel.drawNow();
  }
  ui::Painting painting() override { return ui::painting_of(m_panel); }

 private:
  ui::Selection m_selection;
  Panel m_panel;
};

/// The whole window, with settings of its own that nobody keeps.
class WindowPainter : public StillPainter {
 public:
  WindowPainter(const RenderOptions& options, const Still& still, QSize size)
      : m_settings(ui::Settings::in_file(m_folder.filePath("settings.ini"))),
        m_window(options.config, *m_settings) {
    m_window.setThemeId(options.theme);
    lay_out(m_window, size);
    m_window.showStill(still.snapshot, false);
    QCoreApplication::sendPostedEvents();
  }
  ui::Painting painting() override { return ui::painting_of(m_window); }

 private:
  QTemporaryDir m_folder;
  std::unique_ptr<ui::Settings> m_settings;
  ui::MainWindow m_window;
};

}  // namespace

Still take_still(World& world, View view) {
  SnapshotRequest request;
  request.spans_per_class = kSpansPerClass;
  request.max_slots = kMostSlots;
  request.graph.wanted = view == View::kGraph;
  request.pages = true;
  request.extended = true;
  return {std::make_shared<const Snapshot>(world.snapshot(request))};
}

std::unique_ptr<StillPainter> make_still_painter(const RenderOptions& options, const Still& still,
                                                 QSize size) {
  switch (options.view) {
    case View::kHeap:
      return std::make_unique<PanelPainter<ui::HeapMapView>>(options, still, size);
    case View::kGraph:
      return std::make_unique<PanelPainter<ui::ObjectGraphView>>(options, still, size);
    case View::kMemory:
      return std::make_unique<PanelPainter<ui::MemoryPlot>>(options, still, size);
    case View::kCycles:
      return std::make_unique<PanelPainter<ui::CyclePlot>>(options, still, size);
    case View::kWindow:
      break;
  }
  return std::make_unique<WindowPainter>(options, still, size);
}

}  // namespace tricolor::app
