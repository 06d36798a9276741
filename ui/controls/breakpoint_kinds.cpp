// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/breakpoint_kinds.h"

#include <array>

#include "core/base/parse.h"

namespace tricolor::ui {

namespace {

using When = BreakAtObject::When;

template <Phase phase>
Result<Breakpoint> at_phase(const QString&) {
  return Breakpoint(BreakAtPhase{phase});
}

template <When when>
Result<Breakpoint> at_object(const QString& value) {
  bool is_number = false;
  const Address address = value.trimmed().toULongLong(&is_number, 16);
  if (!is_number || address < kArenaBase) {
    return Error{
        "an object's address is wanted, like 0xc000012080; click an object to have it here"};
  }
  return Breakpoint(BreakAtObject{address, when});
}

template <typename At>
Result<Breakpoint> at_duration(const QString& value) {
  const auto time = parse_duration(QString(value).remove(' ').toStdString());
  if (!time) return Error{time.error()};
  return Breakpoint(At{time.value()});
}

Result<Breakpoint> at_heap(const QString& value) {
  const auto bytes = parse_bytes(QString(value).remove(' ').toStdString());
  if (!bytes) return Error{bytes.error()};
  return Breakpoint(BreakAtHeap{bytes.value()});
}

constexpr const char* kAddress = "0xc000012080";

constexpr std::array<BreakpointKind, 12> kKinds = {{
    {"cycle", "a collection begins", nullptr, false,
     [](const QString&) { return Result<Breakpoint>(Breakpoint(BreakAtCycle{})); }},
    {"mark", "marking begins", nullptr, false, at_phase<Phase::kMark>},
    {"markTermination", "the world stops for mark termination", nullptr, false,
     at_phase<Phase::kMarkTermination>},
    {"sweep", "sweeping begins", nullptr, false, at_phase<Phase::kSweep>},
    {"swept", "sweeping is finished", nullptr, false, at_phase<Phase::kOff>},
    {"greyed", "this object turns grey", kAddress, true, at_object<When::kGreyed>},
    {"freed", "this object is freed", kAddress, true, at_object<When::kFreed>},
    {"allocated", "this object is allocated", kAddress, true, at_object<When::kAllocated>},
    {"assist", "an assist takes longer than", "10us", false, at_duration<BreakAtAssist>},
    {"heap", "HeapAlloc rises above", "4MiB", false, at_heap},
    {"barrier", "the write barrier greys an object", nullptr, false,
     [](const QString&) { return Result<Breakpoint>(Breakpoint(BreakAtBarrier{})); }},
    {"time", "the virtual time reaches", "2ms", false, at_duration<BreakAtTime>},
}};

}  // namespace

std::span<const BreakpointKind> breakpoint_kinds() {
  return kKinds;
}

}  // namespace tricolor::ui
