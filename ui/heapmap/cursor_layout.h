// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <QString>
#include <functional>
#include <vector>

namespace tricolor::ui {

/// Somebody who works on the heap: a marker at `target` with a label beside it.
struct Cursor {
  QRect target;         ///< the slot, tile or span, in widget coordinates
  QString label;        ///< "P1 fractional worker"
  QString short_label;  ///< "P1"
  QSize label_size;     ///< px that the label takes, and the short one
  QSize short_size;
};

/// Where a cursor's label is drawn.
struct CursorLabel {
  QRect rect;  ///< empty: no room, only the marker is drawn
  bool is_short = false;
};

/// What a place says of itself: where a label would hide nothing, where it would hide words.
using IsThere = std::function<bool(const QRect&)>;
struct LabelGround {
  IsThere is_ground = [](const QRect&) { return true; };
  IsThere has_words = [](const QRect&) { return false; };
};

/// Places labels beside their targets, inside `bounds`, so that no two overlap and none covers
/// another cursor's target: above, below, then the same with the short label; on the ground if
/// there is room, else the short one over what is there, but for words. Earlier cursors choose
/// first, so a label stays where it is while others come and go.
std::vector<CursorLabel> place_cursor_labels(const std::vector<Cursor>& cursors,
                                             const QRect& bounds, const LabelGround& ground = {});

}  // namespace tricolor::ui
