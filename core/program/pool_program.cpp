// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/pool_program.h"

#include <string>

#include "core/program/mutator_costs.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

constexpr Bytes kLiveBytes = 128;
constexpr Bytes kGarbageBytes = 512;
constexpr Bytes kSliceHeaderBytes = 24;  ///< a slice: pointer first
constexpr Bytes kSmallestBuffer = 1024;
constexpr Bytes kClosureBytes = 24;  ///< a function with two captured variables
constexpr std::uint64_t kClosureCaptured = 1;
/// sync.Pool: local and its size, victim and its size, New.
constexpr Bytes kPoolBytes = 40;
constexpr std::uint64_t kPoolWords = kPoolBytes / kWordBytes;
constexpr std::uint64_t kPoolNew = 4;
constexpr PointerLayout kPoolPointers{
    .stride = 2, .per_group = 3, .groups = kBufferClasses, .group_stride = kPoolWords};
constexpr Bytes kFrameBytes = 1360;  ///< `held` and `class` are arrays of 64 words on the stack

static constexpr Bytes buffer_bytes(std::size_t buffer_class) {
  return kSmallestBuffer << buffer_class;
}

Request PoolProgram::step(Mutator& m, Address result) {
  switch (m_stage) {
    case Stage::kStart:
      return begin(m);
    case Stage::kSlots:
      m.set(m_slots_variable, m_slots = result);
      m_stage = Stage::kFill;
      return fill_next(m);
    case Stage::kFill:
      m.store(m_slots, m_filled++, result);
      m.work(cost::kObjectCallNs + cost::kTableStoreNs);
      return fill_next(m);
    case Stage::kMade:
      m.set(m_made_variable, result);
      m_stage = Stage::kFresh;
      return Request::allocate(
          m.type("func(int) *main.buffer", kClosureBytes, PointerLayout::every(1, 2, 1)));
    case Stage::kFresh:
      m.store(result, kClosureCaptured, m.get(m_made_variable));
      m.set(m_fresh_variable, result);
      m_stage = Stage::kPools;
      return Request::allocate(m.type("[7]sync.Pool", kBufferClasses * kPoolBytes, kPoolPointers));
    case Stage::kPools:
      m.set(m_pools_variable, result);
      m_stage = Stage::kNew;
      return Request::allocate(m_new_type);
    case Stage::kNew:
      return take_new(m, result);
    case Stage::kHeader:
      return take_header(m, result);
    case Stage::kData:
      m.store(m.get(m_first_held + static_cast<std::uint32_t>(m_held)), 0, result);
      use_buffer(m);
      return next_buffer(m);
    case Stage::kGarbage:
      m.work(cost::kObjectCallNs + cost::kSmallStepNs);
      give_up(kGarbageBytes);
      return next_garbage(m);
  }
  return Request::exit();
}

Request PoolProgram::begin(Mutator& m) {
  enter(m, Seat{}, "main.pool", {104, kFrameBytes});
  m_slots_variable = m.declare("slots");
  m_made_variable = m.declare("&made");
  m_fresh_variable = m.declare("fresh");
  m_pools_variable = m.declare("&pools");
  m_first_held = m_pools_variable + 1;
  for (std::uint64_t i = 0; i < m_config.batch; ++i) {
    m.declare("held[" + std::to_string(i) + "]");
  }
  prepare_types(m);
  m_stage = Stage::kSlots;
  count(m_config.live * kWordBytes);
  return Request::allocate(table_type(m, m_config.live));
}

void PoolProgram::prepare_types(Mutator& m) {
  for (std::size_t c = 0; c < kBufferClasses; ++c) {
    m_data_types[c] = m.type("[]uint8", buffer_bytes(c), PointerLayout::none(),
                             MemoryUse::only(Written::kBothEnds));
  }
  m_new_type = m.type("func() any", kClosureBytes, PointerLayout::every(1, 1, kClosureCaptured));
  m_header_type = m.type("main.buffer", kSliceHeaderBytes, PointerLayout::all(1));
  m_live_type = shape_of(m, ObjectKind::kNoscan, kLiveBytes).type;
  m_garbage_type = shape_of(m, ObjectKind::kNoscan, kGarbageBytes).type;
}

Request PoolProgram::fill_next(Mutator& m) {
  if (m_filled < m_config.live) {
    count(kLiveBytes);
    return Request::allocate(m_live_type);
  }
  m.note("filled");
  m_stage = Stage::kMade;
  return Request::allocate(m.type("int", kWordBytes, PointerLayout::none()));
}

