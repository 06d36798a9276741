// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <optional>

#include "core/program/mutator_costs.h"
#include "core/program/object_shape.h"
#include "core/program/workload.h"

namespace tricolor {

/// The objects of a workload that keeps them in one table.
struct SlotsConfig {
  std::uint64_t n = 1;  ///< entries of the table
  Bytes size = 64;      ///< requested bytes of each object
  ObjectKind kind = ObjectKind::kNoscan;
  std::uint64_t fill = 0;  ///< pointers set in each object
};

/// What `steady` and `ramp` share: `to = targets(fill); slots = table(n)`, and objects that are
/// put into slots.
///
/// 1. set_up() with each result, from the first resume on, until it returns nothing.
/// 2. request_object(), then put() or drop() with its address.
class SlotsWorkload : public Workload {
 public:
  SlotsWorkload(const SlotsConfig& config, std::uint64_t seed, std::uint32_t spin_steps)
      : Workload(seed, spin_steps), m_config(config) {
    draw_below(config.n);
  }
  void hash(Hasher& hasher) const override;

 protected:
  /// Declares `slots` and `to` in the innermost frame and makes them.
  std::optional<Request> set_up(Mutator& m, Address result);
  Request request_object() {
    count(m_config.size);
    return Request::allocate(m_shape.type);
  }
  void put(Mutator& m, std::uint64_t index, Address object) {
    drop(m, object);
    m.store(m_slots, index, object);
  }
  /// An object that nothing refers to: its pointers are set all the same.
  void drop(Mutator& m, Address object) {
    fill_object(m, rng(), object, m_shape, kTargets,
                [&](std::uint64_t i) { return m.load(m_to, i); });
    m.work(m_object_ns);
  }
  /// From now on draw_slot() takes one of the first `entries` slots; at first it takes any.
  void draw_below(std::uint64_t entries) {
    m_entries = entries;
    m_draw_ns = cost::kSpinStepNs + cost::table_miss_ns(entries * kWordBytes);
  }
  /// A slot by chance; what is put there next misses the cache if they are many.
  std::uint64_t draw_slot(Mutator& m) {
    m.work(m_draw_ns);
    return rng().below(m_entries);
  }
  /// Where a loop of `for (; done < steps; ++done) index = draw_slot()` stands.
  struct Replacing {
    std::uint64_t& done;   ///< begun: their old objects are given up
    std::uint64_t& index;  ///< the slot of the last one
  };
  /// Replaces as many as can be at once. True if the last one's object has to be requested, by
  /// request_again(); what has been done is the same as if each had been requested.
  bool replace_many(Mutator& m, const Replacing& at, std::uint64_t steps);
  /// Where a loop stands that fills the slots in order, `garbage_each` dropped objects between two.
  struct Growing {
    std::uint64_t& done;     ///< slots that are filled
    std::uint64_t& garbage;  ///< dropped since the last slot, the one that is asked for included
    std::uint64_t garbage_each = 0;
  };
  enum class Grown : std::uint8_t { kNothing, kSlot, kGarbage };
  /// The same for that loop: what the object is for that has to be requested by request_again(), or
  /// kNothing if the slots are full or nothing can be had at once.
  Grown grow_many(Mutator& m, const Growing& at);
  /// An object that is counted already.
  Request request_again() const { return Request::allocate(m_shape.type); }
  const SlotsConfig& config() const { return m_config; }
  Address slots() const { return m_slots; }
  Address to() const { return m_to; }

 private:
  enum class SetUp : std::uint8_t { kBegin, kTargetTable, kTargetObjects, kSlots };
  /// As many noscan objects of 64 bytes are what `fill` points to.
  static constexpr std::uint64_t kTargets = 1024;
  static constexpr Bytes kTargetBytes = 64;

  Request begin(Mutator& m);
  Request request_slots(Mutator& m);
  Request request_target();

  SlotsConfig m_config;
  ObjectShape m_shape;
  TypeId m_target_type = 0;
  SetUp m_set_up = SetUp::kBegin;
  std::uint32_t m_slots_variable = 0;
  std::uint32_t m_to_variable = 0;
  std::uint64_t m_targets_made = 0;
  Address m_slots = 0;  ///< = the variable `slots`
  Address m_to = 0;     ///< = the variable `to`
  double m_object_ns = 0;
  std::uint64_t m_entries = 1;  ///< that are drawn from
  double m_draw_ns = 0;
};

}  // namespace tricolor
