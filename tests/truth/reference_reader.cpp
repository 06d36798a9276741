// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/truth/reference_reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

namespace tricolor::truth {
namespace {

using nlohmann::json;

double number(const json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_number() ? found->get<double>() : kUnknown;
}

std::string parameter_list(const json& params) {
  std::string text;
  for (const auto& [name, value] : params.items()) {
    if (!text.empty()) text += ',';
    text += name + '=' + (value.is_string() ? value.get<std::string>() : value.dump());
  }
  return text;
}

Setting setting_of(const json& run) {
  Setting s;
  s.name = run["name"];
  s.program = run["workload"];
  s.parameters = parameter_list(run["params"]);
  s.gogc = run["gogc"];
  s.limit_mib = run["limit_mib"];
  s.procs = run["gomaxprocs"];
  const std::string go = run["go"];  // "go1.19.8"
  s.go_minor = std::stoi(go.substr(go.find('.') + 1));
  s.seed = run["seed"];
  s.objects = run["program"]["objects"];
  s.bytes = run["program"]["bytes"];
  return s;
}

void read_memstats(const json& run, RunFigures& f) {
  const json& end = run["memstats"]["end"];
  f.num_gc = number(end, "NumGC");
  f.mallocs = number(end, "Mallocs");
  f.total_alloc = number(end, "TotalAlloc");
  f.heap_sys = number(end, "HeapSys");
  f.heap_inuse = number(end, "HeapInuse");
  f.heap_released = number(end, "HeapReleased");
  f.sys = number(end, "Sys");
  f.gc_cpu_fraction = number(end, "GCCPUFraction");
  if (end.contains("BySize")) {
    for (const json& row : end["BySize"]) f.by_size.push_back({row[0], row[1]});
  }
}

void read_derived(const json& run, RunFigures& f) {
  const auto found = run.find("derived");
  if (found == run.end() || found->is_null()) return;
  f.heap_at_start = number(*found, "mean_heap0");
  f.heap_at_mark_end = number(*found, "mean_heap1");
  f.heap_marked = number(*found, "mean_heap2");
  f.heap_goal = number(*found, "mean_goal");
  f.max_mapped = number(*found, "max_mapped");
  f.limiting_cycles = number(*found, "limiting");
  const double cpu = f.wall_ns * run["gomaxprocs"].get<double>();
  f.assist_share = number(*found, "assist_ns") / cpu;
  f.dedicated_share = number(*found, "dedicated_ns") / cpu;
  f.fractional_share = number(*found, "fractional_ns") / cpu;
  f.idle_share = number(*found, "idle_ns") / cpu;
}

void read_trace(const json& run, RunFigures& f) {
  const auto found = run.find("gctrace");
  if (found == run.end() || !found->is_array() || found->empty()) return;
  double cycles = 0;
  double sums[4] = {};
  for (const json& line : *found) {
    int n = 0;
    int mib[4] = {};
    const std::string text = line;
    const auto cpu = text.find(" ms cpu, ");
    if (cpu == std::string::npos || std::sscanf(text.c_str(), "gc %d", &n) != 1) continue;
    if (n > kTracedCycles || text.ends_with("(forced)")) continue;
    if (std::sscanf(text.c_str() + cpu + 9, "%d->%d->%d MB, %d MB goal", &mib[0], &mib[1], &mib[2],
                    &mib[3]) != 4) {
      continue;
    }
    ++cycles;
    for (int i = 0; i < 4; ++i) sums[i] += mib[i];
  }
  if (cycles == 0) return;
  constexpr double kMiB = 1 << 20;
  f.traced_start = sums[0] / cycles * kMiB;
  f.traced_mark_end = sums[1] / cycles * kMiB;
  f.traced_marked = sums[2] / cycles * kMiB;
  f.traced_goal = sums[3] / cycles * kMiB;
}

// Only a workload's first run has all columns; what plots need is in all.
void read_cycles(const json& run, RunFigures& f) {
  const auto cycles = run.find("cycles");
  if (cycles == run.end() || !(*cycles)["rows"].is_array()) return;
  std::map<std::string, std::size_t> columns;
  for (const json& name : (*cycles)["columns"]) columns.emplace(name, columns.size());
  constexpr std::size_t kKept = 48;
  for (const json& row : (*cycles)["rows"]) {
    if (row[columns["forced"]] != 0 || f.cycles.size() == kKept) break;
    f.cycles.push_back({row[columns["n"]], row[columns["heap1"]], row[columns["heap2"]]});
  }
}

RunFigures figures_of(const json& run) {
  RunFigures f;
  f.wall_ns = number(run, "wall_ns");
  read_memstats(run, f);
  read_derived(run, f);
  read_trace(run, f);
  read_cycles(run, f);
  f.max_heap_alloc = number(run["samples"], "max_objects");
  return f;
}

/// Reads one file's runs; false if a line is no JSON.
bool read_file(const std::filesystem::path& path, std::vector<Setting>& settings) {
  std::ifstream in(path);
  std::map<std::string, std::size_t> places;
  std::vector<std::string> truncated;
  std::vector<Setting> found;
  for (std::string line; std::getline(in, line);) {
    const json run = json::parse(line, nullptr, false);
    if (run.is_discarded()) return false;
    Setting s = setting_of(run);
    const std::string key = title(s);
    if (run.value("truncated", false)) truncated.push_back(key);
    s.looked_at_notes = run["samples"]["taken"] == 0;
    const auto [place, is_new] = places.try_emplace(key, found.size());
    if (is_new) found.push_back(std::move(s));
    found[place->second].runs.push_back(figures_of(run));
  }
  for (Setting& s : found) {
    if (std::ranges::find(truncated, title(s)) == truncated.end()) settings.push_back(std::move(s));
  }
  return true;
}

/// The figures that the condensed form keeps, by name.
constexpr std::pair<const char*, double RunFigures::*> kKept[] = {
    {"NumGC", &RunFigures::num_gc},
    {"Mallocs", &RunFigures::mallocs},
    {"TotalAlloc", &RunFigures::total_alloc},
    {"traced_start", &RunFigures::traced_start},
    {"traced_mark_end", &RunFigures::traced_mark_end},
    {"traced_marked", &RunFigures::traced_marked},
    {"traced_goal", &RunFigures::traced_goal},
    {"max_heap_alloc", &RunFigures::max_heap_alloc},
    {"HeapSys", &RunFigures::heap_sys},
    {"HeapInuse", &RunFigures::heap_inuse},
    {"HeapReleased", &RunFigures::heap_released},
    {"Sys", &RunFigures::sys},
    {"GCCPUFraction", &RunFigures::gc_cpu_fraction},
};

json condensed_setting(const Setting& s) {
  json out = {{"name", s.name},         {"program", s.program},     {"parameters", s.parameters},
              {"gogc", s.gogc},         {"limit_mib", s.limit_mib}, {"procs", s.procs},
              {"go_minor", s.go_minor}, {"seed", s.seed},           {"objects", s.objects},
              {"bytes", s.bytes},       {"vectors", s.vectors}};
  for (const auto& [name, figure] : kKept) {
    json values = json::array();
    for (const RunFigures& run : s.runs) {
      if (!std::isnan(run.*figure)) values.push_back(run.*figure);
    }
    out[name] = std::move(values);
  }
  return out;
}

Setting expanded(const json& in) {
  Setting s{in["name"],
            in["program"],
            in["parameters"],
            in["gogc"],
            in["limit_mib"],
            in["procs"],
            in["go_minor"],
            in.value("seed", std::uint64_t{1}),
            in["objects"],
            in["bytes"],
            in["vectors"],
            in["program"] == "map",
            {},
            kUsualLatencyOrder};
  for (const auto& [name, figure] : kKept) {
    const json& values = in[name];
    if (s.runs.size() < values.size()) s.runs.resize(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) s.runs[i].*figure = values[i];
  }
  return s;
}

}  // namespace

Result<std::vector<Setting>> read_reference(const std::string& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  }
  if (files.empty())
    return Error{folder + ": no recorded runs there; name their folder with --data"};
  std::ranges::sort(files);
  std::vector<Setting> settings;
  for (const auto& file : files) {
    if (!read_file(file, settings)) return Error{file.string() + ": not one JSON object per line"};
  }
  return settings;
}

Result<std::vector<Setting>> read_condensed(const std::string& file) {
  std::ifstream in(file);
  std::vector<Setting> settings;
  for (std::string line; std::getline(in, line);) {
    const json setting = json::parse(line, nullptr, false);
    if (setting.is_discarded()) return Error{file + ": not one JSON object per line"};
    settings.push_back(expanded(setting));
  }
  if (settings.empty()) return Error{file + ": no settings in it"};
  return settings;
}

std::string condensed(const std::vector<Setting>& settings) {
  std::string text;
  for (const Setting& s : settings) text += condensed_setting(s).dump() + '\n';
  return text;
}

}  // namespace tricolor::truth
