// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/runtime.h"

#include <utility>

#include "core/program/parameter_reader.h"

// How a process begins: what the runtime has made before main.main runs.

namespace tricolor {
namespace {

Goroutine system_goroutine(Goroutine::Kind kind, std::string_view function) {
  Goroutine made;
  made.kind = kind;
  made.function = function;
  made.state = Goroutine::State::kWaiting;
  return made;
}

}  // namespace

Runtime::Runtime(const Config& config, std::unique_ptr<Program> main)
    : m_config(config),
      m_footprint(runtime_footprint(config.go_minor)),
      m_heap(SizeClassMap(config.go_minor, config.marker == MarkerKind::kGreenTea), config.procs),
      m_pacer(pacer_variant_for(config.go_minor), config.gogc, config.memory_limit),
      m_limiter(0, config.procs),
      m_scavenger(config.go_minor),
      m_stacks(config.procs),
      m_plans(config.go_minor),
      m_off_heap(m_footprint.off_heap_bytes, m_footprint.span_descriptor_bytes, config.procs,
                 m_footprint.table_room_bytes),
      m_marker(config.procs, config.marker == MarkerKind::kGreenTea, config.vector_marking),
      m_barrier(config.procs, config.write_barrier),
      m_processors(config.procs),
      m_variation(config.latency_order) {
  m_processors[0].idle = false;
  if (!config.runtime_startup) {
    m_footprint.data_bytes = kWordBytes;
    m_footprint.bss_bytes = 0;
  }
  m_globals.scan_bytes = m_footprint.data_bytes + m_footprint.bss_bytes;
  m_pacer.inputs().globals_scan = m_globals.scan_bytes;
  m_goroutines.add(system_goroutine(Goroutine::Kind::kSweeper, "runtime.bgsweep"));
  if (config.runtime_startup) make_startup_objects();
  go(std::move(main), "main.main");
  m_processors[0].clock = 0;  // the first goroutine wakes nobody
  for (int i = 1; i < config.procs; ++i) {
    m_processors[i] = Processor{.idle = true};
    m_processors[i].limiter_event.start(LimiterEvent::Kind::kIdle, 0);
  }
  m_goroutines.add(system_goroutine(Goroutine::Kind::kScavenger, "runtime.bgscavenge"));
  commit();
  take_sample();
}

// Small numbers become interface values without an object.
void Runtime::make_parameter_objects() {
  const auto keep = [this](Bytes bytes, const PointerLayout& pointers) {
    m_runtime_roots.add_to_bss(allocate_typed("runtime", bytes, pointers));
  };
  keep(kParameterMapBytes, PointerLayout::all(kParameterMapBytes / kWordBytes));
  const ProgramSpec* program = find_program(m_config.program);
  if (program != nullptr) {
    const ParameterReader values(program->parameters, m_config.parameters);
    for (const ParameterSpec& parameter : program->parameters) {
      if (parameter.is_choice()) {
        keep(kParameterStringBytes, PointerLayout::all(1));
      } else if (values[parameter.name] >= kFirstNumberWithObject) {
        keep(kParameterNumberBytes, PointerLayout::none());
      }
    }
  }
  keep(workload_function_bytes(m_config.program), PointerLayout::none());
}

void Runtime::make_startup_objects() {
  using From = StartupObjects::From;
  const auto procs = static_cast<std::uint32_t>(m_config.procs);
  make_lists_of_runtime();
  for (const StartupObjects& row : startup_objects(m_config.go_minor)) {
    const std::uint32_t count = row.per_processor ? row.count * procs : row.count;
    for (std::uint32_t i = 0; i < count; ++i) {
      m_acting = i < row.elsewhere && procs > 1 ? 1 : 0;
      if (row.from == From::kGoroutines) {
        make_descriptor();
        continue;
      }
      const Address object = allocate_typed("runtime", row.bytes, startup_layout(row));
      if (row.from == From::kData) m_runtime_roots.add_to_data(object);
      if (row.from != From::kData && row.from != From::kNothing) m_runtime_roots.add_to_bss(object);
      m_threads.note(row.from, object);
    }
  }
  m_acting = 0;
  m_main_has_yielded = procs > 1;
  // The reference's program reads MemStats before its workload begins, which empties the caches.
  for (int p = 0; p < m_config.procs; ++p) flush_cache(p);
  make_parameter_objects();
  m_processors[0].clock = 0;
  const GoroutineStacks::Lent lent{m_heap, 0, false, {}};
  for (std::uint32_t i = 0; i < m_footprint.system_goroutines; ++i) {
    m_stacks.start_system_goroutine(lent);
  }
  m_stacks.take_for_threads(
      lent, m_footprint.thread_stack_spans + (procs > 1 ? m_footprint.second_thread_spans : 0));
  note_off_heap(0);
  m_off_heap.main_begins();
  stacks_changed();
}

}  // namespace tricolor
