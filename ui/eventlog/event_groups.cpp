// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/eventlog/event_groups.h"

#include <initializer_list>
#include <vector>

namespace tricolor::ui {

namespace {

using enum EventKind;

EventGroup group(const char* name, std::initializer_list<EventKind> kinds) {
  EventGroup made{name, {}};
  for (const EventKind kind : kinds) made.kinds.set(static_cast<std::size_t>(kind));
  return made;
}

std::vector<EventGroup> make_groups() {
  return {
      {"All events", std::bitset<kEventKinds>().set()},
      group("Cycles and phases",
            {kPhase, kCycleStart, kCycleEnd, kCycleWait, kNote, kSetting, kViolation}),
      group("Marking", {kGrey, kBlacken, kScanGlobals, kScanStack, kWorkerBegin, kWorkerEnd}),
      group("Write barrier", {kShadeDeletion, kShadeInsertion}),
      group("Stores", {kStore}),
      group("Allocations", {kAllocate}),
      group("Assists", {kAssistBegin, kAssistEnd, kAssistPark, kAssistWake, kAssistCredit}),
      group("Sweeping and memory", {kSweepSpan, kFreeSpan, kAllocateSpan, kGrowHeap, kScavenge}),
      group("Finalizers and weak pointers",
            {kFinalizerSet, kFinalizerQueued, kFinalizerRun, kWeakCleared}),
      group("Goroutines", {kGoroutineStart, kGoroutineBlock, kGoroutineExit}),
  };
}

}  // namespace

std::span<const EventGroup> event_groups() {
  static const std::vector<EventGroup> kGroups = make_groups();
  return kGroups;
}

}  // namespace tricolor::ui
