// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/heapmap_scene.h"

#include <QFontMetrics>
#include <algorithm>
#include <utility>

#include "ui/heapmap/extended_painter.h"
#include "ui/heapmap/map_labels.h"

namespace tricolor::ui {

namespace {

constexpr int kLegendLines = 2;
constexpr const char* kLongestTitle = "▸ runtime · 34 classes · 999 KiB";
constexpr const char* kUsualTitle = "10880 noscan";  // in one line on a narrow map
constexpr int kAfterTitle = 8;                       // px of the lane
constexpr int kLeastPerTitle = 3;  // titles' widths: on narrower maps spans need the room
constexpr int kRoomyMap = 700;     // px of width: from here on labels may have more words
constexpr int kRoomyForFew = 400;  // where rows need no second column
constexpr std::size_t kFewClasses = 8;

}  // namespace

HeapMapScene::HeapMapScene(const Theme& theme)
    : m_theme(theme), m_style(m_theme), m_legend_widths(legend_widths(m_style)) {}

void HeapMapScene::set_theme(const Theme& theme) {
  m_theme = theme;
  m_style = MapStyle(m_theme);
  m_canvas = SlotCanvas();
  m_arena_canvas = ArenaCanvas();
  m_arena_labels = ArenaLabels();
  m_zoom_fade.clear();
  m_laid_size = QSize();
  m_surroundings = MapSurroundings();
  m_row_labels = RowLabels();
  m_legend_widths = legend_widths(m_style);
  m_stale = true;
}

void HeapMapScene::set_size(QSize size) {
  m_stale = m_stale || size != m_size;
  m_size = size;
}

void HeapMapScene::set_snapshot(std::shared_ptr<const Snapshot> snapshot, std::int64_t wall_ms,
                                bool fade) {
  m_snapshot = std::move(snapshot);
  m_motion = fade;
  if (m_snapshot) {
    m_store.apply(*m_snapshot, wall_ms, fade);
    m_classes.apply(m_snapshot->classes);
    m_traces.apply(*m_snapshot, wall_ms, fade);
    m_released.apply(*m_snapshot, wall_ms, fade);
    if (m_snapshot->pages.pages != 0) m_pages = m_snapshot->pages;
  } else {
    m_store.clear();
    m_traces.clear();
    m_released.clear();
    m_layout = HeapMapLayout();
    m_row_motion.clear();
    m_pages = PageBits();
  }
  m_stale = true;
}

void HeapMapScene::forget_run() {
  m_classes.forget();
  if (m_snapshot) m_classes.apply(m_snapshot->classes);
  m_stale = true;
}

void HeapMapScene::set_selected(Address object, Address span) {
  m_selected = object;
  m_selected_span = span;
  if (m_extended) return;
  for (const Address address : {object, span}) {
    const SlotPlace place = m_store.find(address);
    if (place && m_classes.has(place.span->view)) set_runtime_open(true);
  }
}

void HeapMapScene::set_extended(bool on) {
  m_stale = m_stale || on != m_extended;
  m_extended = on;
}

void HeapMapScene::set_runtime_open(bool open) {
  m_stale = m_stale || open != m_runtime_open;
  m_runtime_open = open;
}

bool HeapMapScene::moving(std::int64_t wall_ms) {
  m_traces.forget_old(wall_ms);
  m_released.forget_old(wall_ms);
  return m_traces.moving() || m_released.moving() || m_zoom_fade.moving(wall_ms) ||
         m_row_motion.moving(wall_ms) || m_arena_canvas.is_behind() || m_canvas.is_behind();
}

bool HeapMapScene::marking() const {
  const Phase phase = m_snapshot ? m_snapshot->phase : Phase::kOff;
  return phase == Phase::kMark || phase == Phase::kMarkTermination ||
         phase == Phase::kSweepTermination;
}

void HeapMapScene::relayout() const {
  if (!m_stale) return;
  m_stale = false;
  const int line = m_style.metrics.line + 4;
  m_legend = layout_legend(m_legend_widths, m_size.width() - 16, line, kLegendLines);
  m_areas = heapmap_areas(m_size, m_style.metrics, m_legend.height,
                          m_snapshot && !m_snapshot->processors.empty(),
                          m_extended ? extended_heights(m_style.metrics) : std::vector<int>());
  if (!m_snapshot) return;
  relayout_map();
  m_viewport.set_sizes(m_areas.map.size(), m_layout.content_size());
  m_roots = layout_roots(*m_snapshot, m_areas.roots, m_style.metrics);
}

/// Only spans that come or go, or another size, need another layout. In the arena itself the one
/// by classes is not seen.
void HeapMapScene::relayout_map() const {
  const double zoom = m_viewport.content_zoom();
  const ClassSet runtime = m_extended ? ClassSet() : m_classes.classes();
  const bool same_room = m_laid_size == m_areas.map.size() && !m_layout.empty() &&
                         m_laid_runtime == runtime && m_laid_open == m_runtime_open;
  const bool unseen = same_room && m_viewport.arena_share() >= 1;
  if (!unseen && (!same_room || m_laid_shape != m_store.shape())) {
    m_laid_shape = m_store.shape();
    m_laid_size = m_areas.map.size();
    m_laid_runtime = runtime;
    m_laid_open = m_runtime_open;
    take_layout(HeapMapLayout(m_store, m_snapshot->classes,
                              {m_areas.map.size(), zoom, m_style.metrics.line, label_width(),
                               runtime, m_runtime_open, runtime_label_width()},
                              &m_layout, std::move(m_item_storage)),
                same_room);
  } else if (!unseen) {
    if (m_layout.zoom() != zoom) end_row_motion();
    m_target.set_summaries(m_snapshot->classes);
    m_layout.set_summaries(m_snapshot->classes);
    m_layout.set_zoom(zoom);
  }
  if (!shows_arena()) return;
  const std::uint32_t pages = std::max(m_pages.pages, m_store.end_page());
  m_arena = ArenaLayout(m_areas.map.size(), pages, m_style.metrics.mono_width(13));
}

/// Rows that make way for others do so before the eye.
void HeapMapScene::take_layout(HeapMapLayout layout, bool same_room) const {
  const bool may_move = m_motion && same_room && !shows_arena() && layout.zoom() == m_layout.zoom();
  if (!may_move) m_row_motion.clear();
  if (may_move && has_other_rows(m_layout, layout)) m_row_motion.start(m_layout);
  if (m_row_motion.active()) {
    m_layout = m_row_motion.as_painted(layout);
    m_target = std::move(layout);
  } else {
    m_item_storage = m_layout.give_up_items();
    m_layout = std::move(layout);
    m_target = {};
  }
}

/// Rows may cross on their way, which the pixels that are kept cannot.
void HeapMapScene::move_rows(std::int64_t wall_ms) {
  const bool moved = std::exchange(m_rows_moved, m_row_motion.active());
  if (moved || m_rows_moved) m_canvas.invalidate();
  if (!m_row_motion.active()) return;
  m_layout = m_row_motion.between(m_target, wall_ms);
  if (shows_arena() || !m_row_motion.moving(wall_ms)) end_row_motion();
}

void HeapMapScene::end_row_motion() const {
  if (!m_row_motion.active()) return;
  m_row_motion.clear();
  m_layout = std::exchange(m_target, {});
}

int HeapMapScene::label_width() const {
  const bool few =
      !m_runtime_open && m_snapshot->classes.size() <= m_laid_runtime.count() + kFewClasses;
  const bool roomy = m_areas.map.width() > (few ? kRoomyForFew : kRoomyMap);
  const int title = m_style.width(kUsualTitle) + kAfterTitle;
  const bool has_title = m_areas.map.width() >= kLeastPerTitle * title;
  const int narrow = std::max(m_style.metrics.width(9) + 12, has_title ? title : 0);
  const int wanted = roomy ? m_style.metrics.width(13) + 12 : narrow;
  return std::min(wanted, m_areas.map.width() / 2);
}

/// On narrow maps some of the row is for its tiles all the same.
int HeapMapScene::runtime_label_width() const {
  const int wanted = QFontMetrics(m_style.small_bold).horizontalAdvance(kLongestTitle) + 14;
  return std::min(wanted, m_areas.map.width() * 5 / 8);
}

ArenaScene HeapMapScene::arena_scene() const {
  return {m_arena, m_layout, m_store, m_pages, m_viewport.arena_share()};
}

const HeapMapLayout& HeapMapScene::layout() const {
  relayout();
  return m_layout;
}

const HeapMapAreas& HeapMapScene::areas() const {
  relayout();
  return m_areas;
}

const RootsLayout& HeapMapScene::roots() const {
  relayout();
  return m_roots;
}

}  // namespace tricolor::ui
