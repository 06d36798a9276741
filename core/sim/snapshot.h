// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/units.h"
#include "core/heap/roots.h"
#include "core/sim/cycle_record.h"
#include "core/sim/event.h"
#include "core/sim/extended_view.h"
#include "core/sim/graph_view.h"
#include "core/sim/mem_stats.h"
#include "core/sim/span_tile.h"
#include "core/sim/violation.h"

namespace tricolor {

/// What a slot looks like. White, grey and black are the tricolor states of a live-or-dead
/// object; during sweeping an object of an unswept span keeps the colour it ended marking with.
enum class SlotColour : std::uint8_t { kFree, kWhite, kGrey, kBlack };

/// One heap span with the state of each slot.
struct SpanView {
  std::uint32_t id = 0;  ///< stable while the span lives
  Address base = 0;
  std::uint32_t pages = 0;
  std::uint32_t slot_bytes = 0;  ///< class size; whole span for a large object
  std::uint8_t size_class = 0;   ///< 0: large object
  bool noscan = false;
  bool runtime_only = false;  ///< see SpanTile
  SpanState state = SpanState::kSwept;
  std::int16_t cached_by = -1;
  std::uint32_t live_slots = 0;  ///< allocated slots
  std::uint64_t changed = 0;     ///< Snapshot::epoch at which it last changed
  std::vector<SlotColour> slots;
};

/// All that a tile and a view of one span have in common: everything of `view` but its slots and
/// when they changed.
inline void copy_numbers(const SpanTile& tile, SpanView& view) {
  view.id = tile.id;
  view.base = tile.base;
  view.pages = tile.pages;
  view.slot_bytes = tile.slot_bytes;
  view.size_class = tile.size_class;
  view.noscan = tile.noscan;
  view.runtime_only = tile.runtime_only;
  view.state = tile.state;
  view.cached_by = tile.cached_by;
  view.live_slots = tile.live();
}

enum class GoroutineState : std::uint8_t { kRunning, kRunnable, kWaiting, kAssisting, kAssistWait };

struct GoroutineView {
  GoroutineId id = 0;
  GoroutineState state = GoroutineState::kRunnable;
  bool stack_scanned = false;  ///< its stack is black in this cycle
  std::int64_t assist_balance_bytes = 0;
  Stack stack;  ///< frames and variables, at most a few dozen of each
};

/// What a processor is doing right now.
enum class Activity : std::uint8_t {
  kIdle,
  kMutator,
  kAssist,
  kDedicatedWorker,
  kFractionalWorker,
  kIdleWorker,
  kSweeper,
  kScavenger,
  kStopped,
};

struct ProcessorView {
  std::uint8_t p = 0;
  Activity activity = Activity::kIdle;
  GoroutineId goroutine = 0;  ///< the one it runs, if any
  Address at = 0;             ///< object being marked, span being swept, or last allocation
};

/// One point of the time series that the plots show.
struct Sample {
  Nanos at_ns = 0;
  Bytes heap_alloc_bytes = 0;  ///< MemStats.HeapAlloc
  Bytes heap_live_bytes = 0;   ///< the pacer's estimate
  Bytes goal_bytes = 0;        ///< MemStats.NextGC
  Bytes trigger_bytes = 0;
  Bytes heap_inuse_bytes = 0;
  Bytes heap_idle_bytes = 0;
  Bytes heap_released_bytes = 0;
  Bytes sys_bytes = 0;
  Bytes stack_inuse_bytes = 0;
  Bytes total_alloc_bytes = 0;
  std::uint64_t heap_objects = 0;
  std::uint32_t num_gc = 0;
  double gc_cpu_fraction = 0;
  Phase phase = Phase::kOff;
};

/// A phase that is over or running (`end_ns` is the present for the running one).
struct PhaseSpan {
  Phase phase = Phase::kOff;
  Nanos start_ns = 0;
  Nanos end_ns = 0;
  std::uint32_t cycle = 0;
};

/// A run's history up to the furthest place that it has reached, beyond the moment of a picture.
struct RunCourse {
  Nanos end_ns = 0;
  std::int64_t memory_limit = kNoMemoryLimit;  ///< at the end
  std::vector<Sample> samples;
  std::vector<PhaseSpan> phases;
  std::vector<CycleRecord> cycles;
};

/// A name that events refer to by number.
struct EventText {
  enum class Kind : std::uint8_t { kType, kNote };
  Kind kind = Kind::kType;
  std::uint32_t id = 0;
  std::string text;
};

/// What a view asks for.
struct SnapshotRequest {
  std::uint64_t since_epoch = 0;       ///< list only spans changed after this; 0: all
  std::uint32_t spans_per_class = 64;  ///< lowest addresses first
  std::uint32_t max_slots = 60'000;    ///< over all listed spans; the rest is in the summaries
  std::uint32_t max_goroutines = 24;
  std::uint32_t max_variables = 40;  ///< per goroutine, innermost frames first
  std::uint32_t events_after = 0;    ///< events with a sequence number above this
  GraphRequest graph;                ///< only while a graph is seen: it costs time
  // What a map of the whole heap asks for, by what it draws.
  bool tiles = true;                      ///< every span in numbers
  std::uint64_t tiles_since_epoch = 0;    ///< only those changed after this; 0: all
  std::vector<std::uint32_t> more_spans;  ///< ids to list beside the lowest of each class
  std::vector<Address> objects;           ///< to be described word by word
  bool pages = false;                     ///< the arena's page bits
  bool extended = false;                  ///< caches, central lists, mark work
  Address bits_of = 0;                    ///< bit rows of the span that holds this address
};

/// A picture of a World that holds no reference to it.
struct Snapshot {
  std::uint64_t epoch = 0;  ///< grows with every snapshot that is taken
  Nanos now_ns = 0;
  bool finished = false;  ///< the program has ended
  Phase phase = Phase::kOff;
  double mark_progress = 0;   ///< 0 … 0.99 of the heap's marking, while it lasts
  double sweep_progress = 0;  ///< 0 … 1 of the pages in use, while sweeping
  std::uint32_t cycle = 0;    ///< number of the running cycle, or of the last
  MemStats mem;
  Bytes heap_live_bytes = 0;
  Bytes heap_marked_bytes = 0;  ///< by the last cycle
  Bytes goal_bytes = 0;
  Bytes trigger_bytes = 0;
  std::int64_t background_credit_bytes = 0;
  double assist_ratio = 0;       ///< scan work per allocated byte
  std::uint64_t grey_queue = 0;  ///< objects (classic) or spans (Green Tea) waiting
  std::int32_t gogc = 100;
  std::int64_t memory_limit = kNoMemoryLimit;
  int procs = 1;
  std::vector<SpanClassSummary> classes;    ///< those in use, by class, scan before noscan
  bool has_tiles = false;                   ///< tiles were asked for
  std::uint64_t tiles_since_epoch = 0;      ///< as the request had it; 0: all spans are in tiles
  std::vector<SpanTile> tiles;              ///< changed since then; also those gone
  std::vector<SpanView> spans;              ///< changed since the request's epoch
  std::vector<std::uint32_t> listed_spans;  ///< ids of all that should be on screen, in order
  std::vector<ObjectView> objects;          ///< those asked for that exist
  PageBits pages;                           ///< empty: not asked for
  SpanBitRows bit_rows;
  std::optional<ExtendedView> extended;
  std::vector<GoroutineView> goroutines;
  std::vector<Variable> globals;
  std::vector<ProcessorView> processors;
  std::vector<Sample> samples;              ///< the whole run, thinned; newest last
  std::vector<PhaseSpan> phases;            ///< the whole run's collections; newest last
  std::vector<CycleRecord> cycles;          ///< all of them (oldest dropped beyond 10,000)
  std::vector<std::string> gctrace;         ///< all lines (oldest dropped beyond 10,000)
  std::vector<Event> events;                ///< newest last
  std::vector<EventText> event_texts;       ///< names of the types and notes of these events
  std::uint32_t last_event = 0;             ///< sequence number of the newest
  std::string caption;                      ///< one plain sentence: what just happened and why
  std::vector<std::string> violations;      ///< what the verifier found, newest last
  std::shared_ptr<const RunCourse> course;  ///< the whole run, if this is a moment of its past
  std::vector<Violation> lost;              ///< those that are lost objects, newest last
  std::string panic;                        ///< why the program ended, if it did not mean to
  GraphView graph;                          ///< if asked for
};

}  // namespace tricolor
