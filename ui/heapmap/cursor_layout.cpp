// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/cursor_layout.h"

#include <algorithm>

namespace tricolor::ui {

namespace {

constexpr int kMarker = 7;  // px of the triangle between target and label

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
                                             const QRect& bounds, const IsGround& is_ground) {
  struct Try {
    bool is_short;
    bool on_ground;
  };
  constexpr Try kTries[] = {{false, true}, {true, true}, {true, false}};
  std::vector<CursorLabel> placed;
  for (const Cursor& cursor : cursors) {
    CursorLabel label;
    for (const Try& how : kTries) {
      for (const QRect& rect :
           candidates(cursor.target, how.is_short ? cursor.short_size : cursor.label_size)) {
        if (!label.rect.isEmpty() || !is_free(rect, cursors, placed, bounds)) continue;
        if (!how.on_ground || is_ground(rect)) label = {rect, how.is_short};
      }
    }
    placed.push_back(label);
  }
  return placed;
}

}  // namespace tricolor::ui
