// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/units.h"
#include "core/heap/roots.h"
#include "core/sim/cycle_record.h"
#include "core/sim/event.h"
#include "core/sim/mem_stats.h"
#include "core/sim/snapshot.h"

// What an inspector shows: answers to "why?" as plain structs, with units in the names. What is not
// known is said to be not known; nothing here is a guess.

namespace tricolor {

/// Where a root word is.
enum class RootKind : std::uint8_t {
  kVariable,
  kGlobal,
  kRuntime,
  kPool,
  kFinalizerQueue,  ///< waits for its finalizer, or is the closure of one that waits
  kCleanupQueue,    ///< argument or closure of a cleanup that waits
  kFinalizer,       ///< a pointer in an object that has a finalizer, or its finalizer's closure
  kCleanup,         ///< argument or closure of a cleanup that was added
  kWeakHandle,      ///< what a weak pointer goes through
};

/// A root word with its name.
struct RootView {
  RootKind kind = RootKind::kVariable;
  GoroutineId goroutine = 0;  ///< kVariable
  std::string function;       ///< kVariable: the frame's function
  std::string name;    ///< of the variable, the global or the pool; else what is queued or set
  Address value = 0;   ///< may point into the middle of an object
  Address object = 0;  ///< from kFinalizerQueue on: whose finalizer, cleanup, weak pointer
};

/// One object on a path.
struct PathStep {
  Address object = 0;  ///< base address
  std::string type;
  Address slot = 0;        ///< the word that points to it; 0: the root does
  std::uint64_t word = 0;  ///< index of that word in the object before
};

/// Why an object is alive: a shortest path from a root, or that there is none.
struct RetentionPath {
  enum class Answer : std::uint8_t {
    kReachable,
    kUnreachable,
    kStopped,      ///< cancelled, or more objects than the search may visit
    kNotAnObject,  ///< the address is free, or no heap
  };
  Answer answer = Answer::kNotAnObject;
  RootView root;                ///< kReachable
  std::vector<PathStep> steps;  ///< kReachable: from the root's object to the one asked about
  std::string sentence;         ///< if a finalizer, cleanup or weak pointer has to do with it
  std::uint64_t objects_visited = 0;
};

/// When an object was allocated and by whom, if that was seen.
struct BirthView {
  bool known = false;
  Nanos at_ns = 0;
  GoroutineId goroutine = 0;
  std::uint8_t p = 0;
  bool born_black = false;
  std::uint32_t cycle = 0;     ///< NumGC when it was born; the running cycle's if born black
  std::uint32_t survived = 0;  ///< mark phases that ended since
};

/// A pointer word of an object.
struct PointerView {
  std::uint64_t word = 0;
  Address slot = 0;
  Address value = 0;
  Address target = 0;  ///< base of the object it leads to; 0: nil, free or no heap
  std::string target_type;
  SlotColour target_colour = SlotColour::kFree;
};

/// Something that happened, with its sentence.
struct ToldEvent {
  Event event;
  std::string sentence;
};

/// Everything about the object (or free slot) that an address leads to.
struct ObjectInspection {
  Address asked = 0;
  bool in_span = false;  ///< false: no heap there, all else is empty
  Address base = 0;
  Address span_base = 0;
  std::uint32_t slot = 0;       ///< index in its span
  std::uint8_t size_class = 0;  ///< 0: large
  bool noscan = false;
  bool allocated = false;
  std::string type;
  Bytes requested_bytes = 0;
  Bytes header_bytes = 0;  ///< type header in front, 1.22 on
  Bytes slot_bytes = 0;
  Bytes slack_bytes = 0;    ///< slot - requested - header
  Bytes pointer_bytes = 0;  ///< up to the last pointer word: what a scan reads
  bool marked = false;
  bool scanned = false;
  SlotColour colour = SlotColour::kFree;
  SpanState span_state = SpanState::kSwept;
  std::uint64_t pointer_words = 0;    ///< all of them, nil ones included
  std::uint64_t pointers_set = 0;     ///< not nil
  std::vector<PointerView> pointers;  ///< the first few that are not nil
  BirthView birth;
  std::vector<ToldEvent> events;  ///< that touched it while watched, oldest first
  RetentionPath path;
};

/// How many objects of a type a span holds.
struct TypeShare {
  std::string type;
  std::uint32_t objects = 0;
};

struct SpanInspection {
  Address asked = 0;
  bool found = false;
  Address base = 0;
  Bytes bytes = 0;
  std::uint32_t pages = 0;
  std::uint8_t size_class = 0;  ///< 0: one large object
  bool noscan = false;
  std::uint32_t slot_bytes = 0;
  std::uint32_t slots = 0;
  std::uint32_t allocated = 0;
  std::uint32_t white = 0;
  std::uint32_t grey = 0;
  std::uint32_t black = 0;
  SpanState state = SpanState::kSwept;
  std::int16_t cached_by = -1;
  bool in_full_set = false;  ///< of its central list
  std::uint32_t sweepgen = 0;
  std::uint32_t heap_sweepgen = 0;
  std::string sweepgen_meaning;  ///< one sentence
  Bytes tail_waste_bytes = 0;    ///< span bytes beyond the last slot
  Bytes slack_bytes = 0;         ///< over all its objects
  std::vector<TypeShare> types;  ///< most frequent first
};

/// What stands between the bytes that the program asked for and the memory of the process: each
/// level of MemStats, and what is added on the way to it. All of one moment.
struct MemoryLadder {
  Bytes requested_bytes = 0;  ///< by objects; a block of the tiny allocator counts in full
  Bytes slack_bytes = 0;      ///< rounding up to slots, with type headers
  Bytes free_slot_bytes = 0;  ///< free slots of spans that hold objects
  Bytes tail_bytes = 0;       ///< ends of spans too short for another slot
  std::int64_t memory_limit = kNoMemoryLimit;
  MemStats mem;
};

/// One line of a formula with its numbers filled in.
struct FormulaLine {
  std::string name;      ///< "GOGC goal"
  std::string formula;   ///< "M + (M + stacks + globals) · GOGC / 100"
  std::string filled;    ///< "10.0 MiB + (10.0 MiB + 25.6 KiB + 153 KiB) · 100 / 100"
  std::string result;    ///< "20.2 MiB"
  bool decides = false;  ///< this line settled the question
};

/// Why a cycle started.
struct CycleExplanation {
  std::uint32_t number = 0;
  bool found = false;
  bool running = false;
  CycleStart start;
  CycleRecord record;    ///< unless running
  std::string headline;  ///< one sentence
  std::vector<FormulaLine> lines;
};

/// Why an allocation had to help with marking, and what it paid.
struct AssistExplanation {
  bool found = false;
  GoroutineId goroutine = 0;
  Nanos begin_ns = 0;
  Nanos end_ns = 0;  ///< 0: not over, or not recorded
  std::int64_t debt_bytes = 0;
  double ratio = 0;  ///< scan work per allocated byte
  std::int64_t work_owed_bytes = 0;
  bool least_work = false;        ///< rounded up to the least that an assist does
  std::int64_t stolen_bytes = 0;  ///< of background credit
  std::int64_t done_bytes = 0;    ///< scanned by itself
  Nanos parked_ns = 0;            ///< waited in the assist queue
  std::string headline;
  std::vector<FormulaLine> lines;
};

/// One thing that cut an object off.
struct Cut {
  enum class Kind : std::uint8_t {
    kStore,          ///< a pointer word was overwritten
    kVariable,       ///< a variable got another value
    kReturn,         ///< the variable's function returned
    kGlobal,         ///< a global got another value
    kGoroutineExit,  ///< the goroutine ended
    kPool,           ///< a sync.Pool gave it away or dropped it at a cycle's start
    kFinalizer,      ///< its finalizer, or what waited with it, has run
  };
  Kind kind = Kind::kStore;
  GoroutineId goroutine = 0;
  std::string where;   ///< "main.node at 0xc0000120a0, word 0" or "cur in main.list"
  Address slot = 0;    ///< kStore
  Address object = 0;  ///< kStore: the object that the word is in
  Address old_value = 0;
  Address new_value = 0;
};

/// Why an object is dead: the step after which no path from a root led to it.
struct DeathInspection {
  enum class Answer : std::uint8_t {
    kFound,
    kAlive,    ///< it is reachable
    kNotKept,  ///< the run's kept states do not reach back that far
    kStopped,  ///< cancelled
    kNotAnObject,
  };
  Answer answer = Answer::kNotAnObject;
  Address object = 0;
  std::string type;
  Nanos at_ns = 0;          ///< when it was cut off
  std::uint32_t cycle = 0;  ///< NumGC then
  std::vector<Cut> cuts;    ///< more than one: all of them, in one step of the program
  RetentionPath last_path;  ///< the path that was cut
  BirthView birth;
  std::string sentence;
};

}  // namespace tricolor
