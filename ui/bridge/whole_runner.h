// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QObject>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "ui/bridge/whole_run.h"

namespace tricolor::ui {

/// Answers at once what a program does from its start to its end with some settings: runs it
/// headless on a thread of its own, with less priority than the animation.
///
/// 1. request() settings, as often as they change. Only the newest count: what is being computed
///    for others ends within a few ms, and nothing queues.
/// 2. `progressed` brings the figures so far a few times a second, and once those of the end.
/// 3. cancel() when nobody looks any more. The destructor does the same and waits for the thread.
///
/// Invariants: no method but computeNow() blocks; signals are emitted in the owning thread, none
/// about settings that are not the newest; between requests the thread sleeps.
class WholeRunner : public QObject {
  Q_OBJECT

 public:
  explicit WholeRunner(const WholeRunBound& bound = {}, QObject* parent = nullptr);
  ~WholeRunner() override;

  /// False, and nothing happens, for settings that are computed already or just now.
  bool request(const Config& config);
  /// Leaves what is not over; the same settings can be requested again.
  void cancel();
  /// Computes in the calling thread, however long it takes: for pictures, which have to be the
  /// same every time.
  void computeNow(const Config& config);

 Q_SIGNALS:
  void progressed(const std::shared_ptr<const tricolor::ui::WholeRun>& run);

 private:
  struct Job {
    std::uint64_t number = 0;
    Config config;
  };

  // In the owning thread.
  Q_INVOKABLE void deliver();
  bool isKnown(const Config& config) const { return m_requested && *m_requested == config; }

  // In the thread of the runs.
  void loop();
  std::optional<Job> next_job();
  void compute(const Job& job);
  bool is_newest(std::uint64_t number) const;
  void publish(std::uint64_t number, WholeRun run);

  WholeRunBound m_bound;
  std::optional<Config> m_requested;
  bool m_over = false;  ///< the requested run was delivered to its end

  mutable std::mutex m_mutex;  ///< guards what follows, for a few moves at a time
  std::condition_variable m_changed;
  std::optional<Job> m_job;    ///< not begun yet
  std::uint64_t m_newest = 0;  ///< number of the newest job, begun or not
  std::shared_ptr<const WholeRun> m_news;
  bool m_stopping = false;

  std::thread m_thread;  ///< from the first request on
};

}  // namespace tricolor::ui
