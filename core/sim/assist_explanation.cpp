// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/assist_explanation.h"

#include <algorithm>
#include <bit>
#include <cstdio>

#include "core/base/parse.h"
#include "core/sim/inspector.h"
#include "core/sim/runtime.h"
#include "core/sim/world.h"

namespace tricolor {
namespace {

std::string size(std::int64_t bytes) {
  return format_bytes(static_cast<Bytes>(std::max<std::int64_t>(bytes, 0)));
}

std::string ratio_text(double ratio) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", ratio);
  return text;
}

void add_begin(const Event& e, AssistExplanation& out) {
  out.found = true;
  out.goroutine = e.goroutine;
  out.begin_ns = e.at_ns;
  out.debt_bytes = static_cast<std::int64_t>(e.value);
  out.ratio = std::bit_cast<double>(e.object);
  out.stolen_bytes = static_cast<std::int64_t>(e.other);
  const auto work = static_cast<std::int64_t>(out.ratio * static_cast<double>(out.debt_bytes));
  out.least_work = work < kLeastAssistWork;
  out.work_owed_bytes = std::max(work, kLeastAssistWork);
  if (e.kind == EventKind::kAssistCredit) out.end_ns = e.at_ns;
}

/// What followed, up to the goroutine's next assist.
void add_rest(std::span<const Event> events, AssistExplanation& out) {
  Nanos parked_at = 0;
  for (const Event& e : events) {
    const bool own = e.goroutine == out.goroutine;
    if (own && (e.kind == EventKind::kAssistBegin || e.kind == EventKind::kAssistCredit)) return;
    if (own && e.kind == EventKind::kAllocate) return;
    if (own && e.kind == EventKind::kAssistEnd) {
      out.end_ns = e.at_ns;
      out.done_bytes = static_cast<std::int64_t>(e.value);
    }
    if (own && e.kind == EventKind::kAssistPark) parked_at = e.at_ns;
    if (e.kind == EventKind::kAssistWake && e.value == out.goroutine && parked_at != 0) {
      out.parked_ns = e.at_ns - parked_at;
      return;
    }
  }
}

std::string headline(const AssistExplanation& a) {
  const std::string g = "Goroutine " + std::to_string(a.goroutine);
  if (a.stolen_bytes >= a.work_owed_bytes) {
    return g + " did not have to mark: background workers had scanned enough ahead.";
  }
  std::string text = g + " had allocated " + size(a.debt_bytes) + " more than it had paid for";
  if (a.end_ns == 0) return text + ", so it helps marking before it may allocate.";
  text += ", so it scanned " + size(a.done_bytes) + " in " + format_duration(a.end_ns - a.begin_ns);
  if (a.parked_ns != 0)
    text += " and waited " + format_duration(a.parked_ns) + " in the assist queue";
  return text + ".";
}

std::vector<FormulaLine> lines_of(const AssistExplanation& a) {
  std::vector<FormulaLine> lines;
  lines.push_back({"work owed", "debt · assist ratio, at least 64 KiB",
                   size(a.debt_bytes) + " · " + ratio_text(a.ratio), size(a.work_owed_bytes),
                   !a.least_work});
  lines.push_back({"from credit", "background credit, as far as it goes", size(a.stolen_bytes),
                   size(a.stolen_bytes), a.stolen_bytes >= a.work_owed_bytes});
  lines.push_back({"left to do", "work owed - credit",
                   size(a.work_owed_bytes) + " - " + size(a.stolen_bytes),
                   size(a.work_owed_bytes - a.stolen_bytes), a.stolen_bytes < a.work_owed_bytes});
  if (a.end_ns != 0 && a.done_bytes != 0) {
    lines.push_back({"done", "scanned by the goroutine itself",
                     "in " + format_duration(a.end_ns - a.begin_ns), size(a.done_bytes), false});
  }
  if (a.parked_ns != 0) {
    lines.push_back({"waited", "until background marking had paid the rest", "in the assist queue",
                     format_duration(a.parked_ns), false});
  }
  return lines;
}

}  // namespace

AssistExplanation assist_from_events(std::span<const Event> events, GoroutineId goroutine,
                                     Nanos begin_ns) {
  AssistExplanation out;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& e = events[i];
    const bool begins = e.kind == EventKind::kAssistBegin || e.kind == EventKind::kAssistCredit;
    if (!begins || e.goroutine != goroutine || e.at_ns != begin_ns) continue;
    add_begin(e, out);
    add_rest(events.subspan(i + 1), out);
    break;
  }
  if (!out.found) return out;
  out.headline = headline(out);
  out.lines = lines_of(out);
  return out;
}

AssistExplanation explain_assist(const World& world, GoroutineId goroutine, Nanos begin_ns) {
  const auto& events = world.runtime().log().events();
  const std::vector<Event> copy(events.begin(), events.end());
  return assist_from_events(copy, goroutine, begin_ns);
}

}  // namespace tricolor
