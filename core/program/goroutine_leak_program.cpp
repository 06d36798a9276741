// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/goroutine_leak_program.h"

#include "core/program/mutator_costs.h"
#include "core/program/object_shape.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

constexpr Bytes kGarbageBytes = 1024;
constexpr Bytes kClosureBytes = 32;  ///< code, m, hold, started
constexpr std::uint32_t kClosureStarted = 3;
// A blocked goroutine of this program has 344 bytes of stack scanned: growth of stack_work
// per goroutine in reference/workloads/data/goroutine-leak.jsonl.
constexpr Bytes kBodyFrameBytes = 160;
constexpr Bytes kReceiveFrameBytes = 56;
constexpr Bytes kParkFrameBytes = 128;

/// runtime.hchan: it grew by a timer in 1.23 and by another pointer in 1.25 (go-gc-model §8.7).
static Bytes channel_bytes(int go_minor) {
  if (go_minor < 23) return 96;
  return go_minor < 25 ? 104 : 112;
}

/// runtime.sudog, one per goroutine that waits on a channel; larger since 1.26.
static Bytes sudog_bytes(int go_minor) {
  return go_minor < 26 ? 96 : 112;
}

/// make(chan int) or make(chan bool): noscan, as neither has pointers in its buffer.
static TypeId channel_type(Mutator& m, std::string_view name) {
  return m.type(name, channel_bytes(m.go_minor()), PointerLayout::none());
}

Request GoroutineLeakProgram::step(Mutator& m, Address result) {
  switch (m_stage) {
    case Stage::kStart:
      return begin(m);
    case Stage::kChannel:
      m.set(m_started_variable, result);
      return next_start();
    case Stage::kClosure:
      return start_goroutine(m, result);
    case Stage::kStarted:
      m_garbage = 0;
      return next_garbage();
    case Stage::kGarbage:
      m.work(cost::kObjectCallNs + cost::kSmallStepNs);
      give_up(kGarbageBytes);
      return next_garbage();
  }
  return Request::exit();
}

Request GoroutineLeakProgram::begin(Mutator& m) {
  enter(m, Seat{}, "main.goroutineLeak", {88, 136});
  m_started_variable = m.declare("started");
  m_closure_type = m.type("func()", kClosureBytes, PointerLayout::every(2, 2, 1));
  m_garbage_type = shape_of(m, ObjectKind::kNoscan, kGarbageBytes).type;
  m_started = m.make_semaphore(0);
  m_never = m.make_semaphore(0);
  m_stage = Stage::kChannel;
  return Request::allocate(channel_type(m, "chan bool"));
}

Request GoroutineLeakProgram::next_start() {
  if (m_goroutines == m_config.n) return Request::exit();
  ++m_goroutines;
  m_stage = Stage::kClosure;
  return Request::allocate(m_closure_type);
}

Request GoroutineLeakProgram::start_goroutine(Mutator& m, Address closure) {
  m.store(closure, kClosureStarted, m.get(m_started_variable));
  m.go(std::make_unique<LeakedGoroutine>(m_config.hold, m_started, m_never),
       "main.goroutineLeak.func1.1");
  count(m_config.hold);
  m.work(cost::kStartGoroutineNs);
  m_stage = Stage::kStarted;
  return Request::acquire(m_started);
}

Request GoroutineLeakProgram::next_garbage() {
  if (m_garbage == m_config.garbage) return next_start();
  ++m_garbage;
  m_stage = Stage::kGarbage;
  count(kGarbageBytes);
  return Request::allocate(m_garbage_type);
}

void GoroutineLeakProgram::hash(Hasher& hasher) const {
  Workload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_stage));
  hasher.add(m_goroutines);
  hasher.add(m_garbage);
}

Request LeakedGoroutine::resume(Mutator& m, Address result) {
  switch (m_stage) {
    case Stage::kStart:
      return begin(m);
    case Stage::kBuffer:
      m.set(m_buffer_variable, result);
      m.work(cost::kObjectCallNs);
      m_stage = Stage::kChannel;
      return Request::allocate(channel_type(m, "chan int"));
    case Stage::kChannel:
      m.set(m_channel_variable, result);
      m.release(m_started);
      return block(m);
    case Stage::kSudog:
      m.set(m_sudog_variable, result);
      m.store(result, 1, m.get(m_channel_variable));
      break;
  }
  return Request::acquire(m_never);
}

Request LeakedGoroutine::begin(Mutator& m) {
  m.call("main.goroutineLeak.func1.1", kBodyFrameBytes);
  m_buffer_variable = m.declare("buf");
  m_channel_variable = m.declare("ch");
  m_stage = Stage::kBuffer;
  return Request::allocate(shape_of(m, ObjectKind::kNoscan, m_hold).type);
}

Request LeakedGoroutine::block(Mutator& m) {
  m.call("runtime.chanrecv1", kReceiveFrameBytes);
  m_sudog_variable = m.declare("mysg");
  m.call("runtime.gopark", kParkFrameBytes);
  m_stage = Stage::kSudog;
  const Bytes bytes = sudog_bytes(m.go_minor());
  return Request::allocate(m.type("runtime.sudog", bytes, PointerLayout::all(bytes / kWordBytes)));
}

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("n", "goroutines", 400, 0, 10'000'000, "Goroutines that never end."),
      number("hold", "bytes", 65536, 1, kMaxObjectBytes, "Size of the buffer each holds."),
      number("garbage", "objects", 1000, 0, kMaxCount,
             "Objects of 1 KiB that die at once, between two starts."),
  };
  return list;
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  const ParameterReader p(parameters(), values);
  return std::make_unique<GoroutineLeakProgram>(
      GoroutineLeakConfig{p.count("n"), p.count("hold"), p.count("garbage")}, seed);
}

static ProgramEstimate estimate(const ParameterValues& values) {
  const ParameterReader p(parameters(), values);
  constexpr Bytes kPerGoroutine = 480 + 112 + 112 + 2048;  // descriptor, channel, sudog, stack
  return {p.count("n") * 4 + 1, p.count("n") * (p.count("hold") + kPerGoroutine),
          saturating_sum(saturating_product(p.count("n"), p.count("garbage") + 5), 1)};
}

ProgramSpec goroutine_leak_spec() {
  return {"goroutine-leak", "Starts goroutines that block for ever, each holding a buffer.",
          parameters(), make, estimate};
}

}  // namespace tricolor
