// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/snapshot_builder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <set>

#include "core/sim/caption.h"

#include "core/sim/object_graph.h"

namespace tricolor {
namespace {

/// Longer histories than this are not sent with every picture.
constexpr std::size_t kMaxHistory = 10'000;

SlotColour colour_of(const SlotBits& group, std::uint32_t bit) {
  if (((group.allocated >> bit) & 1) == 0) return SlotColour::kFree;
  if (((group.marked >> bit) & 1) == 0) return SlotColour::kWhite;
  return ((group.scanned >> bit) & 1) != 0 ? SlotColour::kBlack : SlotColour::kGrey;
}

void add_to_summary(const Heap& heap, const Span& s, SpanClassSummary& summary) {
  ++summary.spans;
  summary.slots += s.slots;
  summary.free += s.slots - s.allocated;
  std::uint64_t marked = 0;
  std::uint64_t black = 0;
  const SlotBits* groups = heap.bits(s);
  for (std::uint32_t w = 0; w < Heap::bit_words(s); ++w) {
    marked += static_cast<std::uint64_t>(std::popcount(groups[w].marked));
    black += static_cast<std::uint64_t>(std::popcount(groups[w].scanned));
  }
  summary.black += black;
  summary.grey += marked - black;
  summary.white += s.allocated - marked;
}

SpanView view_of(const Runtime& runtime, SpanId id) {
  const Heap& heap = runtime.heap();
  const Span& s = heap.span(id);
  SpanView view;
  view.id = id;
  view.base = kArenaBase + s.offset();
  view.pages = s.pages;
  view.slot_bytes = s.slot_bytes;
  view.size_class = s.size_class;
  view.noscan = s.noscan;
  view.state = s.cached_by >= 0                        ? SpanState::kCached
               : runtime.sweeper().needs_sweeping(s) ? SpanState::kUnswept
                                                       : SpanState::kSwept;
  view.cached_by = s.cached_by;
  view.live_slots = s.allocated;
  view.changed = heap.changed(s);
  view.slots.resize(s.slots);
  const SlotBits* groups = heap.bits(s);
  for (std::uint32_t slot = 0; slot < s.slots; ++slot) {
    view.slots[slot] = colour_of(groups[slot / 64], slot % 64);
  }
  return view;
}

void add_heap(const Runtime& runtime, const SnapshotRequest& request, Snapshot& snapshot) {
  const Heap& heap = runtime.heap();
  std::array<std::vector<SpanId>, kSpanClasses> by_class;
  std::array<SpanClassSummary, kSpanClasses> summaries{};
  for (SpanId id = 0; id < heap.span_table_size(); ++id) {
    const Span& s = heap.span(id);
    if (s.state != Span::State::kHeap) continue;
    const auto c = static_cast<std::size_t>(s.span_class());
    by_class[c].push_back(id);
    add_to_summary(heap, s, summaries[c]);
  }
  std::uint32_t slots_left = request.max_slots;
  for (std::size_t c = 0; c < by_class.size(); ++c) {
    std::vector<SpanId>& ids = by_class[c];
    if (ids.empty()) continue;
    SpanClassSummary& summary = summaries[c];
    summary.size_class = static_cast<std::uint8_t>(c / 2);
    summary.noscan = (c & 1) != 0;
    summary.slot_bytes = size_class(summary.size_class).object_bytes;
    snapshot.classes.push_back(summary);
    const auto by_address = [&](SpanId a, SpanId b) {
      return heap.span(a).first_page < heap.span(b).first_page;
    };
    const std::size_t shown = std::min<std::size_t>(ids.size(), request.spans_per_class);
    std::partial_sort(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(shown), ids.end(),
                      by_address);
    for (std::size_t i = 0; i < shown; ++i) {
      const Span& s = heap.span(ids[i]);
      if (s.slots > slots_left) break;
      slots_left -= s.slots;
      snapshot.listed_spans.push_back(ids[i]);
      if (heap.changed(s) > request.since_epoch) snapshot.spans.push_back(view_of(runtime, ids[i]));
    }
  }
}

GoroutineState state_of(const Goroutine& g) {
  if (g.assisting) return GoroutineState::kAssisting;
  switch (g.state) {
    case Goroutine::State::kRunning: return GoroutineState::kRunning;
    case Goroutine::State::kRunnable: return GoroutineState::kRunnable;
    case Goroutine::State::kAssistWait: return GoroutineState::kAssistWait;
    case Goroutine::State::kWaiting:
    case Goroutine::State::kDead: break;
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
    case WorkerMode::kDedicated: return Activity::kDedicatedWorker;
    case WorkerMode::kFractional: return Activity::kFractionalWorker;
    case WorkerMode::kIdle: return Activity::kIdleWorker;
    case WorkerMode::kNone: break;
  }
  if (p.goroutine == kNoGoroutine) return Activity::kIdle;
  const Goroutine& g = runtime.goroutines()[p.goroutine];
  if (g.kind == Goroutine::Kind::kSweeper) return Activity::kSweeper;
  if (g.kind == Goroutine::Kind::kScavenger) return Activity::kScavenger;
  return g.assisting ? Activity::kAssist : Activity::kMutator;
}

void add_processors(const Runtime& runtime, Snapshot& snapshot) {
  for (std::size_t i = 0; i < runtime.processors().size(); ++i) {
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
  if (runtime.marking()) {
    const double expected = std::max(runtime.expected_scan_work(), 1.0);
    snapshot.mark_progress =
        std::min(1.0, static_cast<double>(pacer.scan_work().total()) / expected);
  }
  const Sweeper& sweeper = runtime.sweeper();
  if (!sweeper.done() && sweeper.pages_to_sweep() != 0) {
    snapshot.sweep_progress = std::min(1.0, static_cast<double>(sweeper.pages_swept()) /
                                                static_cast<double>(sweeper.pages_to_sweep()));
  }
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
                                      runtime.notes()[e.value]});
    }
  }
}

