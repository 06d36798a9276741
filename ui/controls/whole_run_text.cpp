// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/whole_run_text.h"

#include <array>
#include <cmath>

#include "core/base/parse.h"
#include "ui/controls/duration_text.h"
#include "ui/controls/whole_run_history.h"

namespace tricolor::ui {

namespace {

using Point = const WholeRunPoint&;

QString bytes(Bytes count) {
  return QString::fromStdString(format_bytes(count));
}

QString count(std::uint64_t number) {
  return QString::fromStdString(format_count(number));
}

template <typename T>
T distance(T a, T b) {
  return a < b ? b - a : a - b;
}

/// In tenths of a percent, as it is written: a smaller change is none.
std::int64_t tenths(double fraction) {
  return std::llround(fraction * 1000);
}

QString percent(std::int64_t tenths) {
  return QString::number(static_cast<double>(tenths) / 10, 'f', 1);
}

constexpr std::array kFigures = {
    WholeRunFigure{"Time", "total time", "time", "Virtual time since the program's start.",
                   [](Point p) { return duration_text(p.time_ns); },
                   [](Point now, Point before) {
                     const Nanos ns = distance(now.time_ns, before.time_ns);
                     return ns == 0 ? QString() : duration_text(ns);
                   },
                   [](Point now, Point before) { return now.time_ns > before.time_ns; }},
    WholeRunFigure{"GcCpu", "GC CPU", "GC CPU",
                   "GCCPUFraction: the collector's share of the CPU time that there was; changes "
                   "are percentage points.",
                   [](Point p) { return percent(tenths(p.gc_cpu_fraction)) + " %"; },
                   [](Point now, Point before) {
                     const auto points =
                         distance(tenths(now.gc_cpu_fraction), tenths(before.gc_cpu_fraction));
                     return points == 0 ? QString() : percent(points);
                   },
                   [](Point now, Point before) {
                     return tenths(now.gc_cpu_fraction) > tenths(before.gc_cpu_fraction);
                   }},
    WholeRunFigure{"Peak", "peak HeapAlloc", "peak HeapAlloc", "The largest HeapAlloc of the run.",
                   [](Point p) { return bytes(p.peak_heap_alloc_bytes); },
                   [](Point now, Point before) {
                     const Bytes more =
                         distance(now.peak_heap_alloc_bytes, before.peak_heap_alloc_bytes);
                     return more == 0 ? QString() : bytes(more);
                   },
                   [](Point now, Point before) {
                     return now.peak_heap_alloc_bytes > before.peak_heap_alloc_bytes;
                   }},
    WholeRunFigure{"NumGC", "NumGC", "NumGC", "Finished collections.",
                   [](Point p) { return count(p.num_gc); },
                   [](Point now, Point before) {
                     const auto more = distance(now.num_gc, before.num_gc);
                     return more == 0 ? QString() : count(more);
                   },
                   [](Point now, Point before) { return now.num_gc > before.num_gc; }}};

/// "5 M", "1.23 M", "840,000".
QString large_count(std::uint64_t number) {
  constexpr double kMillion = 1e6;
  if (static_cast<double>(number) < kMillion) return count(number);
  return QString::number(static_cast<double>(number) / kMillion, 'g', 3) + " M";
}

}  // namespace

std::span<const WholeRunFigure> whole_run_figures() {
  return kFigures;
}

QString name_text(const WholeRunFigure& figure, const WholeRun* run) {
  return run == nullptr || run->complete() ? figure.name : figure.so_far;
}

QString value_text(const WholeRunFigure& figure, const WholeRun* run) {
  if (run == nullptr || run->end == WholeRunEnd::kRefused) return "–";
  return figure.value(run->reached);
}

QString change_text(const WholeRunFigure& figure, const WholeRun* run, const WholeRun* before) {
  if (run == nullptr) return {};
  const auto pair = comparable(*run, before);
  if (!pair) return {};
  const QString difference = figure.difference(pair->now, pair->before);
  if (difference.isEmpty()) return "=";
  return (figure.is_more(pair->now, pair->before) ? "▲+" : "▼−") + difference;
}

QString widest_value_text() {
  return "8888 MiB";
}

QString widest_change_text() {
  return "▲+8888 MiB";
}

QString whole_run_title(const WholeRun* run, bool computing) {
  if (run == nullptr) return "○ Whole run";
  switch (run->end) {
    case WholeRunEnd::kNotYet:
      return "○ Whole run, so far";
    case WholeRunEnd::kProgram:
    case WholeRunEnd::kDeadlock:
      return (computing ? "○" : "●") + QString(" Whole run");
    case WholeRunEnd::kRefused:
      return "○ No whole run";
    case WholeRunEnd::kAllocations:
    case WholeRunEnd::kRealTime:
    case WholeRunEnd::kMemory:
      break;
  }
  return (computing ? "○" : "◐") +
         QString(" First %1 allocations").arg(large_count(run->reached.mallocs));
}

QString spoken_text(const WholeRunFigure& figure, const WholeRun* run, const WholeRun* before) {
  const QString text = name_text(figure, run) + " " + value_text(figure, run);
  const QString change = change_text(figure, run, before);
  return change.isEmpty() ? text : text + ", " + change;
}

}  // namespace tricolor::ui
