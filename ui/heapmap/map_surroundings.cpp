// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/map_surroundings.h"

#include <QPaintEngine>

#include "ui/heapmap/arena_painter.h"
#include "ui/heapmap/map_labels.h"
#include "ui/heapmap/roots_painter.h"

namespace tricolor::ui {

namespace {

constexpr std::size_t kColours = 4;  // white, grey, black, free

/// Through the kept picture on screen, directly elsewhere.
template <typename State, typename Paint>
void show(QPainter& painter, KeptPicture<State>& kept, const State& state, const QRect& area,
          const MapStyle& style, Paint paint) {
  if (area.isEmpty()) return;
  if (painter.paintEngine()->type() != QPaintEngine::Raster) {
    paint(painter);
    return;
  }
  painter.drawImage(area.topLeft(), kept.image(state, area, *style.theme,
                                               painter.device()->devicePixelRatioF(), paint));
}

void paint_entries(QPainter& painter, LegendLayout legend, const QRect& area, bool arena,
                   const MapStyle& style) {
  if (arena && legend.entries.size() > kColours) {
    const QRect first_mark = legend.entries[kColours];
    legend.entries.resize(kColours);
    QRect rest = first_mark.translated(area.topLeft());
    rest.setBottomRight(area.bottomRight());
    paint_page_legend(painter, rest, area.left(), style);
  }
  paint_legend(painter, legend, area.topLeft(), style);
}

}  // namespace

void MapSurroundings::paint_roots(QPainter& painter, const RootsLayout& roots, const QRect& area,
                                  bool marking, Address selected, const MapStyle& style) {
  show(painter, m_roots, {roots, marking, selected}, area, style,
       [&](QPainter& p) { ui::paint_roots(p, roots, marking, selected, style); });
}

void MapSurroundings::paint_processors(QPainter& painter,
                                       const std::vector<ProcessorView>& processors,
                                       const QRect& area, const MapStyle& style) {
  std::vector<Processor> state;
  for (const ProcessorView& p : processors) state.emplace_back(p.p, p.activity, p.goroutine);
  show(painter, m_processors, state, area, style,
       [&](QPainter& p) { ui::paint_processors(p, processors, area, style); });
}

void MapSurroundings::paint_legend(QPainter& painter, const LegendLayout& legend, const QRect& area,
                                   bool arena, const MapStyle& style) {
  show(painter, m_legend, {legend.entries, arena}, area, style,
       [&](QPainter& p) { paint_entries(p, legend, area, arena, style); });
}

}  // namespace tricolor::ui