void add_history(const Runtime& runtime, const SnapshotRequest& request, Snapshot& snapshot) {
  snapshot.samples = runtime.samples().samples();
  snapshot.samples.push_back(runtime.sample_now());
  snapshot.phases = newest(runtime.phases());
  if (!snapshot.phases.empty()) snapshot.phases.back().end_ns = snapshot.now_ns;
  snapshot.cycles = newest(runtime.cycles());
  snapshot.gctrace = newest(runtime.gctrace());
  snapshot.violations = runtime.violations();
  snapshot.lost = runtime.lost();
  snapshot.panic = runtime.panic();
  const EventLog& log = runtime.log();
  snapshot.last_event = log.last();
  const std::size_t fresh = std::min<std::size_t>(log.events().size(),
                                                  log.last() - std::min(log.last(), request.events_after));
  snapshot.events.assign(log.events().end() - static_cast<std::ptrdiff_t>(fresh),
                         log.events().end());
  add_event_texts(runtime, snapshot);
  snapshot.caption = log.on() && !log.events().empty() ? caption(log.events().back(), runtime)
                                                       : standing_caption(runtime);
}

}  // namespace

Snapshot build_snapshot(Runtime& runtime, const SnapshotRequest& request) {
  Snapshot snapshot;
  snapshot.epoch = runtime.heap().epoch();
  snapshot.now_ns = nanos(runtime.now());
  snapshot.finished = runtime.finished();
  snapshot.phase = runtime.phase();
  add_numbers(runtime, snapshot);
  add_heap(runtime, request, snapshot);
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
  course.samples = runtime.samples().samples();
  course.samples.push_back(runtime.sample_now());
  course.phases = newest(runtime.phases());
  if (!course.phases.empty()) course.phases.back().end_ns = course.end_ns;
  course.cycles = newest(runtime.cycles());
  return course;
}

}  // namespace tricolor
