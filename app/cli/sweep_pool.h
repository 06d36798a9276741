// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/cli/sweep_plan.h"

namespace tricolor::cli {

/// The outcome of one run of a sweep.
struct SweepRow {
  std::string csv;      ///< with line end; empty if there is none
  std::string message;  ///< for standard error; empty: all went well
  int exit_code = 0;
};

/// The column names of SweepRow::csv, with line end.
std::string sweep_csv_header();

/// Runs a plan's runs on as many threads as it says. Each has a World of its own; they share
/// nothing but the list of results.
///
/// 1. The constructor starts the threads.
/// 2. wait_for(i), i = 0 … runs - 1: the rows in the plan's order, whichever was ready first.
/// 3. The destructor lets the running ones finish and leaves out the others. After Ctrl-C all that
///    are left end at once, without a row.
class SweepPool {
 public:
  explicit SweepPool(const SweepPlan& plan);
  ~SweepPool();

  SweepRow wait_for(std::size_t index);

 private:
  void work();
  std::optional<std::size_t> take();

  const SweepPlan& m_plan;
  std::mutex m_mutex;
  std::condition_variable m_ready;
  std::size_t m_next = 0;                          ///< guarded by m_mutex
  std::vector<std::optional<SweepRow>> m_results;  ///< guarded by m_mutex
  std::vector<std::jthread> m_threads;             ///< last: joined before the others go
};

}  // namespace tricolor::cli
