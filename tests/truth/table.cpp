// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/truth/table.h"

#include <cstdio>

namespace tricolor::truth {
namespace {

template <typename... Values>
std::string format(const char* pattern, Values... values) {
  char text[256];
  const int length = std::snprintf(text, sizeof text, pattern, values...);
  return {text, static_cast<std::size_t>(length)};
}

std::string judgement_text(const Judgement& j) {
  const Verdict& v = j.verdict;
  return format("      %-36s real %10s +-%-9s simulated %10s  (%+.1f %%)%s\n",
                title(j.pair->setting).c_str(), short_number(v.real).c_str(),
                short_number(v.range).c_str(), short_number(v.simulated).c_str(),
                v.real == 0 ? 0.0 : 100 * (v.simulated / v.real - 1), v.bounded ? "" : "  !");
}

std::string by_two_text(const JudgedByTwo& by_two) {
  if (by_two.judged == 0) return {};
  const double judged = by_two.judged / 100.0;
  return format(
      "      judged by two real runs: the third one is inside in %.1f %%, the simulation in %.1f "
      "%%\n",
      by_two.real_inside / judged, by_two.simulated_inside / judged);
}

}  // namespace

std::string short_number(double value) {
  const double size = std::abs(value);
  if (size >= 1e6) return format("%.3f M", value / 1e6);
  if (size >= 10 || value == 0 || value == std::floor(value)) return format("%.0f", value);
  return format("%.3f", value);
}

std::string table_text(const std::vector<Line>& lines, int worst) {
  std::string text;
  for (const Line& line : lines) {
    const auto count = static_cast<double>(line.judgements.size());
    text += format("%-5s %-20s %4d of %4d inside  %5.1f %%  (aim %3.0f %%)",
                   line.met ? "ok" : "MISS", std::string(line.quantity->name).c_str(), line.inside,
                   static_cast<int>(count), 100 * line.inside / count, 100 * line.quantity->share);
    if (line.quantity->all_bounded) text += format("  far off: %d", line.unbounded);
    text += format("   [%s]\n", std::string(line.quantity->tolerance).c_str());
    text += by_two_text(line.by_two);
    int shown = 0;
    for (const Judgement& j : line.judgements) {
      if (j.verdict.inside || shown++ == worst) break;
      text += judgement_text(j);
    }
  }
  return text;
}

std::string rows_text(const std::vector<Line>& lines) {
  std::string text = "quantity\tsetting\treal\tspread\tsimulated\tinside\tbounded\n";
  for (const Line& line : lines) {
    for (const Judgement& j : line.judgements) {
      text += format("%s\t%s\t%.6g\t%.6g\t%.6g\t%d\t%d\n", std::string(line.quantity->name).c_str(),
                     title(j.pair->setting).c_str(), j.verdict.real, j.verdict.range,
                     j.verdict.simulated, j.verdict.inside ? 1 : 0, j.verdict.bounded ? 1 : 0);
    }
  }
  return text;
}

std::string cycles_text(const std::vector<Pair>& pairs) {
  std::string text =
      "setting\tn\tforced\theap0\theap1\theap2\tgoal\theap_"
      "work\tconsmark\tassist\tdedicated\tfractional\t"
      "idle\tat\tsweepterm\tmark\tmarkterm\tmapped\tinuse\tfree\treleased\tlimiting\n";
  const auto column = [&](std::int64_t value) { text += '\t' + std::to_string(value); };
  const auto bytes = [&](Bytes value) { column(static_cast<std::int64_t>(value)); };
  for (const Pair& pair : pairs) {
    for (const CycleRecord& c : pair.simulated.cycles) {
      text += title(pair.setting);
      column(c.number);
      column(c.reason == CycleReason::kForced ? 1 : 0);
      for (const Bytes value : {c.heap_at_start_bytes, c.heap_at_mark_end_bytes,
                                c.heap_marked_bytes, c.goal_bytes, c.heap_scan_work_bytes}) {
        bytes(value);
      }
      column(static_cast<std::int64_t>(c.cons_mark * 1e9));
      for (const Nanos value :
           {c.assist_ns, c.dedicated_ns, c.fractional_ns, c.idle_ns, c.start_ns,
            c.stw_sweep_termination_ns, c.concurrent_mark_ns, c.stw_mark_termination_ns}) {
        column(value);
      }
      for (const Bytes value :
           {c.mapped_ready_bytes, c.heap_inuse_bytes, c.heap_free_bytes, c.heap_released_bytes}) {
        bytes(value);
      }
      column(c.limiter_on ? 1 : 0);
      text += '\n';
    }
  }
  return text;
}

}  // namespace tricolor::truth
