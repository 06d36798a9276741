// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QTimer>
#include <memory>

#include "core/files/gctrace_reader.h"
#include "core/sim/snapshot.h"
#include "ui/theme/theme.h"
#include "ui/window/rate_limit.h"
#include "ui/window/views.h"

namespace tricolor::ui {

struct HistoryState;

/// Tells each view what concerns it, no more often than anybody can see: who hears of what is
/// decided here alone. To be gone before the views.
class ViewFeed {
 public:
  explicit ViewFeed(const Views& views);

  void setTheme(const Theme& theme);
  void setSnapshot(const std::shared_ptr<const Snapshot>& snapshot);
  void setGoMinor(int go_minor);
  void setRealRun(const GctraceLog& log);
  void clearRealRun();
  void setHistory(const HistoryState& history);
  /// What is remembered of the run before is of no interest any more.
  void forgetRun();
  /// For pictures: marks of what just happened do not depend on real time.
  void setReducedMotion(bool on);
  /// Draws what waits for the event loop or another thread, before a picture is taken.
  void drawNow();

 private:
  void showHistory(const std::shared_ptr<const Snapshot>& snapshot);
  void showCycles();

  const Views m_views;
  RateLimit m_history_rate;
  QTimer m_next_picture;
  std::shared_ptr<const Snapshot> m_of_cycles;  ///< shown with the next picture
};

}  // namespace tricolor::ui
