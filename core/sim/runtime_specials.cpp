// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <string>
#include <utility>

#include "core/base/version_profile.h"
#include "core/sim/finalizer_goroutine.h"
#include "core/sim/runtime.h"
#include "core/sim/special_roots.h"

// Finalizers, cleanups and weak pointers (go-gc-model §8.8): what programs ask for, what sweeping
// found, and who runs it.

namespace tricolor {
namespace {

constexpr Bytes kWeakHandleBytes = 8;

/// How a goroutine that runs such functions is called.
std::string_view runner_name(CallQueue queue, int go_minor) {
  if (queue == CallQueue::kCleanups) return "runtime.runCleanups";
  return holds(Since::kCleanupQueue, go_minor) ? "runtime.runFinalizers" : "runtime.runfinq";
}

/// What an event says about its `value`.
std::uint64_t is_cleanup(const Special& special) {
  return special.kind == Special::Kind::kCleanup ? 1 : 0;
}

}  // namespace

// Go 1.24 runs cleanups on the finalizers' goroutine.
CallQueue Runtime::served_by(CallQueue queue) const {
  return holds(Since::kCleanupQueue, m_config.go_minor) ? queue : CallQueue::kFinalizers;
}

bool Runtime::has_specials() const {
  return !specials().empty() ||
         std::any_of(m_calls.begin(), m_calls.end(),
                     [](const CallRunners& each) { return !each.queue.empty(); });
}

Bytes Runtime::specials_bytes() const {
  Bytes bytes = specials().host_bytes();
  for (const CallRunners& each : m_calls) bytes += each.queue.calls().size() * sizeof(QueuedCall);
  return bytes;
}

// --- what programs ask for ----------------------------------------------------------------------

// As the runtime does before it touches a span's records, which sweeping takes apart.
void Runtime::sweep_span_of(Address object) {
  const ObjectRef ref = m_heap.find(object);
  if (!ref) return;
  Sweeper::Tally tally;
  m_sweeper.ensure_swept(m_heap, ref.span, tally);
  swept(m_acting, tally);
}

// While a cycle marks, the root job of that span may have been done already.
void Runtime::add_special(const Special& special) {
  Processor& p = m_processors[m_acting];
  p.clock += cost::kAddSpecial;
  if (!m_sweeper.specials().add(m_heap, special)) return;
  if (!m_marking) return;
  MarkTally tally;
  tally.observer = m_log.mark_observer();
  mark_special(m_acting, special, tally);
  m_pacer.add_scan_work(tally.scanned, 0, 0);
  charge_marking(m_acting, tally);
}

void Runtime::set_finalizer(GoroutineId, Address object, const FuncValue* function) {
  if (object == 0) return fatal("runtime.SetFinalizer: first argument is nil");
  const ObjectRef ref = m_heap.find(object);
  if (!ref) return;  // a global, or of no size: it never dies
  sweep_span_of(object);
  if (function == nullptr) return m_sweeper.specials().remove_finalizer(m_heap, object);
  const Span& s = m_heap.span(ref.span);
  const bool tiny = s.noscan && s.slot_bytes == kTinyBytes;
  if (!tiny && m_heap.address_of(s, ref.slot) != object) {
    return fatal("runtime.SetFinalizer: pointer not at beginning of allocated block");
  }
  if (m_sweeper.specials().has_finalizer(m_heap, object)) {
    return fatal("runtime.SetFinalizer: finalizer already set");
  }
  start_runners(CallQueue::kFinalizers, 1);
  add_special({Special::Kind::kFinalizer, object, 0, *function});
  m_log.add(EventKind::kFinalizerSet, object);
}

void Runtime::add_cleanup(GoroutineId, Address object, const FuncValue& function,
                          Address argument) {
  if (!holds(Since::kCleanups, m_config.go_minor)) {
    return fatal("runtime.AddCleanup is not there before Go 1.24: choose a later version");
  }
  if (object == 0) return fatal("runtime.AddCleanup: ptr is nil");
  if (argument == object)
    return fatal("runtime.AddCleanup: ptr is equal to arg, cleanup will never run");
  if (!m_heap.find(object)) return;
  sweep_span_of(object);
  const CallQueue queue = served_by(CallQueue::kCleanups);
  const int most = queue == CallQueue::kCleanups ? std::max(m_config.procs / 4, 1) : 1;
  start_runners(queue, static_cast<std::uint32_t>(most));
  const Special special{Special::Kind::kCleanup, object, argument, function};
  add_special(special);
  m_log.add(EventKind::kFinalizerSet, object, 0, is_cleanup(special));
}

Address Runtime::make_weak(Address object) {
  if (!holds(Since::kCleanups, m_config.go_minor)) {
    fatal("package weak is not there before Go 1.24: choose a later version");
    return 0;
  }
  if (!m_heap.find(object)) return 0;
  sweep_span_of(object);
  const Address known = m_sweeper.specials().weak_handle(m_heap, object);
  if (known != 0) return known;
  const TypeId type = m_heap.types().intern("weak.handle", kWeakHandleBytes, PointerLayout::none());
  const Address handle = allocate(m_acting, type, m_plans.of(type, m_heap));
  add_special({Special::Kind::kWeakHandle, object, handle});
  return handle;
}

// If its span is not swept yet, that decides first whether the object is dead. While a cycle marks,
// the object is greyed, as it may have no other way left to be found by.
Address Runtime::weak_value(Address handle) {
  Processor& p = m_processors[m_acting];
  p.clock += cost::kWeakValue;
  sweep_span_of(m_sweeper.specials().weak_target(handle));
  const Address object = m_sweeper.specials().weak_target(handle);
  if (object == 0 || !m_marking) return object;
  MarkTally tally;
  tally.observer = m_log.mark_observer();
  mark_root(m_acting, object, tally);
  charge_marking(m_acting, tally);
  return object;
}

CallCounts Runtime::call_counts(CallQueue queue) const {
  const FinalizerQueue& calls = call_queue(served_by(queue));
  return {calls.queued(), calls.executed()};
}

// As the runtime does when it must not go on: no panic that could be recovered from.
void Runtime::fatal(std::string_view why) {
  crash("fatal error: " + std::string(why));
}

// --- marking ------------------------------------------------------------------------------------

void Runtime::mark_special(int index, const Special& special, MarkTally& tally) {
  if (special.kind == Special::Kind::kFinalizer) {
    if (const ObjectRef ref = m_heap.find(special.object)) {
      m_marker.mark_from(m_heap, index, ref, tally);
    }
  } else {
    mark_root(index, special.argument, tally);
  }
  mark_root(index, special.function.closure, tally);
}

void Runtime::mark_specials(int index, std::uint32_t shard, MarkTally& tally) {
  const std::uint32_t first = shard * RootJobs::kSpecialShardPages;
  m_sweeper.specials().for_each_on(
      first, first + RootJobs::kSpecialShardPages,
      [&](const Special& special) { mark_special(index, special, tally); });
}

void Runtime::mark_calls(int index, CallQueue queue, MarkTally& tally) {
  for (const QueuedCall& call : call_queue(queue).calls()) {
    mark_root(index, call.argument(), tally);
    mark_root(index, call.special.function.closure, tally);
  }
}

// --- what sweeping found, and who runs it
// ---------------------------------------------------------

// All goroutines of a queue start with the first function that is set for it.
void Runtime::start_runners(CallQueue queue, std::uint32_t count) {
  CallRunners& runners = m_calls[static_cast<std::size_t>(queue)];
  if (runners.goroutines != 0) return;
  runners.goroutines = count;
  runners.semaphore = make_semaphore(0);
  const std::string_view name = runner_name(queue, m_config.go_minor);
  for (std::uint32_t i = 0; i < count; ++i) {
    go(std::make_unique<FinalizerGoroutine>(queue, runners.semaphore, name), name);
  }
}

void Runtime::queue_found() {
  if (!m_sweeper.has_found()) [[likely]]
    return;
  for (const Special& special : m_sweeper.take_found()) {
    if (special.kind == Special::Kind::kWeakHandle) {
      m_log.add(EventKind::kWeakCleared, special.object, special.argument);
      continue;
    }
    const bool cleanup = special.kind == Special::Kind::kCleanup;
    const CallQueue queue = served_by(cleanup ? CallQueue::kCleanups : CallQueue::kFinalizers);
    m_calls[static_cast<std::size_t>(queue)].queue.push(special);
    m_log.add(EventKind::kFinalizerQueued, special.object, 0, is_cleanup(special));
  }
  for (const CallRunners& runners : m_calls) wake_runners(runners);
}

// Whoever runs looks at the queue again before it sleeps.
void Runtime::wake_runners(const CallRunners& runners) {
  if (runners.goroutines == 0) return;
  std::size_t wanted = std::min<std::size_t>(runners.queue.waiting(), runners.goroutines);
  for (; wanted > 0 && m_semaphores.count(runners.semaphore) == 0; --wanted) {
    release(runners.semaphore);
  }
}

std::optional<DueCall> Runtime::take_call(CallQueue queue) {
  const QueuedCall* call = m_calls[static_cast<std::size_t>(queue)].queue.take();
  if (call == nullptr) return std::nullopt;
  return DueCall{call->number, call->special.function, call->argument()};
}

// The runtime clears the queue's entry like any other memory with pointers: the barrier sees what
// is dropped, as the function may have put it where marking has been already.
void Runtime::finish_call(GoroutineId g, CallQueue queue, const DueCall& call) {
  FinalizerQueue& calls = m_calls[static_cast<std::size_t>(queue)].queue;
  const auto done =
      std::find_if(calls.calls().begin(), calls.calls().end(),
                   [&](const QueuedCall& each) { return each.number == call.number; });
  if (done == calls.calls().end()) return;
  m_log.add(EventKind::kFinalizerRun, done->special.object, 0, is_cleanup(done->special));
  calls.finish(call.number);
  if (!m_marking) return;
  if (call.argument != 0) before_store(g, 0, call.argument, 0);
  if (call.function.closure != 0) before_store(g, 0, call.function.closure, 0);
}

}  // namespace tricolor
