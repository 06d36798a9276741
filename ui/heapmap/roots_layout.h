// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <QString>
#include <QStringList>
#include <vector>

#include "core/sim/snapshot.h"
#include "ui/heapmap/text_metrics.h"

namespace tricolor::ui {

/// One line inside a card.
struct RootLine {
  enum class Kind : std::uint8_t { kFrame, kVariable, kMore };
  Kind kind = Kind::kVariable;
  QRect rect;
  QString text;       ///< function, variable, or "+3 more"
  Address value = 0;  ///< of a variable
  bool operator==(const RootLine&) const = default;
};

/// The globals, or one goroutine: a set of roots that is scanned as a whole.
struct RootCard {
  QRect rect;
  QRect title_rect;
  QString title;  ///< "globals", "goroutine 18"
  QString state;  ///< "running"; empty for the globals
  bool is_goroutine = false;
  GoroutineId goroutine = 0;
  bool scanned = false;  ///< its stack is black in this cycle
  std::vector<RootLine> lines;
  bool operator==(const RootCard&) const = default;
};

/// The column of roots, in widget coordinates. What does not fit is counted, never cut.
struct RootsLayout {
  QRect heading;  ///< for the word "ROOTS"
  std::vector<RootCard> cards;
  QRect more_rect;  ///< for "+12 goroutines"; empty if all are shown
  std::size_t hidden_goroutines = 0;

  const RootLine* variable_at(QPoint pos) const;
  const RootCard* card_at(QPoint pos) const;
  bool operator==(const RootsLayout&) const = default;
};

/// Cards share the height: as many lines per card as fit for all, innermost frames first.
RootsLayout layout_roots(const Snapshot& snapshot, const QRect& area, const TextMetrics& metrics);

/// What is only counted at `pos`: the lines of a card that end in "+3 more", or the goroutines that
/// have no card. Empty elsewhere.
QStringList hidden_roots(const Snapshot& snapshot, const RootsLayout& layout, QPoint pos);

}  // namespace tricolor::ui
