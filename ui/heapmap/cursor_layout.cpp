// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/cursor_layout.h"

#include <algorithm>

namespace tricolor::ui {

namespace {

constexpr int kMarker = 7;  // px of the triangle between target and label
constexpr int kMarkerWidth = 11;

std::vector<QRect> candidates(const QRect& target, QSize size) {
  const int above = target.top() - kMarker - size.height();
  const int below = target.bottom() + 1 + kMarker;
  const int centre = target.center().x() - size.width() / 2;
  const int left = target.right() + 1 - size.width();
  const int right = target.left();
  std::vector<QRect> rects;
  for (const int x : {centre, right, left}) {
    for (const int y : {above, below}) rects.emplace_back(QPoint(x, y), size);
  }
  return rects;
}

/// Over what is there: above, or a little to a side of that, rather than below, where the next
/// slots are.
std::vector<QRect> candidates_above(const QRect& target, QSize size) {
  std::vector<QRect> rects = candidates(target, size);
  const int middle = target.center().x();
  for (const int x : {middle - kMarkerWidth / 2, middle + kMarkerWidth / 2 + 1 - size.width()}) {
    rects.emplace_back(QPoint(x, rects.front().top()), size);
  }
  std::stable_partition(rects.begin(), rects.end(),
                        [&](const QRect& rect) { return rect.top() < target.top(); });
  return rects;
}

/// Of the triangle between a target and its label.
QRect marker_rect(const QRect& target, const QRect& label) {
  const int top = label.top() > target.bottom() ? target.bottom() + 1 : target.top() - kMarker;
  return QRect(target.center().x() - kMarkerWidth / 2, top, kMarkerWidth, kMarker);
}

bool is_free(const QRect& rect, const std::vector<Cursor>& cursors,
             const std::vector<CursorLabel>& placed, const QRect& bounds) {
  if (!bounds.contains(rect)) return false;
  for (const Cursor& cursor : cursors) {
    if (cursor.target.intersects(rect)) return false;
  }
  return std::none_of(placed.begin(), placed.end(),
                      [&](const CursorLabel& label) { return label.rect.intersects(rect); });
}

}  // namespace

std::vector<CursorLabel> place_cursor_labels(const std::vector<Cursor>& cursors,
                                             const QRect& bounds, const LabelGround& ground) {
  struct Try {
    bool is_short;
    bool on_ground;
  };
  constexpr Try kTries[] = {{false, true}, {true, true}, {true, false}};
  std::vector<CursorLabel> placed;
  for (const Cursor& cursor : cursors) {
    CursorLabel label;
    for (const Try& how : kTries) {
      const QSize size = how.is_short ? cursor.short_size : cursor.label_size;
      for (const QRect& rect : how.on_ground ? candidates(cursor.target, size)
                                             : candidates_above(cursor.target, size)) {
        if (!label.rect.isEmpty() || !is_free(rect, cursors, placed, bounds)) continue;
        const bool fits = how.on_ground ? ground.is_ground(rect)
                                        : !ground.has_words(rect) &&
                                              !ground.has_words(marker_rect(cursor.target, rect));
        if (fits) label = {rect, how.is_short};
      }
    }
    placed.push_back(label);
  }
  return placed;
}

}  // namespace tricolor::ui
