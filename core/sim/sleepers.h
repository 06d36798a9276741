// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/cost_model.h"
#include "core/heap/roots.h"

namespace tricolor {

/// Goroutines that go on at a certain time, in the order in which they fell asleep: there are few.
///
/// 1. add() with the time; first_at() says when to look.
/// 2. take_due() until it returns nothing.
class Sleepers {
 public:
  struct Sleeper {
    Ticks at = 0;
    GoroutineId goroutine = 0;
  };

  void add(Ticks at, GoroutineId goroutine) { m_sleepers.push_back({at, goroutine}); }
  bool empty() const { return m_sleepers.empty(); }
  /// INT64_MAX if nobody sleeps.
  Ticks first_at() const;
  /// Of those whose time has come by `now`, the one that has slept longest.
  std::optional<Sleeper> take_due(Ticks now);

 private:
  std::vector<Sleeper> m_sleepers;
};

}  // namespace tricolor
