// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "ui/bridge/whole_run.h"

namespace tricolor::ui {

/// The whole run that is shown, and the one that it is compared with: the last that was over and
/// stood for a while. All that a slider passes in one go is one change, so that after a drag the
/// figures are compared with those before it, not with those of the last pixel.
///
/// 1. leave() when a setting changes.
/// 2. show() whenever there is news of the run with it.
class WholeRunHistory {
 public:
  using Run = std::shared_ptr<const WholeRun>;

  /// How long a run has to stand, in ms of real time, to be compared with.
  static constexpr std::int64_t kStandsAfterMs = 1000;

  /// Other settings were chosen. `now_ms` never goes back from call to call.
  void leave(std::int64_t now_ms);
  /// News of the run of the settings that are chosen now.
  void show(const Run& run, std::int64_t now_ms);

  /// Null at first.
  const Run& shown() const { return m_shown; }
  const Run& before() const { return m_before; }

 private:
  Run m_shown;
  Run m_before;
  std::int64_t m_over_since_ms = 0;
  bool m_left = false;  ///< what is shown is of settings before those that are chosen
};

/// The same moment of both runs' program, for comparing them.
struct WholeRunPair {
  WholeRunPoint now;
  WholeRunPoint before;
};

/// Both at their ends if the program reached it with both settings; else where the shorter run
/// stopped, as far as `before` and `now` noted it. Nothing while one is not over, and for
/// different programs.
std::optional<WholeRunPair> comparable(const WholeRun& now, const WholeRun* before);

}  // namespace tricolor::ui
