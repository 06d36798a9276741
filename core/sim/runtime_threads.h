// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "core/sim/runtime_start.h"

namespace tricolor {

/// What a cycle's snapshot of the goroutines leads to beside their descriptors, in Go 1.26: the
/// thread that main runs on, all older threads by the list of them (runtime.m.alllink), each one's
/// own two goroutines, and, where one of them sleeps, the processors it has taken a snapshot of
/// (allpSnapshot): 45 KB, which a cycle's first assist marks before it comes to a root. The
/// process' first thread is no heap object and leads to nothing. (Without such snapshots it is
/// 4 KB at most, and makes no difference.)
///
/// 1. note() each object of the start. 2. behind() a main thread.
class RuntimeThreads {
 public:
  struct MainThread {
    std::uint8_t heap_threads = 0;  ///< it and older ones
    bool one_sleeps = false;
  };
  /// With two processors, by eighths [threads: a runtime that prints what it scans; what was marked
  /// before a cycle's first root job in pool, steady, append, request and tree, Go 1.26.8, 3,070
  /// cycles: none in 33 of 100, two threads in 30, three or four in 33, two thirds of these with
  /// processors].
  static constexpr std::array<MainThread, 8> kMainThreads{{{0, false},
                                                           {0, false},
                                                           {0, false},
                                                           {2, false},
                                                           {2, false},
                                                           {3, false},
                                                           {3, true},
                                                           {3, true}}};

  void note(StartupObjects::From from, Address object) {
    if (from == StartupObjects::From::kThreads) m_threads.push_back(object);
    if (from == StartupObjects::From::kThreadGoroutines) m_goroutines.push_back(object);
    if (from == StartupObjects::From::kProcessors) m_processors.push_back(object);
  }

  /// The first `most` of them.
  std::vector<Address> behind(const MainThread& main, std::size_t most) const {
    std::vector<Address> found;
    for (std::size_t i = 0; i < main.heap_threads && i < m_threads.size(); ++i) {
      found.push_back(m_threads[i]);
      for (std::size_t own = 2 * i; own < 2 * i + 2 && own < m_goroutines.size(); ++own) {
        found.push_back(m_goroutines[own]);
      }
    }
    if (main.one_sleeps) found.insert(found.end(), m_processors.begin(), m_processors.end());
    found.resize(std::min(found.size(), most));
    return found;
  }

 private:
  std::vector<Address> m_threads;
  std::vector<Address> m_goroutines;
  std::vector<Address> m_processors;
};

}  // namespace tricolor
