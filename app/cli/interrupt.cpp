// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/interrupt.h"

#include <atomic>
#include <csignal>

namespace tricolor::cli {

/// Signal handlers have no other way to say something than a variable of the whole program.
static std::atomic<bool> g_interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" {
static void on_interrupt(int number) {
  g_interrupted.store(true);
  std::signal(number, SIG_DFL);
}
}

static void catch_signal(int number) {
#if defined(SA_RESTART)
  // Without SA_RESTART: a program that waits for its input wakes up.
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, nullptr);
#else
  std::signal(number, on_interrupt);
#endif
}

#if defined(SIGHUP)
/// Under nohup a closed terminal is meant to end nothing.
static bool is_ignored(int number) {
  struct sigaction action {};
  return sigaction(number, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}
#endif

void catch_interrupts() {
#if defined(SIGHUP)
  if (!is_ignored(SIGHUP)) catch_signal(SIGHUP);
#endif
  catch_signal(SIGTERM);
  catch_signal(SIGINT);
}

bool interrupted() {
  return g_interrupted.load(std::memory_order_relaxed);
}

}  // namespace tricolor::cli
