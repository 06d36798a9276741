// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/models/mem_stats_rows.h"

#include <array>

#include "core/base/parse.h"

namespace tricolor::ui {

namespace {

using S = const Snapshot&;
using enum Quantity;

constexpr MemStatsRow bytes(const char* name, std::uint64_t (*number)(S), const char* meaning) {
  return {name, kBytes, nullptr, number, meaning};
}

constexpr MemStatsRow count(const char* name, std::uint64_t (*number)(S), const char* meaning) {
  return {name, kCount, nullptr, number, meaning};
}

constexpr std::array kRows = {
    bytes(
        "HeapAlloc", [](S s) { return s.mem.HeapAlloc; },
        "Bytes of allocated objects, live or not yet swept."),
    bytes(
        "NextGC", [](S s) { return s.mem.NextGC; },
        "The heap goal: the next cycle is paced to end before HeapAlloc reaches it."),
    bytes(
        "trigger", [](S s) { return s.trigger_bytes; },
        "The heap size at which the next cycle starts, so that it can end by the goal."),
    bytes(
        "heap live", [](S s) { return s.heap_live_bytes; },
        "The pacer's count of bytes in use: marked by the last cycle plus allocated since."),
    bytes(
        "heap marked", [](S s) { return s.heap_marked_bytes; },
        "Bytes that the last cycle found reachable."),
    count(
        "HeapObjects", [](S s) { return s.mem.HeapObjects; },
        "Allocated objects, live or not yet swept."),
    count(
        "NumGC", [](S s) { return std::uint64_t{s.mem.NumGC}; }, "Finished cycles."),
    count(
        "NumForcedGC", [](S s) { return std::uint64_t{s.mem.NumForcedGC}; },
        "Cycles that the program asked for with runtime.GC()."),
    MemStatsRow{"PauseTotalNs", kNanos, nullptr, [](S s) { return s.mem.PauseTotalNs; },
                "All stop-the-world time so far."},
    MemStatsRow{"GCCPUFraction", kRatio, [](S s) { return s.mem.GCCPUFraction; }, nullptr,
                "Share of the available CPU time that collecting has taken since the start."},
    count(
        "Mallocs", [](S s) { return s.mem.Mallocs; }, "Objects allocated since the start."),
    count(
        "Frees", [](S s) { return s.mem.Frees; }, "Objects freed since the start."),
    bytes(
        "TotalAlloc", [](S s) { return s.mem.TotalAlloc; },
        "Bytes allocated since the start; never shrinks."),
    bytes(
        "HeapInuse", [](S s) { return s.mem.HeapInuse; },
        "Bytes of spans that hold at least one object."),
    bytes(
        "HeapIdle", [](S s) { return s.mem.HeapIdle; },
        "Bytes of spans without objects; they can be used again or returned."),
    bytes(
        "HeapReleased", [](S s) { return s.mem.HeapReleased; },
        "The part of HeapIdle that was returned to the operating system."),
    bytes(
        "HeapSys", [](S s) { return s.mem.HeapSys; },
        "Address space of the heap: HeapInuse + HeapIdle."),
    bytes(
        "StackInuse", [](S s) { return s.mem.StackInuse; }, "Bytes of goroutine stacks."),
    bytes(
        "GCSys", [](S s) { return s.mem.GCSys; }, "The collector's own tables."),
    bytes(
        "Sys", [](S s) { return s.mem.Sys; }, "Everything obtained from the operating system."),
    count(
        "grey queue", [](S s) { return s.grey_queue; },
        "Objects (or, with Green Tea, spans) that are grey and wait to be scanned."),
    MemStatsRow{"assist ratio", kRatio, [](S s) { return s.assist_ratio; }, nullptr,
                "Bytes of scan work that an allocating goroutine owes per byte allocated."},
};

QString ratio_text(double value) {
  return QString::number(value, 'f', 4);
}

}  // namespace

std::span<const MemStatsRow> mem_stats_rows() {
  return kRows;
}

QString readable_value(const MemStatsRow& row, const Snapshot& s) {
  switch (row.quantity) {
    case kBytes:
      return QString::fromStdString(format_bytes(row.number(s)));
    case kCount:
      return QString::fromStdString(format_count(row.number(s)));
    case kNanos:
      return QString::fromStdString(format_duration(static_cast<Nanos>(row.number(s))));
    case kRatio:
      break;
  }
  if (QLatin1String(row.name) != QLatin1String("GCCPUFraction")) return ratio_text(row.ratio(s));
  return QString::number(row.ratio(s) * 100, 'f', 1) + " %";
}

QString exact_value(const MemStatsRow& row, const Snapshot& s) {
  if (row.quantity == kCount) return {};
  if (row.quantity == kRatio) return ratio_text(row.ratio(s));
  return QString::fromStdString(format_count(row.number(s)));
}

}  // namespace tricolor::ui
