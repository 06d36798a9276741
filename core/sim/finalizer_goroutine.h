// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <optional>

#include "core/program/mutator.h"
#include "core/program/program.h"

namespace tricolor {

/// The runtime's goroutine that runs queued finalizers, or one of those that run cleanups: one
/// function after the other, and it sleeps when none is queued.
class FinalizerGoroutine final : public Cloneable<FinalizerGoroutine> {
 public:
  /// `semaphore` is released when something was queued. `function` lives as long as the process.
  FinalizerGoroutine(CallQueue queue, std::uint32_t semaphore, std::string_view function)
      : m_queue(queue), m_semaphore(semaphore), m_function(function) {}
  Request resume(Mutator& m, Address result) override;
  void hash(Hasher& hasher) const override;

 private:
  void call(Mutator& m);

  CallQueue m_queue;
  std::uint32_t m_semaphore;
  std::string_view m_function;
  bool m_entered = false;
  std::uint32_t m_argument = 0;   ///< variable: what the function that runs got
  std::optional<DueCall> m_call;  ///< its time passes
};

}  // namespace tricolor
