// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/world.h"

#include <algorithm>
#include <utility>

#include "core/base/parse.h"
#include "core/base/version_profile.h"
#include "core/sim/heap_reader.h"
#include "core/sim/snapshot_builder.h"
#include "core/sim/world_state.h"

namespace tricolor {
namespace {

constexpr int kMaxProcs = 256;
/// What a simulated object takes at least: bits and its place in a span (measured by the
/// bench).
constexpr Bytes kHostBytesPerObject = 3;

Result<Config> checked(Config config) {
  if (config.procs < 1 || config.procs > kMaxProcs) {
    return Error{"GOMAXPROCS must be between 1 and " + std::to_string(kMaxProcs)};
  }
  if (config.go_minor < kOldestGo || config.go_minor > kNewestGo) {
    return Error{"Go versions 1.19 to 1.26 can be simulated"};
  }
  if (config.memory_limit < 0) return Error{"the memory limit must be a size or off"};
  if (config.marker == MarkerKind::kGreenTea && !holds(Since::kGreenTeaPossible, config.go_minor)) {
    return Error{"Green Tea exists from Go 1.25 on; use classic or a later version"};
  }
  config.marker = chosen_marker(config.go_minor, config.marker);
  return config;
}

/// Refuses what cannot fit before a single object is made.
Result<Config> fitting(Config config, const ProgramSpec& spec) {
  const ProgramEstimate estimate = spec.estimate(config.parameters);
  // Half a byte per byte of pointers at most, beside what each object takes.
  const double needed = static_cast<double>(estimate.live_objects) * kHostBytesPerObject +
                        static_cast<double>(estimate.live_bytes) / 2;
  if (config.max_host_bytes != 0 && needed > static_cast<double>(config.max_host_bytes)) {
    const Bytes shown = needed > 9e18 ? INT64_MAX : static_cast<Bytes>(needed);
    return Error{"the simulation would take about " + format_bytes(shown) + " of memory for " +
                 format_count(estimate.live_objects) + " live objects; " +
                 format_bytes(config.max_host_bytes) + " are free: use smaller parameters"};
  }
  return config;
}

}  // namespace

World::World(std::unique_ptr<State> state) : m_state(std::move(state)) {}
World::World(const World& other) : m_state(std::make_unique<State>(*other.m_state)) {}
World& World::operator=(const World& other) {
  if (this == &other) return *this;
  if (m_state) {
    *m_state = *other.m_state;  // into the memory that is there
  } else {
    m_state = std::make_unique<State>(*other.m_state);
  }
  return *this;
}
World::World(World&&) noexcept = default;
World& World::operator=(World&&) noexcept = default;
World::~World() = default;

Result<World> World::create(const Config& config) {
  const ProgramSpec* spec = find_program(config.program);
  if (spec == nullptr) {
    std::string names;
    for (const ProgramSpec& each : program_library()) {
      names += (names.empty() ? "" : ", ") + std::string(each.name);
    }
    return Error{"unknown program '" + config.program + "'; there are: " + names};
  }
  Config complete = config;
  for (const auto& [name, value] : default_values(*spec))
    complete.parameters.try_emplace(name, value);
  Result<Config> fits = fitting(std::move(complete), *spec);
  if (!fits) return Error{fits.error()};
  return create(fits.value(), spec->make(fits.value().parameters, fits.value().seed));
}

Result<World> World::create(const Config& config, std::unique_ptr<Program> main) {
  Result<Config> usable = checked(config);
  if (!usable) return Error{usable.error()};
  return World(std::make_unique<State>(usable.value(), std::move(main)));
}

StopReason World::run(const RunLimit& limit) {
  return m_state->runtime.run(limit);
}
void World::apply(const Command& command) {
  m_state->runtime.apply(command);
}
Nanos World::now() const {
  return nanos(m_state->runtime.now());
}
int World::wanted_procs() const {
  return m_state->runtime.wanted_procs();
}
RunCourse World::course() const {
  return build_course(m_state->runtime);
}
Nanos World::latest() const {
  return nanos(m_state->runtime.latest());
}
Position World::position() const {
  return m_state->runtime.position();
}
std::span<const PhaseMark> World::phase_marks() const {
  return m_state->runtime.record().phase_marks();
}
std::size_t World::breakpoint_hit() const {
  return m_state->runtime.breakpoint_hit();
}
bool World::finished() const {
  return m_state->runtime.finished();
}
Phase World::phase() const {
  return m_state->runtime.phase();
}
const Config& World::config() const {
  return m_state->runtime.config();
}
MemStats World::mem_stats() const {
  return m_state->runtime.mem_stats();
}
std::size_t World::note_count() const {
  return m_state->runtime.record().notes().size();
}

/// It is noted where the heap may be at its largest, which is not wherever a run may be cut.
Bytes World::max_heap_alloc() const {
  return std::max(m_state->runtime.record().max_heap_alloc_bytes(), mem_stats().HeapAlloc);
}
std::span<const CycleRecord> World::cycles() const {
  return m_state->runtime.record().cycles();
}
std::span<const std::string> World::gctrace() const {
  return m_state->runtime.record().gctrace();
}
std::span<const Sample> World::samples() const {
  return m_state->runtime.record().samples().samples();
}
std::span<const std::string> World::violations() const {
  return m_state->runtime.record().violations();
}
const std::string& World::panic() const {
  return m_state->runtime.record().panic();
}
CallCounts World::call_counts(CallQueue queue) const {
  const FinalizerQueue& calls = m_state->runtime.call_queue(queue);
  return {calls.queued(), calls.executed()};
}
std::uint64_t World::verified_cycles() const {
  return m_state->runtime.record().verified_cycles();
}
std::uint64_t World::state_hash() const {
  return m_state->runtime.hash();
}
Bytes World::host_bytes() const {
  return m_state->runtime.host_bytes();
}
void World::watch(bool on) {
  m_state->runtime.log().watch(on, position().work());
}
std::uint32_t World::last_event() const {
  return m_state->runtime.log().last();
}
const Runtime& World::runtime() const {
  return m_state->runtime;
}
void World::focus_slot(Address base) {
  const SlotPlace place = slot_at(m_state->runtime.heap(), base);
  // Before its span exists nothing touches the slot but the allocation itself.
  const Bytes bytes = base == 0 ? 0 : place && place.base == base ? place.bytes : kWordBytes;
  m_state->runtime.log().focus(base, base + bytes);
}
Snapshot World::snapshot(const SnapshotRequest& request) {
  return build_snapshot(m_state->runtime, m_state->index, request);
}

}  // namespace tricolor