/// The function that makes a buffer when the pool of the next class has none.
Request PoolProgram::take_new(Mutator& m, Address function) {
  const Address pools = m.get(m_pools_variable);
  const std::uint64_t first_word = m_pools_made * kPoolWords;
  m.store(function, kClosureCaptured, m.get(m_fresh_variable));
  m.store(pools, first_word + kPoolNew, function);
  m_pools[m_pools_made] =
      m.make_pool("pools[" + std::to_string(m_pools_made) + "]", pools + first_word * kWordBytes);
  if (++m_pools_made < kBufferClasses) return Request::allocate(m_new_type);
  return m_config.batches > 0 ? next_buffer(m) : Request::exit();
}

Request PoolProgram::next_buffer(Mutator& m) {
  for (; m_held < m_config.batch; use_buffer(m)) {
    const std::uint64_t buffer_class = rng().below(kBufferClasses);
    m_class[m_held] = static_cast<std::uint8_t>(buffer_class);
    m.work(cost::kSpinStepNs);
    Address header = 0;
    if (m_config.pooled) {
      header = m.pool_get(m_pools[buffer_class]);
      m.work(cost::kPoolNs);
    }
    if (header == 0) {
      ++m_buffers_made;
      m_stage = Stage::kHeader;
      count(kSliceHeaderBytes);
      return Request::allocate(m_header_type);
    }
    m.set(m_first_held + static_cast<std::uint32_t>(m_held), header);
  }
  end_batch(m);
  return next_garbage(m);
}

Request PoolProgram::take_header(Mutator& m, Address header) {
  m.set(m_first_held + static_cast<std::uint32_t>(m_held), header);
  m.work(cost::kObjectCallNs);
  m_stage = Stage::kData;
  const std::uint8_t buffer_class = m_class[m_held];
  count(buffer_bytes(buffer_class));
  return Request::allocate(m_data_types[buffer_class]);
}

void PoolProgram::use_buffer(Mutator& m) {
  m.work(cost::kTouchBufferNs);
  ++m_held;
}

void PoolProgram::end_batch(Mutator& m) {
  for (std::uint32_t i = 0; i < m_held; ++i) {
    if (m_config.pooled) {
      m.pool_put(m_pools[m_class[i]], m.get(m_first_held + i));
      m.work(cost::kPoolNs);
    } else {
      give_up(kSliceHeaderBytes + buffer_bytes(m_class[i]));
    }
    m.set(m_first_held + i, 0);
  }
  m_held = 0;
  m_garbage = 0;
  ++m_batch;
}

Request PoolProgram::next_garbage(Mutator& m) {
  if (m_garbage < m_config.garbage) {
    ++m_garbage;
    m_stage = Stage::kGarbage;
    count(kGarbageBytes);
    return Request::allocate(m_garbage_type);
  }
  return m_batch < m_config.batches ? next_buffer(m) : Request::exit();
}

void PoolProgram::hash(Hasher& hasher) const {
  Workload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_stage));
  hasher.add(m_filled);
  hasher.add(m_pools_made);
  hasher.add(m_batch);
  hasher.add(m_held);
  hasher.add(m_garbage);
  hasher.add(m_buffers_made);
  for (std::uint64_t i = 0; i < m_held; ++i) hasher.add(m_class[i]);
}

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("live", "objects", 65536, 1, kMaxCount, "Objects of 128 bytes that stay alive."),
      number("batches", "batches", 30'000, 0, kMaxCount, "Batches of buffers used."),
      number("batch", "buffers", 8, 1, kMostHeldBuffers, "Buffers used at the same time."),
      number("garbage", "objects", 8, 0, 1'000'000,
             "Objects of 512 bytes that die at once, after each batch."),
      number("pool", "", 1, 0, 1, "1: take the buffers from a sync.Pool per size; 0: make them."),
  };
  return list;
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  const ParameterReader p(parameters(), values);
  return std::make_unique<PoolProgram>(
      PoolConfig{p.count("live"), p.count("batches"), p.count("batch"), p.count("garbage"),
                 p["pool"] == 1},
      seed);
}

static ProgramEstimate estimate(const ParameterValues& values) {
  const ParameterReader p(parameters(), values);
  const bool pooled = p["pool"] == 1;
  // Each class may hold as many buffers as one batch can draw of it.
  const Bytes all_classes = 2 * buffer_bytes(kBufferClasses - 1);
  const Bytes buffers =
      pooled ? p.count("batch") * all_classes : p.count("batch") * buffer_bytes(kBufferClasses - 1);
  const std::uint64_t per_batch = p.count("garbage") + (pooled ? 0 : 2 * p.count("batch"));
  return {p.count("live") + 2 * kBufferClasses * p.count("batch") + 1,
          saturating_sum(saturating_product(p.count("live"), kLiveBytes + kWordBytes), buffers),
          saturating_sum(p.count("live"), saturating_product(p.count("batches"), per_batch))};
}

ProgramSpec pool_spec() {
  return {"pool", "Uses batches of buffers, from a sync.Pool or freshly made.", parameters(), make,
          estimate};
}

}  // namespace tricolor
