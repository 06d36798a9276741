// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/headless_run.h"

#include <algorithm>

#include "core/files/host_memory.h"

namespace tricolor::ui {

namespace {

// The animation's own world and its keyframes come first.
constexpr Bytes kPercentOfFree = 25;
constexpr Bytes kWithoutNews = kGiB;
/// One action makes hardly ever more objects than this; nearly always it is one or none.
constexpr std::uint64_t kMallocsPerAction = 4;
/// How often every object of a long program is to be replaced.
constexpr std::uint64_t kReplacedTimes = 5;
constexpr std::uint64_t kRound = 1'000'000;
/// Allocations between two points of a course: bounds its length.
constexpr std::uint64_t kCourseStep = 1000;

Bytes host_memory(const WholeRunBound& bound) {
  if (bound.host_bytes != 0) return bound.host_bytes;
  return part_of_host_memory(kPercentOfFree, kWithoutNews);
}

/// Where to stop: after a round number of allocations if the program is a long one.
std::uint64_t last_malloc(const Config& config, const WholeRunBound& bound) {
  const ProgramSpec* program = find_program(config.program);
  if (program == nullptr) return UINT64_MAX;
  const ProgramEstimate estimate = program->estimate(config.parameters);
  if (estimate.allocations <= bound.most_allocations) return UINT64_MAX;
  const std::uint64_t live =
      std::min(estimate.live_objects, bound.most_allocations / kReplacedTimes);
  const std::uint64_t typical = (live * kReplacedTimes / kRound) * kRound;
  return std::max(bound.first_allocations, typical);
}

}  // namespace

Config whole_run_config(const Config& config) {
  Config plain = config;
  plain.verify = false;
  plain.max_host_bytes = 0;
  plain.marker = chosen_marker(plain.go_minor, plain.marker);
  if (const ProgramSpec* program = find_program(plain.program)) {
    for (const auto& [name, value] : default_values(*program))
      plain.parameters.try_emplace(name, value);
  }
  return plain;
}

HeadlessRun::HeadlessRun(const Config& config, const WholeRunBound& bound)
    : m_deadline(WallClock::now() + bound.real_time) {
  m_run.config = whole_run_config(config);
  m_last_malloc = last_malloc(m_run.config, bound);
  Config bounded = m_run.config;
  bounded.max_host_bytes = host_memory(bound);
  Result<World> world = World::create(bounded);
  if (world) {
    m_world.emplace(world.take());
  } else {
    m_run.end = WholeRunEnd::kRefused;
    m_run.message = world.error();
  }
}

/// The last slices before a stop get short, so that none goes past it.
std::uint64_t HeadlessRun::next_actions() const {
  const std::uint64_t done = m_run.reached.mallocs;
  const std::uint64_t next_stop =
      done < kFirstLook ? std::min(kFirstLook, m_last_malloc) : m_last_malloc;
  const std::uint64_t mallocs = next_stop - done;
  const auto most = static_cast<std::uint64_t>(m_budget.amount());
  return std::clamp<std::uint64_t>(mallocs / kMallocsPerAction, 1, most);
}

void HeadlessRun::slice() {
  if (m_run.over()) return;
  RunLimit limit;
  limit.max_actions = next_actions();
  const auto begin = WallClock::now();
  const StopReason reason = m_world->run(limit);
  m_budget.measured(WallClock::now() - begin,
                    limit.max_actions == static_cast<std::uint64_t>(m_budget.amount()));
  note_point();
  end(reason);
  if (m_run.over()) m_run.course.push_back(m_run.reached);
}

void HeadlessRun::note_point() {
  const MemStats mem = m_world->mem_stats();
  WholeRunPoint& point = m_run.reached;
  point.mallocs = mem.Mallocs;
  point.time_ns = m_world->now();
  point.gc_cpu_fraction = mem.GCCPUFraction;
  point.peak_heap_alloc_bytes = m_world->max_heap_alloc();
  point.peak_memory_bytes = std::max(point.peak_memory_bytes, mem.Sys - mem.HeapReleased);
  point.num_gc = mem.NumGC;
  const auto& course = m_run.course;
  if (course.empty() || point.mallocs - course.back().mallocs >= kCourseStep)
    m_run.course.push_back(point);
}

void HeadlessRun::end(StopReason reason) {
  if (reason == StopReason::kFinished) {
    m_run.end = WholeRunEnd::kProgram;
    m_run.message = m_world->panic();
  } else if (reason == StopReason::kDeadlock) {
    m_run.end = WholeRunEnd::kDeadlock;
  } else if (reason == StopReason::kOutOfMemory) {
    m_run.end = WholeRunEnd::kMemory;
  } else if (m_run.reached.mallocs >= m_last_malloc) {
    m_run.end = WholeRunEnd::kAllocations;
  } else if (WallClock::now() >= m_deadline) {
    m_run.end = WholeRunEnd::kRealTime;
  }
}

}  // namespace tricolor::ui
