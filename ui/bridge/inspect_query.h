// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <functional>

#include "core/sim/inspection.h"

namespace tricolor {
class World;
}

namespace tricolor::ui {

/// A "why?" for the simulation's thread.
struct InspectQuery {
  enum class Kind : std::uint8_t {
    kNothing,  ///< forget the object whose events are kept
    kObject,   ///< facts, history and the way from a root
    kSpan,
    kCycle,   ///< why it started
    kAssist,  ///< why an allocation had to help, and what it paid
    kDeath,   ///< what cut the object off, by running kept states again
    kBirth,   ///< when it was allocated, in the same way
    kMemory,  ///< every level of memory
  };
  Kind kind = Kind::kNothing;
  Address address = 0;
  std::uint32_t cycle = 0;
  GoroutineId goroutine = 0;
  Nanos at_ns = 0;
  bool operator==(const InspectQuery&) const = default;
};

/// What was found out; which member is filled follows from the query's kind.
struct InspectAnswer {
  InspectQuery query;
  Nanos now_ns = 0;           ///< virtual time of the answer
  std::int64_t spent_us = 0;  ///< real time that finding out took
  bool interrupted = false;   ///< by another command: ask again
  ObjectInspection object;
  SpanInspection span;
  CycleExplanation cycle;
  AssistExplanation assist;
  DeathInspection death;
  BirthView birth;
  MemoryLadder memory;
};

}  // namespace tricolor::ui
