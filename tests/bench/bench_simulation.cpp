// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/heap/pointer_walk.h"
#include "core/sim/runtime.h"
#include "core/sim/world.h"

// How fast programs are simulated, beside the real Go program where one can be built.
//
//   bench_simulation [folder of the reference workloads' Go program [go command]]
//
// The default folder is ../shared/reference/workloads/go beside the checkout, the default command
// is go. What is simulated is that Go's version, the newest one where there is no Go. Every figure
// is the best of three wall times with GOMAXPROCS=1; the simulation tracks every object, the
// verifier is off. B/object is what the simulation takes for each object of the largest heap at the
// end of a mark phase, beside what it may take: 24 bytes and 4 for each pointer.

namespace tricolor {
namespace {

struct Workload {
  const char* program;
  const char* parameters;
};

constexpr std::array<Workload, 6> kWorkloads{{
    {"steady", "n=131072,size=64,steps=4000000"},
    {"steady", "n=131072,size=64,kind=full,fill=2,steps=4000000"},
    {"list", "length=50000,keep=4,rounds=200"},
    {"tree", "depth=16,long=16"},
    {"ramp", "n=131072,size=256,garbage=3,kind=half,fill=2,plateau=400000,tail=400000"},
    {"request", "requests=16000,cache=2048"},
}};

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

Config config_of(const Workload& w, int go_minor) {
  Config config;
  config.program = w.program;
  config.parameters = parse_parameters(*find_program(w.program), w.parameters).take();
  config.procs = 1;
  config.go_minor = go_minor;
  return config;
}

double simulate(const Workload& w, int go_minor, std::uint64_t& allocations) {
  const auto begin = std::chrono::steady_clock::now();
  auto world = World::create(config_of(w, go_minor));
  world.value().run();
  const double wall = seconds_since(begin);
  allocations = world.value().mem_stats().Mallocs;
  return wall;
}

std::uint64_t pointers_in(const Heap& heap) {
  std::uint64_t pointers = 0;
  for (SpanId id = 0; id < heap.span_table_size(); ++id) {
    const Span& s = heap.span(id);
    if (s.state != Span::State::kHeap || s.noscan) continue;
    for_each_slot_in_use(heap, s, [&](std::uint32_t slot) {
      pointers += heap.types()[heap.type_of(s, slot)].pointers.pointer_count();
      return true;
    });
  }
  return pointers;
}

/// What an object of the largest heap takes, in bytes.
struct Memory {
  double taken = 0;
  double allowed = 0;
};

Memory memory_of(const Workload& w, int go_minor) {
  auto world = World::create(config_of(w, go_minor)).take();
  std::uint64_t most = 0;
  Memory each;
  while (!world.finished()) {
    world.run({.step = RunLimit::Step::kCycle});
    const std::uint64_t objects = world.mem_stats().HeapObjects;
    if (objects <= most) continue;
    most = objects;
    const auto pointers = static_cast<double>(pointers_in(world.runtime().heap()));
    each.taken = static_cast<double>(world.host_bytes()) / static_cast<double>(objects);
    each.allowed = 24 + 4 * pointers / static_cast<double>(objects);
  }
  return each;
}

/// What the command prints; nothing if it cannot be run.
std::string output_of(const std::string& command) {
  FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r");
  if (pipe == nullptr) return {};
  std::string text;
  std::array<char, 4096> buffer{};
  while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    text.append(buffer.data(), n);
  }
  pclose(pipe);
  return text;
}

/// The real program, as the command `go` makes it.
struct GoProgram {
  std::string path;  ///< empty: there is none
  std::string version;
  int minor = kNewestGo;  ///< of the version whose collector is simulated beside it
};

GoProgram build_go_program(const std::string& folder, const std::string& go) {
  const std::string out = "tricolor-bench-go-workloads";
  const std::string command = "cd '" + folder + "' 2>/dev/null && '" + go +
                              "' build -o \"$OLDPWD/" + out + "\" . 2>/dev/null";
  if (std::system(command.c_str()) != 0) return {};
  GoProgram program;
  program.path = "./" + out;
  program.version = output_of("'" + go + "' env GOVERSION");
  program.version.resize(std::min(program.version.size(), program.version.find('\n')));
  int minor = 0;
  if (std::sscanf(program.version.c_str(), "go1.%d", &minor) == 1) {
    program.minor = std::clamp(minor, kOldestGo, kNewestGo);
  }
  return program;
}

/// The wall time that the Go program itself reports, in seconds; 0 if it cannot be run.
double run_go(const GoProgram& go, const Workload& w) {
  const std::string text = output_of("GOMAXPROCS=1 " + go.path + " -sample 0 -workload " +
                                     w.program + " -p " + w.parameters);
  const std::size_t at = text.find("\"wall_ns\":");
  return at == std::string::npos ? 0 : std::strtod(text.c_str() + at + 10, nullptr) / 1e9;
}

void compare(const Workload& w, const GoProgram& go) {
  double simulated = 1e9;
  double real = go.path.empty() ? 0 : 1e9;
  std::uint64_t allocations = 0;
  for (int i = 0; i < 3; ++i) {
    simulated = std::min(simulated, simulate(w, go.minor, allocations));
    if (!go.path.empty()) real = std::min(real, run_go(go, w));
  }
  const Memory memory = memory_of(w, go.minor);
  std::printf("%-8s %-72s %8.1f ms %6.1f ns/alloc %6.1f of %5.1f B/object", w.program, w.parameters,
              simulated * 1e3, simulated * 1e9 / static_cast<double>(allocations), memory.taken,
              memory.allowed);
  if (real > 0)
    std::printf("   real Go %8.1f ms   real / simulated %5.2f", real * 1e3, real / simulated);
  std::printf("\n");
  std::fflush(stdout);
}

/// Cost per allocation against the live heap: it may grow by what caches explain, no more.
void print_scaling(int go_minor) {
  std::printf("\nsteady, 64 B noscan objects, by live objects\n");
  for (const std::int64_t n : {10'000LL, 100'000LL, 1'000'000LL, 10'000'000LL}) {
    const std::string parameters = "n=" + std::to_string(n) + ",size=64,steps=" +
                                   std::to_string(std::max<std::int64_t>(2 * n, 1'000'000));
    std::uint64_t allocations = 0;
    const double wall = simulate({"steady", parameters.c_str()}, go_minor, allocations);
    std::printf("%10lld objects %8.1f ms %6.1f ns/alloc\n", static_cast<long long>(n), wall * 1e3,
                wall * 1e9 / static_cast<double>(allocations));
  }
}

}  // namespace
}  // namespace tricolor

int main(int argc, char** argv) {
  const std::string folder =
      argc > 1 ? argv[1] : std::string(TRICOLOR_SHARED_DIR) + "/reference/workloads/go";
  const tricolor::GoProgram go = tricolor::build_go_program(folder, argc > 2 ? argv[2] : "go");
  if (go.path.empty()) {
    std::printf("no go on the PATH, or no program at %s: simulation only\n", folder.c_str());
  } else {
    std::printf("real Go: %s; simulated: Go 1.%d\n", go.version.c_str(), go.minor);
  }
  for (const tricolor::Workload& w : tricolor::kWorkloads) tricolor::compare(w, go);
  if (!go.path.empty()) std::remove(go.path.c_str());
  tricolor::print_scaling(go.minor);
  return 0;
}
