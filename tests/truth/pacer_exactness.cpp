// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/truth/pacer_exactness.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "core/pacer/pacer.h"

namespace tricolor::truth {
namespace {

using nlohmann::json;

/// Columns of "cycles" by their names; -1 for one that a run does not have.
int column(const json& cycles, const char* name) {
  int i = 0;
  for (const json& each : cycles["columns"]) {
    if (each == name) return i;
    ++i;
  }
  return -1;
}

struct RealCycle {
  LastCycle last;
  Bytes globals = 0;
  Bytes goal_next = 0;
  Bytes trigger_next = 0;
};

RealCycle cycle_of(const json& cycles, const json& row) {
  const auto value = [&](const char* name) {
    return row[static_cast<std::size_t>(column(cycles, name))];
  };
  RealCycle c;
  c.last.heap_marked = value("heap2").get<Bytes>();
  c.last.heap_scan = value("heap_work").get<Bytes>();
  c.last.stack_scan = value("stack_work").get<Bytes>();
  c.last.cons_mark = value("consmark").get<double>() * 1e-9;
  c.globals = value("globals_work").get<Bytes>();
  c.goal_next = value("goal_next").get<Bytes>();
  c.trigger_next = value("trigger_next").get<Bytes>();
  return c;
}

// The trace gives cons/mark in units of 1e-9, cut: the runway is known to that much.
double trigger_uncertainty(const RealCycle& c) {
  return std::ceil(3e-9 * static_cast<double>(c.last.heap_scan + c.last.stack_scan + c.globals)) +
         1;
}

void check(const RealCycle& c, int gogc, PacerExactness& result, const std::string& where) {
  Pacer pacer(PacerVariant::kGo119, gogc, kNoMemoryLimit);
  pacer.inputs().globals_scan = c.globals;
  pacer.restore(c.last);
  pacer.inputs().heap_live = c.last.heap_marked;
  pacer.commit(false);
  ++result.cycles;
  const bool goal_differs = pacer.heap_goal() != c.goal_next;
  const double off =
      std::abs(static_cast<double>(pacer.trigger()) - static_cast<double>(c.trigger_next));
  const bool trigger_differs = off > trigger_uncertainty(c);
  if (goal_differs) ++result.goals_differ;
  if (trigger_differs) ++result.triggers_differ;
  if ((goal_differs || trigger_differs) && result.first_difference.empty()) {
    result.first_difference = where + ": goal " + std::to_string(pacer.heap_goal()) + " for " +
                              std::to_string(c.goal_next) + ", trigger " +
                              std::to_string(pacer.trigger()) + " for " +
                              std::to_string(c.trigger_next);
  }
}

void check_run(const json& run, PacerExactness& result) {
  const std::string gogc = run["gogc"];
  if (run["limit_mib"] != 0 || gogc == "off") return;
  const json& cycles = run["cycles"];
  if (!cycles.contains("columns") || column(cycles, "consmark") < 0) return;
  for (const json& row : cycles["rows"]) {
    const std::string where =
        run["name"].get<std::string>() + " GOGC=" + gogc + " cycle " + row[0].dump();
    check(cycle_of(cycles, row), std::stoi(gogc), result, where);
  }
}

}  // namespace

PacerExactness check_pacer(const std::string& folder, const std::string& filter) {
  PacerExactness result;
  const std::regex wanted(filter);
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".jsonl") continue;
    if (!std::regex_search(entry.path().stem().string(), wanted)) continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      const json run = json::parse(line, nullptr, false);
      if (!run.is_discarded()) check_run(run, result);
    }
  }
  return result;
}

}  // namespace tricolor::truth
