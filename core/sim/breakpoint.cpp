// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/breakpoint.h"

#include "core/base/parse.h"

namespace tricolor {
namespace {

std::string text(const BreakAtCycle&) {
  return "a collection begins";
}

std::string text(const BreakAtPhase& b) {
  switch (b.phase) {
    case Phase::kOff:
      return "sweeping is finished";
    case Phase::kSweepTermination:
      return "the world stops for sweep termination";
    case Phase::kMark:
      return "marking begins";
    case Phase::kMarkTermination:
      return "the world stops for mark termination";
    case Phase::kSweep:
      return "sweeping begins";
  }
  return {};
}

std::string text(const BreakAtObject& b) {
  const std::string object = "object " + format_address(b.object);
  switch (b.when) {
    case BreakAtObject::When::kAllocated:
      return object + " is allocated";
    case BreakAtObject::When::kGreyed:
      return object + " turns grey";
    case BreakAtObject::When::kFreed:
      return object + " is freed";
  }
  return {};
}

std::string text(const BreakAtAssist& b) {
  return "an assist takes longer than " + format_duration(b.longer_than_ns);
}

std::string text(const BreakAtHeap& b) {
  return "HeapAlloc rises above " + format_bytes(b.above_bytes);
}

std::string text(const BreakAtBarrier&) {
  return "the write barrier greys an object";
}

std::string text(const BreakAtTime& b) {
  return "it is t = " + format_duration(b.at_ns);
}

}  // namespace

std::string describe(const Breakpoint& breakpoint) {
  return std::visit([](const auto& b) { return text(b); }, breakpoint);
}

}  // namespace tricolor
