// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/slice_leak_program.h"

#include "core/program/mutator_costs.h"
#include "core/program/object_shape.h"
#include "core/program/parameter_reader.h"

namespace tricolor {

constexpr Bytes kKeptBytes = 10;
constexpr std::uint64_t kSliceWords = 3;  ///< pointer, length, capacity

Request SliceLeakProgram::step(Mutator& m, Address result) {
  switch (m_stage) {
    case Stage::kStart:
      return begin(m);
    case Stage::kSmall:
      m.set(m_small, result);
      break;
    case Stage::kArray:
      return take_array(m, result);
    case Stage::kCopy:
      put_slice(m, result, kKeptBytes);
      give_up(m_config.size);  // the array
      break;
  }
  return next_array();
}

Request SliceLeakProgram::begin(Mutator& m) {
  enter(m, Seat{}, "main.sliceLeak", {96, 176});
  m_small = m.declare("small");
  m_data = m.declare("data");
  m_array_type = shape_of(m, ObjectKind::kNoscan, m_config.size).type;
  m_copy_type = shape_of(m, ObjectKind::kNoscan, kKeptBytes).type;
  m_stage = Stage::kSmall;
  const Bytes bytes = m_config.n * kSliceWords * kWordBytes;
  count(bytes);
  return Request::allocate(
      m.type("[][]uint8", bytes, PointerLayout::every(kSliceWords, m_config.n)));
}

Request SliceLeakProgram::next_array() {
  if (m_done == m_config.n * m_config.rounds) return Request::exit();
  m_stage = Stage::kArray;
  count(m_config.size);
  return Request::allocate(m_array_type);
}

Request SliceLeakProgram::take_array(Mutator& m, Address array) {
  m.work(cost::kObjectCallNs + cost::kSmallStepNs);
  if (!m_config.copies) {
    put_slice(m, array, m_config.size);
    return next_array();
  }
  m.set(m_data, array);
  // The Go program accounts the death of the old copy before it makes the new one.
  if (m_done >= m_config.n) give_up(kKeptBytes);
  m_stage = Stage::kCopy;
  count(kKeptBytes);
  return Request::allocate(m_copy_type);
}

void SliceLeakProgram::put_slice(Mutator& m, Address first_byte, Bytes bytes) {
  if (!m_config.copies && m_done >= m_config.n) give_up(bytes);
  m.store(m.get(m_small), kSliceWords * (m_done % m_config.n), first_byte);
  m.set(m_data, 0);
  m.work(cost::kTableStoreNs);
  ++m_done;
}

void SliceLeakProgram::hash(Hasher& hasher) const {
  Workload::hash(hasher);
  hasher.add(static_cast<std::uint64_t>(m_stage));
  hasher.add(m_done);
}

static const std::vector<ParameterSpec>& parameters() {
  static const std::vector<ParameterSpec> list{
      number("n", "slices", 60, 1, 1'000'000, "Slices of ten bytes that are kept."),
      number("size", "bytes", 1'000'000, 10, kMaxObjectBytes, "Size of each array."),
      number("rounds", "rounds", 8, 0, 1'000'000, "How often all of them are made anew."),
      number("copy", "", 0, 0, 1, "1: keep a copy of the ten bytes, so that the array can die."),
  };
  return list;
}

static std::unique_ptr<Program> make(const ParameterValues& values, std::uint64_t seed) {
  const ParameterReader p(parameters(), values);
  return std::make_unique<SliceLeakProgram>(
      SliceLeakConfig{p.count("n"), p.count("size"), p.count("rounds"), p["copy"] == 1}, seed);
}

static ProgramEstimate estimate(const ParameterValues& values) {
  const ParameterReader p(parameters(), values);
  const bool copies = p["copy"] == 1;
  const std::uint64_t arrays = copies ? 1 : p.count("n") + 1;
  const std::uint64_t made = p.count("n") * p.count("rounds") * (copies ? 2 : 1);
  return {p.count("n") + 2, arrays * p.count("size") + p.count("n") * 40, made + 1};
}

ProgramSpec slice_leak_spec() {
  return {"slice-leak", "Keeps ten bytes of large arrays, by a slice or by a copy.", parameters(),
          make, estimate};
}

}  // namespace tricolor
