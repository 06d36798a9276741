// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "core/sim/snapshot.h"

namespace tricolor::ui {

/// Pages of the arena that lie one after another.
struct PageRun {
  std::uint32_t first = 0;
  std::uint32_t pages = 0;
  bool operator==(const PageRun&) const = default;
};

/// What was released between two pictures of the page bits, in address order.
std::vector<PageRun> newly_released(const PageBits& before, const PageBits& after);

/// Which pages went back to the system just now, for as long as a viewer needs to see it. The event
/// says only how many bytes; the page bits of two pictures say which.
///
/// apply() every snapshot. One without page bits, or from before, begins anew: what happened in
/// between was not seen. Without motion the last picture's news stay until the next.
class ReleaseTrace {
 public:
  static constexpr std::int64_t kLifeMs = 2000;
  static constexpr std::size_t kMostRuns = 256;

  struct Run {
    PageRun pages;
    std::int64_t born_ms = 0;
  };

  void apply(const Snapshot& snapshot, std::int64_t wall_ms, bool motion);
  void clear() { *this = ReleaseTrace(); }

  const std::vector<Run>& alive() const { return m_runs; }
  void forget_old(std::int64_t wall_ms);
  bool moving() const { return m_motion && !m_runs.empty(); }
  /// 1 … 0.
  double strength(const Run& run, std::int64_t wall_ms) const;
  /// "64 KiB given back to the OS"; empty if nothing was.
  QString text() const;

 private:
  void add(const std::vector<PageRun>& runs, std::int64_t wall_ms);

  std::vector<Run> m_runs;
  PageBits m_before;
  Nanos m_now_ns = 0;
  bool m_motion = true;
};

}  // namespace tricolor::ui
