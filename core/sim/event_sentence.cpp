// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/event_sentence.h"

#include <array>
#include <bit>
#include <cstdio>

#include "core/base/parse.h"
#include "core/sim/cycle_record.h"

namespace tricolor {
namespace {

// In the order of EventKind.
constexpr std::array kNames = std::to_array<std::string_view>({
    "allocate",
    "store",
    "deletion barrier",
    "insertion barrier",
    "grey",
    "black",
    "globals",
    "stack",
    "assist",
    "assist done",
    "assist waits",
    "assist paid",
    "worker",
    "worker ends",
    "sweep",
    "free span",
    "new span",
    "grow heap",
    "scavenge",
    "phase",
    "cycle starts",
    "cycle ends",
    "go",
    "block",
    "exit",
    "note",
    "setting",
    "violation",
    "assist credit",
    "set finalizer",
    "queue finalizer",
    "run finalizer",
    "clear weak",
    "cycle waits",
});
static_assert(kNames.size() == kEventKinds);

/// Says one event; knows how things are called in it.
class Teller {
 public:
  Teller(const Event& event, const EventNames& names) : m_e(event), m_names(names) {}

  std::string mark() const;
  std::string barrier() const;
  std::string mutator() const;
  std::string assist() const;
  std::string memory() const;
  std::string cycle() const;
  std::string worker() const;
  std::string special() const;

 private:
  /// "main.node 0xc0000120a0", with a variable that leads to it if there is one.
  std::string thing(Address address, std::uint16_t type) const {
    const std::string name = type == 0 ? std::string() : m_names.type(type);
    const std::string variable = m_names.variable(address);
    std::string text =
        name.empty() ? format_address(address) : name + " " + format_address(address);
    if (!variable.empty()) text = "`" + variable + "` (" + text + ")";
    return text;
  }
  /// "word 1 of main.node 0xc0000120a0" for the slot at `slot`.
  std::string place(Address slot, std::uint16_t type) const {
    if (slot == 0) return "a global";
    if (type == 0) return "the word at " + format_address(slot);
    const bool array = m_names.type(type).starts_with("[");
    const std::string word = std::to_string(m_e.word);
    const Address object = slot - Address{m_e.word} * kWordBytes;
    return (array ? "element [" + word + "] of " : "word " + word + " of ") + thing(object, type);
  }
  /// Edits by hand are stores of no goroutine.
  std::string goroutine() const {
    return m_e.goroutine == 0 ? "The user" : "Goroutine " + std::to_string(m_e.goroutine);
  }

