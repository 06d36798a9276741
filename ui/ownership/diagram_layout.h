// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPointF>
#include <QRectF>
#include <cstddef>
#include <vector>

#include "core/ownership/ownership_state.h"

namespace tricolor::ui {

/// Where the scopes, variables, objects and arrows of one program are drawn.
///
/// Scopes nest on the left, the innermost deepest, with a row per variable; objects are stacked
/// on the right, with a row for the name, one for counts and fate, and one per member that
/// points. Nothing overlaps except arrows; what does not fit is counted, not drawn.
struct DiagramLayout {
  struct ScopeBox {
    QRectF rect;
    QRectF header;
    std::size_t index = 0;  ///< into OwnershipState::scopes
  };
  struct OwnerRow {
    QRectF rect;
    std::size_t index = 0;  ///< into OwnershipState::owners
    bool member = false;
  };
  struct ObjectBox {
    QRectF rect;
    QRectF title;
    QRectF status;          ///< counts and fate; empty for objects that were freed
    std::size_t index = 0;  ///< into OwnershipState::objects
  };
  /// From a handle to its object; a member's arrow leaves and arrives on the right.
  struct Arrow {
    QPointF from;
    QPointF to;
    std::size_t owner = 0;  ///< index into OwnershipState::owners
    bool member = false;
  };
  double row_height = 0;         ///< at most as asked for; smaller where room is short
  std::vector<ScopeBox> scopes;  ///< outer before inner
  std::vector<OwnerRow> owners;
  std::vector<ObjectBox> objects;
  std::vector<Arrow> arrows;
  int hidden = 0;  ///< scopes, variables and objects that found no room
};

/// Rows that a state needs to be drawn in full.
int diagram_rows(const OwnershipState& state);

DiagramLayout layout_diagram(const OwnershipState& state, const QRectF& area, double row_height);

}  // namespace tricolor::ui
