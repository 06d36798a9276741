// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/heap/heap.h"
#include "core/sim/breakpoint.h"

namespace tricolor {

/// Looks out for breakpoints while World::run runs; lives as long as that call.
///
/// 1. needs_single_steps(): some condition can only be seen step by step. Then begin_step() and
///    end_step() go around each, and events are reported.
/// 2. on_phase() and on_assist() are reported in any case: they are rare.
/// 3. hit() is the first breakpoint that was met; the run ends after the step in which it was.
class BreakpointWatch {
 public:
  explicit BreakpointWatch(std::span<const Breakpoint> breakpoints);

  bool needs_single_steps() const { return m_needs_single_steps; }
  /// The first moment after `now_ns` at which to stop; INT64_MAX if there is none.
  Nanos next_time_after(Nanos now_ns) const;

  void begin_step(const Heap& heap);
  void end_step(const Heap& heap);
  void on_event(const Event& event);
  void on_phase(Phase phase);
  void on_assist(Nanos took_ns);
  void on_time(Nanos at_ns);

  static constexpr std::size_t kNone = ~std::size_t{0};
  std::size_t hit() const { return m_hit; }

 private:
  template <typename Kind, typename Met>
  void check(Met met);
  bool is_allocated(const Heap& heap, Address object) const;
  Bytes heap_alloc(const Heap& heap) const;

  std::span<const Breakpoint> m_breakpoints;
  std::vector<bool> m_was_allocated;  ///< by breakpoint, before the step
  Bytes m_heap_alloc = 0;             ///< before the step
  std::size_t m_hit = kNone;
  bool m_needs_single_steps = false;
  bool m_needs_heap = false;
};

}  // namespace tricolor
