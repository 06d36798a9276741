// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <functional>

#include "core/heap/heap.h"
#include "core/sim/goroutine.h"
#include "core/sim/stack_memory.h"

namespace tricolor {

/// The stacks of all goroutines and threads (go-gc-model §8.9): where each lies, how large a new
/// one is, and what the pacer knows of their size.
///
/// 1. start_system_goroutine() and take_for_threads() as the process begins; grow_worker() for a
///    mark worker that calls something deep.
/// 2. give() when a goroutine starts, resize() as it needs, leave() when it exits. A dead goroutine
///    may keep its stack until somebody takes its place or free_dead() comes, in the next cycle.
/// 3. scanned() for each stack that marking has read; end_cycle() at the end of marking.
///
/// Invariant: a goroutine with a `stack_span` has `stack.allocated_bytes` there, and nobody else
/// has.
class GoroutineStacks {
 public:
  /// What the runtime lends for one of these calls.
  struct Lent {
    Heap& heap;
    int p = 0;
    bool marking = false;
    /// Called as soon as pages were taken from the page heap, before others go back; none: at the
    /// start of a process.
    std::function<void(const PageHeap::Run&)> pages_taken;
  };

  explicit GoroutineStacks(int processors) : m_memory(processors), m_scannable(processors) {}
  /// Not while marking.
  void set_processors(Heap& heap, int processors);
  /// Of all goroutines, as far as the processors have told (§4.8).
  Bytes scannable_bytes() const { return m_scannable.total(); }

  /// Of the smallest size, for one of the runtime's own goroutines.
  void start_system_goroutine(const Lent& lent);
  /// A thread has a stack for the runtime's own code and one for signals.
  void take_for_threads(const Lent& lent, std::uint32_t spans);
  /// A mark worker has a stack of the smallest size until it calls something deep.
  void grow_worker(const Lent& lent);

  /// A goroutine in the place of a dead one, whose stack it still has, keeps that if it has today's
  /// size.
  void give(const Lent& lent, Goroutine& g);
  void resize(const Lent& lent, Goroutine& g, Bytes bytes);
  /// A stack of the usual size stays with its descriptor; others are freed at once.
  void leave(const Lent& lent, Goroutine& g);
  void free_dead(const Lent& lent, Goroutine& g);

  void scanned(Bytes used) { m_start_size.scanned(used); }
  void end_cycle(Heap& heap);

 private:
  SpanId allocate(const Lent& lent, Bytes bytes);
  void take(const Lent& lent, Goroutine& g, Bytes bytes);
  void free(const Lent& lent, Goroutine& g);
  void scannable_changed(int p, Bytes grown, Bytes shrunk);

  StackMemory m_memory;
  ScannableStacks m_scannable;
  StackStartSize m_start_size;
};

}  // namespace tricolor