  const Event& m_e;
  const EventNames& m_names;
};

std::string Teller::mark() const {
  const std::string object = thing(m_e.object, m_e.type);
  switch (m_e.kind) {
    case EventKind::kGrey:
      if (m_e.other != 0) {
        return object + " turns grey: the pointer to it in " + thing(m_e.other, m_e.other_type) +
               " was followed.";
      }
      return object + " turns grey: a root points to it.";
    case EventKind::kBlacken:
      if (m_e.value == 0) return object + " is black at once: it holds no pointers to follow.";
      return object + " turns black: its " + format_bytes(m_e.value) +
             " up to the last pointer were scanned.";
    case EventKind::kScanGlobals:
      return "The globals were scanned (" + format_bytes(m_e.value) +
             "): what they point to is grey or black now.";
    case EventKind::kScanStack:
      return "The stack of goroutine " + std::to_string(m_e.other) + " was scanned (" +
             format_bytes(m_e.value) +
             ") and is black: the write barrier makes a second look needless.";
    default:
      return {};
  }
}

std::string Teller::barrier() const {
  const std::string object = thing(m_e.object, m_e.type);
  const std::string slot = m_e.other == 0 ? "A global or a pool" : place(m_e.other, m_e.other_type);
  if (m_e.kind == EventKind::kShadeDeletion) {
    std::string text = slot + " still pointed to white " + object +
                       " when it was overwritten: the deletion barrier greys it.";
    if (text.starts_with("word") || text.starts_with("element")) text[0] -= 'a' - 'A';
    return text;
  }
  return "A pointer to white " + object + " was stored into " +
         (m_e.other == 0 ? "a global or a pool" : slot) +
         ", which may be black already: the insertion barrier greys it.";
}

std::string Teller::mutator() const {
  switch (m_e.kind) {
    case EventKind::kAllocate:
      return goroutine() + " allocated " + thing(m_e.object, m_e.type) + " (" +
             format_bytes(m_e.value) + ")" +
             (m_e.other != 0 ? ", born black because a cycle is marking." : ".");
    case EventKind::kStore: {
      const std::string to = place(m_e.object, m_e.type);
      const std::string was = m_e.value == 0 ? "nil" : format_address(m_e.value);
      if (m_e.other == 0) return goroutine() + " sets " + to + " to nil; it was " + was + ".";
      return goroutine() + " stores a pointer to " + thing(m_e.other, m_e.other_type) + " into " +
             to + "; it was " + was + ".";
    }
    case EventKind::kGoroutineStart:
      return "Goroutine " + std::to_string(m_e.value) + " starts.";
    case EventKind::kGoroutineBlock:
      return goroutine() + " blocks; its stack stays a root.";
    case EventKind::kGoroutineExit:
      return goroutine() + " ends: what only its stack pointed to is garbage now.";
    case EventKind::kCycleWait:
      return goroutine() + " wants to start a cycle and waits " +
             format_duration(static_cast<Nanos>(m_e.value)) +
             ": the last one's work after its restart is not over.";
    case EventKind::kNote: {
      const std::string note = m_names.note(m_e.value);
      return note.empty() ? "The program reached a moment that it names."
                          : "The program reached \"" + note + "\".";
    }
    default:
      return {};
  }
}

std::string Teller::assist() const {
  const auto ratio = std::bit_cast<double>(m_e.object);
  char at[48];
  std::snprintf(at, sizeof at, "%.3g", ratio);
  const std::string debt =
      format_bytes(m_e.value) + " allocated without paying, at " + at + " bytes of scan work each";
  switch (m_e.kind) {
    case EventKind::kAssistBegin:
      return goroutine() + " must help marking before it may allocate: it owes for " + debt +
             (m_e.other == 0 ? ", and no background credit is left."
                             : "; background credit pays only " + format_bytes(m_e.other) + ".");
    case EventKind::kAssistCredit:
      return goroutine() + " pays its assist debt from background credit, " +
             format_bytes(m_e.other) + " of scan work: " + debt + ".";
    case EventKind::kAssistEnd:
      return goroutine() + " scanned " + format_bytes(m_e.value) + " in " +
             format_duration(static_cast<Nanos>(m_e.other)) + " as its mark assist.";
    case EventKind::kAssistPark:
      return goroutine() + " waits in the assist queue: it is in debt and found nothing to mark.";
    case EventKind::kAssistWake:
      return "Goroutine " + std::to_string(m_e.value) +
             " goes on: background marking paid its debt.";
    default:
      return {};
  }
}

std::string Teller::memory() const {
  const std::string span = "The span at " + format_address(m_e.object);
  switch (m_e.kind) {
    case EventKind::kSweepSpan: {
      const std::string freed = m_e.value == 0
                                    ? "everything in it was marked and lives on."
                                    : format_count(m_e.value) + " white objects became free slots.";
      if (m_e.other <= 1) return span + " was swept: " + freed;
      return format_count(m_e.other) + " spans were swept, the last one at " +
             format_address(m_e.object) + ": " +
             (m_e.value == 0 ? "everything in them lives on." : freed);
    }
    case EventKind::kFreeSpan:
      return span + " held nothing alive and went back to the page heap.";
    case EventKind::kAllocateSpan:
      return span + " was taken from the page heap: " + format_count(m_e.value) + " pages.";
    case EventKind::kGrowHeap:
      return "No free pages fitted: the heap grew by " + format_bytes(m_e.value) +
             " of address space.";
    case EventKind::kScavenge:
      return format_bytes(m_e.value) + " of free pages were handed back to the operating system.";
    default:
      return {};
  }
}

std::string Teller::cycle() const {
  const std::string n = "GC #" + std::to_string(m_e.value);
  if (m_e.kind == EventKind::kCycleEnd) {
    return n + " marked " + format_bytes(m_e.object) + "; the next heap goal is " +
           format_bytes(m_e.other) + ".";
  }
  const std::string live = format_bytes(m_e.object);
  switch (static_cast<CycleReason>(m_e.other)) {
    case CycleReason::kHeapGoal:
      return n + " starts: the live heap, " + live +
             ", has reached the trigger below the GOGC goal.";
    case CycleReason::kMemoryLimit:
      return n + " starts: the memory limit leaves no room for more than the " + live +
             " that are live.";
    case CycleReason::kForced:
      return n + " starts because runtime.GC() was called.";
    case CycleReason::kPeriodic:
      return n + " starts because there was none for two minutes.";
  }
  return {};
}

std::string Teller::worker() const {
  constexpr std::array<std::string_view, 4> kModes{"", "dedicated", "fractional", "idle-priority"};
  const std::string p = "P" + std::to_string(m_e.p);
  if (m_e.kind == EventKind::kWorkerEnd) {
    return p + "'s mark worker stops after scanning " + format_bytes(m_e.value) + ".";
  }
  return p + " runs a " + std::string(kModes[m_e.value % kModes.size()]) + " mark worker.";
}

std::string Teller::special() const {
  const std::string object = thing(m_e.object, m_e.type);
  const bool cleanup = m_e.value == 1;
  switch (m_e.kind) {
    case EventKind::kFinalizerSet:
      if (cleanup) {
        return goroutine() + " adds a cleanup to " + object +
               ": it will run when the object is gone.";
      }
      return goroutine() + " sets a finalizer for " + object +
             ": the cycle that finds it dead will keep it for that.";
    case EventKind::kFinalizerQueued:
      if (cleanup) return object + " was found dead and is free; its cleanup is queued.";
      return object +
             " was found dead but has a finalizer: it is kept for one more cycle, the "
             "finalizer is queued.";
    case EventKind::kFinalizerRun:
      if (cleanup)
        return goroutine() + " ran a cleanup of what was at " + format_address(m_e.object) + ".";
      return goroutine() + " ran the finalizer of " + object +
             ": unless that stored it somewhere, the next cycle frees it.";
    case EventKind::kWeakCleared:
      return "Weak pointers to " + object + " are nil from now on: it was found dead.";
    default:
      return {};
  }
}

/// What a command of World changes, by its index.
std::string setting_sentence(const Event& e) {
  constexpr std::array<std::string_view, 8> kSettings{
      "GOGC",         "the memory limit",   "GOMAXPROCS",   "write barrier",
      "mark assists", "the GC CPU limiter", "runtime.GC()", "debug.FreeOSMemory()"};
  const std::string name(kSettings[e.value % kSettings.size()]);
  switch (e.value) {
    case 0:
    case 1:
      return "A setting was changed, " + name + ": goal and trigger were computed anew.";
    case 6:
    case 7:
      return name + " was asked for.";
    default:
      return "A setting was changed: " + name + ".";
  }
}

}  // namespace

std::string phase_sentence(Phase phase, std::uint64_t cycle) {
  const std::string n = "GC #" + std::to_string(cycle);
  switch (phase) {
    case Phase::kOff:
      return "Sweeping is finished: every span of the last cycle is ready for allocation.";
    case Phase::kSweepTermination:
      return "The world stops: the last unswept spans are swept and the write barrier is switched "
             "on.";
    case Phase::kMark:
      return n + " marks while the program runs: roots first, then everything they reach.";
    case Phase::kMarkTermination:
      return "The world stops again: nothing grey is left, marking of " + n + " is complete.";
    case Phase::kSweep:
      return "The world runs again: white objects are garbage now and are swept span by span.";
  }
  return {};
}

std::string event_sentence(const Event& event, const EventNames& names) {
  const Teller teller(event, names);
  switch (event.kind) {
    case EventKind::kGrey:
    case EventKind::kBlacken:
    case EventKind::kScanGlobals:
    case EventKind::kScanStack:
      return teller.mark();
    case EventKind::kShadeDeletion:
    case EventKind::kShadeInsertion:
      return teller.barrier();
    case EventKind::kAllocate:
    case EventKind::kStore:
    case EventKind::kGoroutineStart:
    case EventKind::kGoroutineBlock:
    case EventKind::kGoroutineExit:
    case EventKind::kCycleWait:
    case EventKind::kNote:
      return teller.mutator();
    case EventKind::kAssistBegin:
    case EventKind::kAssistEnd:
    case EventKind::kAssistPark:
    case EventKind::kAssistWake:
    case EventKind::kAssistCredit:
      return teller.assist();
    case EventKind::kWorkerBegin:
    case EventKind::kWorkerEnd:
      return teller.worker();
    case EventKind::kSweepSpan:
    case EventKind::kFreeSpan:
    case EventKind::kAllocateSpan:
    case EventKind::kGrowHeap:
    case EventKind::kScavenge:
      return teller.memory();
    case EventKind::kCycleStart:
    case EventKind::kCycleEnd:
      return teller.cycle();
    case EventKind::kFinalizerSet:
    case EventKind::kFinalizerQueued:
    case EventKind::kFinalizerRun:
    case EventKind::kWeakCleared:
      return teller.special();
    case EventKind::kPhase:
      return phase_sentence(static_cast<Phase>(event.value), event.other);
    case EventKind::kSetting:
      return setting_sentence(event);
    case EventKind::kViolation: {
      const std::string text = names.violation();
      return text.empty() ? "The verifier found a broken invariant." : text;
    }
  }
  return {};
}

std::string_view event_kind_name(EventKind kind) {
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace tricolor
