// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/files/sample_csv.h"

#include <array>

#include "core/files/json_writer.h"

namespace tricolor {

/// One column: its name and its text for a sample.
struct SampleColumn {
  std::string_view name;
  std::string (*text)(const Sample& sample);
};

constexpr std::array<SampleColumn, 15> kSampleColumns{{
    {"at_ns", [](const Sample& s) { return std::to_string(s.at_ns); }},
    {"heap_alloc_bytes", [](const Sample& s) { return std::to_string(s.heap_alloc_bytes); }},
    {"heap_live_bytes", [](const Sample& s) { return std::to_string(s.heap_live_bytes); }},
    {"goal_bytes", [](const Sample& s) { return std::to_string(s.goal_bytes); }},
    {"trigger_bytes", [](const Sample& s) { return std::to_string(s.trigger_bytes); }},
    {"heap_inuse_bytes", [](const Sample& s) { return std::to_string(s.heap_inuse_bytes); }},
    {"heap_idle_bytes", [](const Sample& s) { return std::to_string(s.heap_idle_bytes); }},
    {"heap_released_bytes", [](const Sample& s) { return std::to_string(s.heap_released_bytes); }},
    {"sys_bytes", [](const Sample& s) { return std::to_string(s.sys_bytes); }},
    {"stack_inuse_bytes", [](const Sample& s) { return std::to_string(s.stack_inuse_bytes); }},
    {"total_alloc_bytes", [](const Sample& s) { return std::to_string(s.total_alloc_bytes); }},
    {"heap_objects", [](const Sample& s) { return std::to_string(s.heap_objects); }},
    {"num_gc", [](const Sample& s) { return std::to_string(s.num_gc); }},
    {"gc_cpu_fraction", [](const Sample& s) { return shortest_text(s.gc_cpu_fraction); }},
    {"phase", [](const Sample& s) { return std::string(phase_name(s.phase)); }},
}};

std::string_view phase_name(Phase phase) {
  constexpr std::array<std::string_view, 5> kNames{"off", "sweep_termination", "mark",
                                                   "mark_termination", "sweep"};
  return kNames[static_cast<std::size_t>(phase)];
}

std::string sample_csv_header() {
  std::string line;
  for (const SampleColumn& column : kSampleColumns) {
    if (!line.empty()) line += ',';
    line += column.name;
  }
  return line + "\n";
}

std::string sample_csv_row(const Sample& sample) {
  std::string line;
  for (const SampleColumn& column : kSampleColumns) {
    if (!line.empty()) line += ',';
    line += column.text(sample);
  }
  return line + "\n";
}

}  // namespace tricolor
