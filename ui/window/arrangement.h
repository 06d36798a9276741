// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QList>
#include <QSize>
#include <cstdint>

namespace tricolor::ui {

/// Where the panels go. Decided by how many lines and letters of text the window has room for,
/// so that a large font on a small projector counts as a small window.
enum class Arrangement : std::uint8_t {
  kRoomy,    ///< three columns; heap over memory over cycles over gctrace in the middle
  kLow,      ///< three columns; cycles and gctrace are tabs beside the details
  kCompact,  ///< tabs over the memory plot
  kTiny,     ///< tabs only
};

Arrangement arrangement_for(QSize space, int line_height);

/// Widths of tuning, centre and details; heights of the centre's parts from top to bottom.
struct Shares {
  QList<int> columns;
  QList<int> centre;
};

/// The first division of the space for an arrangement; afterwards the user's handles decide.
/// `tuning_width` is what the tuning column needs to show everything.
/// The centre's list begins with the compact tabs, which take nothing in the others.
Shares shares_for(Arrangement arrangement, QSize space, int line_height, int tuning_width);

}  // namespace tricolor::ui
