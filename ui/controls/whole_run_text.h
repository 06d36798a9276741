// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>
#include <span>

#include "ui/bridge/whole_run.h"

namespace tricolor::ui {

/// One figure of a whole run, as the strip writes it.
struct WholeRunFigure {
  const char* id;       ///< of its widgets: "wholeRun" + id
  const char* name;     ///< Go's, where Go has one
  const char* so_far;   ///< the name for a run that does not reach the program's end
  const char* meaning;  ///< one plain sentence
  QString (*value)(const WholeRunPoint& point);
  /// What must be added to `before`'s value for `now`'s, without sign; empty if it is nothing.
  QString (*difference)(const WholeRunPoint& now, const WholeRunPoint& before);
  bool (*is_more)(const WholeRunPoint& now, const WholeRunPoint& before);
};

/// Time, GC CPU, peak and NumGC, in the order of the screen.
std::span<const WholeRunFigure> whole_run_figures();

QString name_text(const WholeRunFigure& figure, const WholeRun* run);
/// "2.31 s", "11.1 %", "3.98 MiB", "41"; "–" where there is no such run (null, or refused).
QString value_text(const WholeRunFigure& figure, const WholeRun* run);
/// "▲+12", "▼−1.20 MiB", "=": from `before` to `run`; empty where they cannot be compared.
QString change_text(const WholeRunFigure& figure, const WholeRun* run, const WholeRun* before);
/// The widest that the two above give.
QString widest_value_text();
QString widest_change_text();

/// What the figures are of: "● Whole run", "○ Whole run, so far", "◐ First 5 M allocations"; a
/// hollow circle also while those of other settings are `computing`.
QString whole_run_title(const WholeRun* run, bool computing);
/// One line for screen readers: "NumGC 41, ▲+12".
QString spoken_text(const WholeRunFigure& figure, const WholeRun* run, const WholeRun* before);

}  // namespace tricolor::ui
