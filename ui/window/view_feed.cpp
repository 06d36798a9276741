// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/view_feed.h"

#include <utility>

#include "ui/controls/event_caption.h"
#include "ui/controls/gctrace_console.h"
#include "ui/controls/mem_stats_panel.h"
#include "ui/controls/whole_run_strip.h"
#include "ui/eventlog/event_log_view.h"
#include "ui/inspector/inspector_view.h"
#include "ui/ladder/ladder_view.h"
#include "ui/ownership/ownership_view.h"
#include "ui/plots/cycle_plot.h"
#include "ui/plots/memory_plot.h"
#include "ui/window/map_area.h"
#include "ui/window/tuning_column.h"

namespace tricolor::ui {

namespace {

// Nobody reads numbers, or sees a curve of minutes grow, faster than twenty times a second; the
// heap map follows every picture.
constexpr int kHistoryMs = 50;
/// Until the next picture is drawn: both plots in one would make that late.
constexpr int kNextPictureMs = 16;

/// Where the world itself has nothing to say yet, or nothing any more.
QString caption_of(const Snapshot& snapshot) {
  if (!snapshot.panic.empty()) return QString::fromStdString(snapshot.panic);
  if (snapshot.finished) {
    const std::uint32_t cycles = snapshot.mem.NumGC;
    const QString count = cycles == 0   ? QString("without a collection")
                          : cycles == 1 ? QString("after one collection")
                                        : QString("after %1 collections").arg(cycles);
    return "The program has ended " + count + ". Home goes back to its start.";
  }
  if (!snapshot.caption.empty()) return QString::fromStdString(snapshot.caption);
  return snapshot.now_ns == 0 ? QString("Space plays, the right arrow makes one step.") : QString();
}

}  // namespace

ViewFeed::ViewFeed(const Views& views) : m_views(views), m_history_rate(kHistoryMs) {
  m_next_picture.setSingleShot(true);
  m_next_picture.setTimerType(Qt::PreciseTimer);
  m_next_picture.callOnTimeout([this] { showCycles(); });
}

void ViewFeed::setTheme(const Theme& theme) {
  m_views.heap->setTheme(theme);
  m_views.memory->setTheme(theme);
  m_views.cycles->setTheme(theme);
  m_views.ownership->setTheme(theme);
  m_views.mem_stats->setTheme(theme);
  m_views.inspector->setTheme(theme);
  m_views.events->setTheme(theme);
  m_views.ladder->setTheme(theme);
}

void ViewFeed::setSnapshot(const std::shared_ptr<const Snapshot>& snapshot) {
  m_views.heap->setSnapshot(snapshot);
  m_views.inspector->worldChanged();
  m_views.ladder->worldChanged();
  m_views.events->setSnapshot(*snapshot);
  m_views.caption->setCaption(caption_of(*snapshot));
  m_history_rate.run([this, snapshot] { showHistory(snapshot); });
}

/// What each snapshot has all of, so that it does no harm to leave some out.
void ViewFeed::showHistory(const std::shared_ptr<const Snapshot>& snapshot) {
  m_views.memory->setSnapshot(snapshot);
  m_views.mem_stats->setSnapshot(*snapshot);
  m_of_cycles = snapshot;
  m_next_picture.start(kNextPictureMs);
}

/// Whoever compares the plots has them show the same snapshot first.
void ViewFeed::showCycles() {
  m_next_picture.stop();
  const auto snapshot = std::exchange(m_of_cycles, nullptr);
  if (!snapshot) return;
  m_views.cycles->setSnapshot(snapshot);
  m_views.console->setSnapshot(*snapshot);
}

void ViewFeed::setGoMinor(int go_minor) {
  m_views.ownership->setGoMinor(go_minor);
}

void ViewFeed::setRealRun(const GctraceLog& log) {
  showCycles();
  m_views.memory->setRealRun(log);
  m_views.cycles->setLeastEnd(m_views.memory->realEndNs());
}

void ViewFeed::setHistory(const HistoryState& history) {
  m_views.events->setHistory(history);
}

void ViewFeed::forgetRun() {
  m_views.heap->forgetRun();
  m_views.inspector->forget();
  m_views.events->clear();
}

void ViewFeed::clearRealRun() {
  showCycles();
  m_views.memory->clearRealRun();
  m_views.cycles->setLeastEnd(0);
}

void ViewFeed::setReducedMotion(bool on) {
  m_views.heap->setReducedMotion(on);
}

void ViewFeed::drawNow() {
  m_history_rate.flush();
  showCycles();
  m_views.tuning->strip().computeNow();
  m_views.memory->drawNow();
  m_views.cycles->drawNow();
}

}  // namespace tricolor::ui
