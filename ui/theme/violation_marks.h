// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QFont>
#include <QRectF>
#include <QStringList>
#include <functional>
#include <optional>
#include <vector>

#include "core/sim/violation.h"

class QPainter;

namespace tricolor::ui {

struct Theme;

/// An object that has to do with a lost one, and what it is called there.
struct ViolationMark {
  Address object = 0;
  QStringList words;  ///< longest first
};

/// The lost object, the one that points to it, and the one whose word the store changed; in the
/// order of their importance, without those that are unknown. `still_white`: no sweeper has taken
/// the lost one yet.
std::vector<ViolationMark> violation_marks(const Violation& lost, bool still_white = true);

/// A mark on a view: ring, plate, and the words that fit it.
struct PlacedMark {
  QRectF ring;
  QRectF plate;
  QString words;
};

/// `rect_of`: where an object is seen, if it is. Plates stay inside `space`, each beside its ring,
/// and none covers another or a ring that is not its own, or, where there is room near by, any of
/// `things`.
std::vector<PlacedMark> place_marks(const std::vector<ViolationMark>& marks,
                                    const std::function<std::optional<QRectF>(Address)>& rect_of,
                                    const QRectF& space, const QFont& font,
                                    const std::vector<QRectF>& things = {});

/// Rings first, so that no ring crosses words; a line leads to words that lie away.
void paint_marks(QPainter& painter, const std::vector<PlacedMark>& marks, const QFont& font,
                 const Theme& theme);

}  // namespace tricolor::ui
