// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/finalizer_goroutine.h"

#include "core/base/cost_model.h"

namespace tricolor {
namespace {

constexpr Bytes kRunFinalizersFrameBytes = 248;

}  // namespace

Request FinalizerGoroutine::resume(Mutator& m, Address) {
  if (!m_entered) {
    m.call(m_function, kRunFinalizersFrameBytes);
    m_argument = m.declare("arg");
    m_entered = true;
  }
  if (m_call) call(m);
  m_call = m.take_call(m_queue);
  if (!m_call) return Request::acquire(m_semaphore);
  m.set(m_argument, m_call->argument);
  return Request::work(nanos(cost::kCallFinalizer));
}

// What the function returns to has forgotten the object: now it is like any other.
void FinalizerGoroutine::call(Mutator& m) {
  const DueCall done = *m_call;
  if (done.function.code != nullptr) done.function.code(m, done.function, done.argument);
  m.set(m_argument, 0);
  m.finish_call(m_queue, done);
}

void FinalizerGoroutine::hash(Hasher& hasher) const {
  hasher.add(m_entered ? 1 : 0);
  hasher.add(m_call ? m_call->number : 0);
}

}  // namespace tricolor
