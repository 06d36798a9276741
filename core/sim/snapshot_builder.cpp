// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/snapshot_builder.h"

#include <algorithm>
#include <set>

#include "core/sim/caption.h"
#include "core/sim/mark_progress.h"
#include "core/sim/object_graph.h"
#include "core/sim/snapshot_extended.h"
#include "core/sim/snapshot_heap.h"

namespace tricolor {
namespace {

/// Longer histories than this are not sent with every picture.
constexpr std::size_t kMaxHistory = 10'000;

GoroutineState state_of(const Goroutine& g) {
  if (g.assisting) return GoroutineState::kAssisting;
  switch (g.state) {
    case Goroutine::State::kRunning:
      return GoroutineState::kRunning;
    case Goroutine::State::kRunnable:
      return GoroutineState::kRunnable;
    case Goroutine::State::kAssistWait:
      return GoroutineState::kAssistWait;
    case Goroutine::State::kWaiting:
    case Goroutine::State::kDead:
      break;
  }
  return GoroutineState::kWaiting;
}

void add_roots(const Runtime& runtime, const SnapshotRequest& request, Snapshot& snapshot) {
  snapshot.globals = runtime.globals().variables;
  for (std::size_t id = 0; id < runtime.goroutines().size(); ++id) {
    const Goroutine& g = runtime.goroutines()[id];
    if (!g.is_user() || g.state == Goroutine::State::kDead) continue;
    if (snapshot.goroutines.size() >= request.max_goroutines) break;
    GoroutineView view;
    view.id = static_cast<GoroutineId>(id);
    view.state = state_of(g);
    view.stack_scanned = runtime.marking() && g.stack_scanned;
    view.assist_balance_bytes = g.balance_bytes;
    view.stack = g.stack;
    std::vector<Variable>& variables = view.stack.variables;
    if (variables.size() > request.max_variables) {
      const std::size_t cut = variables.size() - request.max_variables;
      variables.erase(variables.begin(), variables.begin() + static_cast<std::ptrdiff_t>(cut));
      for (Frame& frame : view.stack.frames) {
        frame.first_variable -= std::min(frame.first_variable, static_cast<std::uint32_t>(cut));
      }
    }
    snapshot.goroutines.push_back(std::move(view));
  }
}

Activity activity_of(const Runtime& runtime, const Processor& p) {
  if (runtime.phase() == Phase::kSweepTermination || runtime.phase() == Phase::kMarkTermination) {
    return Activity::kStopped;
  }
  if (p.idle) return Activity::kIdle;
  switch (p.worker) {
    case WorkerMode::kDedicated:
      return Activity::kDedicatedWorker;
    case WorkerMode::kFractional:
      return Activity::kFractionalWorker;
    case WorkerMode::kIdle:
      return Activity::kIdleWorker;
    case WorkerMode::kNone:
      break;
  }
  if (p.goroutine == kNoGoroutine) return Activity::kIdle;
  const Goroutine& g = runtime.goroutines()[p.goroutine];
  if (g.kind == Goroutine::Kind::kSweeper) return Activity::kSweeper;
  if (g.kind == Goroutine::Kind::kScavenger) return Activity::kScavenger;
  return g.assisting ? Activity::kAssist : Activity::kMutator;
}

void add_processors(const Runtime& runtime, Snapshot& snapshot) {
  for (int i = 0; i < runtime.processors().count(); ++i) {
    const Processor& p = runtime.processors()[i];
    ProcessorView view;
    view.p = static_cast<std::uint8_t>(i);
    view.activity = activity_of(runtime, p);
    view.goroutine = p.goroutine == kNoGoroutine ? 0 : p.goroutine;
    view.at = p.at;
    snapshot.processors.push_back(view);
  }
}

template <typename T>
std::vector<T> newest(const std::vector<T>& all) {
  const std::size_t n = std::min(all.size(), kMaxHistory);
  return std::vector<T>(all.end() - static_cast<std::ptrdiff_t>(n), all.end());
}

void add_numbers(const Runtime& runtime, Snapshot& snapshot) {
  const Pacer& pacer = runtime.pacer();
  snapshot.mem = runtime.mem_stats();
  snapshot.heap_live_bytes = pacer.inputs().heap_live;
  snapshot.heap_marked_bytes = pacer.heap_marked();
  snapshot.goal_bytes = pacer.heap_goal();
  snapshot.trigger_bytes = pacer.trigger();
  snapshot.background_credit_bytes = runtime.credit().credit();
  snapshot.assist_ratio = runtime.marking() ? pacer.assist_work_per_byte() : 0;
  snapshot.grey_queue = runtime.marker().waiting();
  snapshot.gogc = runtime.config().gogc;
  snapshot.memory_limit = runtime.config().memory_limit;
  snapshot.procs = runtime.config().procs;
  snapshot.cycle = runtime.cycle_number();
  const Sweeper& sweeper = runtime.sweeper();
  if (!sweeper.done() && sweeper.pages_to_sweep() != 0) {
    snapshot.sweep_progress = std::min(1.0, static_cast<double>(sweeper.pages_swept()) /
                                                static_cast<double>(sweeper.pages_to_sweep()));
  }
}

/// After the heap: it counts the objects.
void add_mark_progress(const Runtime& runtime, Snapshot& snapshot) {
  if (!runtime.marking()) return;
  const Pacer& pacer = runtime.pacer();
  MarkWork work;
  work.done = pacer.scan_work().heap;
  work.expected = pacer.last_heap_scan();
  work.most = pacer.inputs().heap_scan;
  for (const SpanClassSummary& row : snapshot.classes) {
    work.black += row.black;
    work.objects += row.white + row.grey + row.black;
  }
  snapshot.mark_progress = mark_progress(work);
}

/// The names that the events refer to by number.
void add_event_texts(const Runtime& runtime, Snapshot& snapshot) {
  std::set<std::uint32_t> types;
  for (const Event& e : snapshot.events) {
    for (const std::uint16_t type : {e.type, e.other_type}) {
      if (type != 0 && types.insert(type).second) {
        snapshot.event_texts.push_back(
            {EventText::Kind::kType, type, runtime.heap().types()[type].name});
      }
    }
    if (e.kind == EventKind::kNote) {
      snapshot.event_texts.push_back({EventText::Kind::kNote, static_cast<std::uint32_t>(e.value),
                                      runtime.record().notes()[e.value]});
    }
  }
}

void add_history(const Runtime& runtime, const SnapshotRequest& request, Snapshot& snapshot) {
  snapshot.samples = runtime.record().samples().samples();
  snapshot.samples.push_back(runtime.sample_now());
  snapshot.phases = newest(runtime.record().phases());
  if (!snapshot.phases.empty()) snapshot.phases.back().end_ns = snapshot.now_ns;
  snapshot.cycles = newest(runtime.record().cycles());
  snapshot.gctrace = newest(runtime.record().gctrace());
  snapshot.violations = runtime.record().violations();
  snapshot.lost = runtime.record().lost();
  snapshot.panic = runtime.record().panic();
  const EventLog& log = runtime.log();
  snapshot.last_event = log.last();
  const std::size_t fresh = std::min<std::size_t>(
      log.events().size(), log.last() - std::min(log.last(), request.events_after));
  snapshot.events.assign(log.events().end() - static_cast<std::ptrdiff_t>(fresh),
                         log.events().end());
  add_event_texts(runtime, snapshot);
  const Event* latest = log.on() ? log.latest() : nullptr;
  snapshot.caption = latest != nullptr ? caption(*latest, runtime) : standing_caption(runtime);
}

}  // namespace

Snapshot build_snapshot(Runtime& runtime, HeapIndex& index, const SnapshotRequest& request) {
  Snapshot snapshot;
  snapshot.epoch = runtime.heap().epoch();
  snapshot.now_ns = nanos(runtime.now());
  snapshot.finished = runtime.finished();
  snapshot.phase = runtime.phase();
  add_numbers(runtime, snapshot);
  index.update(runtime.heap(), runtime.sweeper());
  add_heap(runtime, index, request, snapshot);
  add_mark_progress(runtime, snapshot);
  add_extended(runtime, index, request, snapshot);
  add_roots(runtime, request, snapshot);
  add_processors(runtime, snapshot);
  add_history(runtime, request, snapshot);
  if (request.graph.wanted) snapshot.graph = object_graph(runtime, request.graph);
  runtime.heap().set_epoch(snapshot.epoch + 1);
  return snapshot;
}

RunCourse build_course(const Runtime& runtime) {
  RunCourse course;
  course.end_ns = nanos(runtime.now());
  course.memory_limit = runtime.config().memory_limit;
  course.samples = runtime.record().samples().samples();
  course.samples.push_back(runtime.sample_now());
  course.phases = newest(runtime.record().phases());
  if (!course.phases.empty()) course.phases.back().end_ns = course.end_ns;
  course.cycles = newest(runtime.record().cycles());
  return course;
}

}  // namespace tricolor
