// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <array>
#include <cstdio>
#include <string_view>

#include "core/base/parse.h"
#include "core/sim/snapshot_builder.h"

// One plain sentence for each kind of event: what happened, and why.

namespace tricolor {
namespace {

std::string hex(Address address) {
  char text[24];
  std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(address));
  return text;
}

std::string object(const Runtime& runtime, Address address) {
  const Heap& heap = runtime.heap();
  const ObjectRef ref = heap.find(address);
  if (!ref) return hex(address);
  const Span& s = heap.span(ref.span);
  return heap.types()[heap.type_of(s, ref.slot)].name + " at " + hex(heap.address_of(s, ref.slot));
}

std::string phase_sentence(const Event& e, const Runtime& runtime) {
  const std::string n = std::to_string(runtime.cycle_number());
  switch (static_cast<Phase>(e.value)) {
    case Phase::kOff: return "Sweeping is finished: every span of the last cycle is ready for allocation.";
    case Phase::kSweepTermination:
      return "The world stops: the last unswept spans are swept and the write barrier is switched on.";
    case Phase::kMark:
      return "GC #" + n + " marks while the program runs: roots first, then everything they reach.";
    case Phase::kMarkTermination:
      return "The world stops again: nothing grey is left, marking of GC #" + n + " is complete.";
    case Phase::kSweep:
      return "The world runs again: white objects are garbage now and are swept span by span.";
  }
  return {};
}

std::string start_sentence(const Event& e, const Runtime& runtime) {
  const std::string n = "GC #" + std::to_string(e.value);
  const std::string live = format_bytes(runtime.pacer().inputs().heap_live);
  switch (static_cast<CycleReason>(e.other)) {
    case CycleReason::kHeapGoal:
      return n + " starts: the live heap, " + live + ", has reached the trigger below the GOGC goal of " +
             format_bytes(runtime.pacer().heap_goal()) + ".";
    case CycleReason::kMemoryLimit:
      return n + " starts: the memory limit leaves room for a heap of only " +
             format_bytes(runtime.pacer().heap_goal()) + ", and " + live + " is live.";
    case CycleReason::kForced: return n + " starts because runtime.GC() was called.";
    case CycleReason::kPeriodic: return n + " starts because there was none for two minutes.";
  }
  return {};
}

/// Edits by hand are stores of no goroutine.
std::string goroutine(const Event& e) {
  if (e.goroutine == 0) return "The user";
  return "Goroutine " + std::to_string(e.goroutine);
}

std::string mark_sentence(const Event& e, const Runtime& runtime) {
  switch (e.kind) {
    case EventKind::kGrey:
      return e.other == 0 ? object(runtime, e.object) + " turns grey: a root points to it."
                          : object(runtime, e.object) + " turns grey: the pointer in " +
                                object(runtime, e.other) + " was followed.";
    case EventKind::kBlacken:
      return object(runtime, e.object) +
             (e.value == 0 ? " is black at once: it holds no pointers."
                           : " turns black: its " + std::to_string(e.value) + " bytes were scanned.");
    case EventKind::kShadeDeletion:
      return "Deletion barrier: " + hex(e.other) + " was overwritten, so its old target, " +
             object(runtime, e.object) + ", turns grey.";
    case EventKind::kShadeInsertion:
      return "Insertion barrier: a pointer to " + object(runtime, e.object) + " was stored to " +
             hex(e.other) + ", so it turns grey.";
    case EventKind::kScanGlobals: return "The globals were scanned: " + format_bytes(e.value) + ".";
    case EventKind::kScanStack:
      return "The stack of goroutine " + std::to_string(e.other) +
             " was scanned and is black: it is not looked at again in this cycle.";
    default: return {};
  }
}

std::string mutator_sentence(const Event& e, const Runtime& runtime) {
  switch (e.kind) {
    case EventKind::kAllocate:
      return goroutine(e) + " allocated " + object(runtime, e.object) + " (" + format_bytes(e.value) + ")" +
             (e.other != 0 ? ", born black because a cycle is marking." : ".");
    case EventKind::kStore:
      return goroutine(e) + " stores " + (e.other == 0 ? "nil" : hex(e.other)) + " to " + hex(e.object) + ".";
    case EventKind::kAssistBegin:
      return goroutine(e) + " must help marking before it may allocate: it owes " + format_bytes(e.value) + ".";
    case EventKind::kAssistEnd:
      return goroutine(e) + " scanned " + format_bytes(e.value) + " and may allocate again.";
    case EventKind::kAssistPark:
      return goroutine(e) + " waits: it is in debt and found nothing to mark.";
    case EventKind::kAssistWake:
      return "Goroutine " + std::to_string(e.other) + " goes on: background marking paid its debt.";
    case EventKind::kGoroutineStart: return "Goroutine " + std::to_string(e.value) + " starts.";
    case EventKind::kGoroutineBlock:
      return goroutine(e) + " blocks; its stack stays a root.";
    case EventKind::kGoroutineExit: return goroutine(e) + " ends.";
    case EventKind::kNote: return "The program reached \"" + runtime.notes()[e.value] + "\".";
    default: return {};
  }
}

std::string memory_sentence(const Event& e, const Runtime& runtime) {
  switch (e.kind) {
    case EventKind::kSweepSpan:
      return e.value == 0 ? "The span at " + hex(e.object) + " was swept: everything in it is alive."
                          : "The span at " + hex(e.object) + " was swept: " + format_count(e.value) +
                                " white objects became free slots.";
    case EventKind::kFreeSpan:
      return "The span at " + hex(e.object) + " held nothing alive and went back to the page heap.";
    case EventKind::kGrowHeap:
      return "The heap grew by " + format_bytes(e.value) + " of address space.";
    case EventKind::kScavenge:
      return format_bytes(e.value) + " of free pages were handed back to the operating system.";
    case EventKind::kCycleEnd:
      return "GC #" + std::to_string(e.value) + " marked " + format_bytes(runtime.pacer().heap_marked()) +
             "; the next heap goal is " + format_bytes(runtime.pacer().heap_goal()) + ".";
    case EventKind::kViolation:
      return runtime.violations().empty() ? std::string() : runtime.violations().back();
    case EventKind::kSetting: return "A setting was changed; goal and trigger were computed anew.";
    default: return {};
  }
}

std::string worker_sentence(const Event& e) {
  constexpr std::array<std::string_view, 4> kModes{"", "dedicated", "fractional", "idle-priority"};
  const std::string p = "P" + std::to_string(e.p);
  if (e.kind == EventKind::kWorkerEnd) {
    return p + "'s mark worker stops after scanning " + format_bytes(e.value) + ".";
  }
  return p + " runs a " + std::string(kModes[e.value % kModes.size()]) + " mark worker.";
}

}  // namespace

std::string caption(const Event& e, const Runtime& runtime) {
  if (e.kind == EventKind::kPhase) return phase_sentence(e, runtime);
  if (e.kind == EventKind::kCycleStart) return start_sentence(e, runtime);
  if (e.kind == EventKind::kWorkerBegin || e.kind == EventKind::kWorkerEnd) return worker_sentence(e);
  std::string text = mark_sentence(e, runtime);
  if (text.empty()) text = mutator_sentence(e, runtime);
  return text.empty() ? memory_sentence(e, runtime) : text;
}

std::string standing_caption(const Runtime& runtime) {
  if (runtime.phase() != Phase::kOff) {
    Event phase;
    phase.value = static_cast<std::uint64_t>(runtime.phase());
    return phase_sentence(phase, runtime);
  }
  const std::string live = format_bytes(runtime.pacer().inputs().heap_live);
  const Bytes trigger = runtime.pacer().trigger();
  if (trigger >= INT64_MAX / 2) return "No collection is due: GOGC and the memory limit are off.";
  return "No collection runs: " + live + " are live, and the next one starts at " + format_bytes(trigger) +
         " so as to end at the heap goal of " + format_bytes(runtime.pacer().heap_goal()) + ".";
}

}  // namespace tricolor
