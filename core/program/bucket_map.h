// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/rng.h"
#include "core/program/map_layout.h"
#include "core/program/map_model.h"

namespace tricolor {

/// Go's map up to 1.23 (go-gc-model §8.3), as far as memory goes: an array of 2^B buckets of 8
/// cells with overflow buckets, doubled at a load of 6.5 and moved bucket by bucket.
///
/// An insert changes the counts at once and queues what has to be done in the heap; take() works
/// through the queue, one allocation at a time.
class BucketMap final : public MapModel {
 public:
  BucketMap(MapValue value, std::uint64_t seed) : m_layout{value}, m_random(seed) {}
  std::optional<Request> start(Mutator& m, const MapVariables& variables) override;
  std::optional<Request> insert(Mutator& m, std::uint64_t key) override;
  std::optional<Request> erase(Mutator& m, std::uint64_t key) override;
  std::optional<Request> take(Mutator& m, Address result) override;
  void hash(Hasher& hasher) const override;

 private:
  /// Something to do in the heap, in order.
  struct Action {
    enum class Kind : std::uint8_t {
      kHeader,           ///< allocate the map's header
      kFirstBucket,      ///< allocate the only bucket of a small map
      kArray,            ///< allocate a new array; the present one becomes the old one
      kExtra,            ///< allocate the record for overflow buckets
      kOverflowList,     ///< allocate the slice header that keeps noscan overflow buckets
      kOverflowBacking,  ///< allocate a larger array for that slice
      kOverflowBucket,   ///< allocate one and append it to the chain of `bucket`
      kTouch,            ///< write to `bucket` of the new array for the first time
      kSpareBucket,      ///< append the preallocated bucket `spare` to the chain of `bucket`
      kClearOld,         ///< old bucket `bucket` gives up its overflow chain
      kEndGrowth,        ///< drop the old array
    };
    Kind kind;
    TypeId type;
    std::uint64_t bucket;
    std::uint64_t spare;
    bool allocates() const { return kind < Kind::kTouch; }
  };

  std::uint64_t bucket_of(std::uint64_t key) const {
    return hash_of_key(key, m_seed) & (m_cells.size() - 1);
  }
  bool growing() const { return !m_evacuated.empty(); }
  bool is_overloaded(std::uint64_t count) const;
  bool has_many_overflows() const;
  void grow(Mutator& m);
  void count_incoming(std::uint64_t buckets);
  void allocate_array(Mutator& m, std::uint64_t buckets);
  void move_some(Mutator& m, std::uint64_t bucket);
  void evacuate(Mutator& m, std::uint64_t old_bucket);
  void end_growth_if_done();
  void add_cell(Mutator& m, std::uint64_t bucket);
  void add_overflow(Mutator& m, std::uint64_t bucket);
  void keep_overflow(Mutator& m);
  void queue(Action::Kind kind, TypeId type = 0, std::uint64_t bucket = 0,
             std::uint64_t spare = 0) {
    m_actions.push_back({kind, type, bucket, spare});
  }
  std::optional<Request> next_request(Mutator& m);
  void perform(Mutator& m, const Action& action, Address result);
  Address bucket_address(Mutator& m, Address header, std::uint64_t bucket) const;
  void install_array(Mutator& m, Address header, Address array);
  void move_overflow_list(Mutator& m, Address extra, Address backing);
  void link_overflow(Mutator& m, Address header, std::uint64_t bucket, Address overflow);
  void drop_old(Mutator& m, Address header);

  MapLayout m_layout;
  SplitMix64 m_random;  ///< hash seeds, approximate overflow counts
  MapVariables m_variables;
  std::uint64_t m_seed = 0;
  TypeId m_bucket_type = 0;
  std::uint64_t m_count = 0;
  std::vector<std::uint8_t> m_cells;      ///< used per bucket chain; as many as buckets
  std::vector<std::uint8_t> m_incoming;   ///< while growing: cells that each bucket will get
  std::vector<std::uint8_t> m_evacuated;  ///< while growing: by old bucket
  std::uint64_t m_next_evacuation = 0;
  std::uint64_t m_overflows = 0;   ///< Go's (from B = 16 on approximate) count of them
  std::uint64_t m_spare_next = 0;  ///< preallocated overflow buckets, as index in the array
  std::uint64_t m_spare_end = 0;
  bool m_has_extra = false;
  bool m_has_list = false;          ///< noscan maps: the slice of overflow buckets
  std::uint64_t m_list_length = 0;  ///< as counted when queued
  std::uint64_t m_list_capacity = 0;
  std::uint64_t m_list_stored = 0;  ///< as done in the heap
  std::vector<Action> m_actions;
  std::size_t m_next_action = 0;
};

}  // namespace tricolor
