// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/rng.h"
#include "core/program/map_layout.h"
#include "core/program/map_model.h"

namespace tricolor {

/// Go's map since 1.24 (go-gc-model §8.4), as far as memory goes: one group of 8 slots, then
/// tables of up to 1024 slots, found through a directory by the first bits of the hash. A full
/// table is made anew at twice the size, or split in two.
///
/// As BucketMap, it counts at once and queues what has to be done in the heap.
class SwissMap final : public MapModel {
 public:
  SwissMap(MapValue value, std::uint64_t seed) : m_layout{value}, m_random(seed) {}
  std::optional<Request> start(Mutator& m, const MapVariables& variables) override;
  std::optional<Request> insert(Mutator& m, std::uint64_t key) override;
  std::optional<Request> erase(Mutator& m, std::uint64_t key) override;
  std::optional<Request> take(Mutator& m, Address result) override;
  void hash(Hasher& hasher) const override;

 private:
  using Key = std::uint32_t;
  static constexpr Key kNoKey = ~Key{0};

  struct Table {
    std::uint16_t capacity = 0;  ///< slots
    std::uint16_t used = 0;
    std::uint8_t depth = 0;  ///< bits of the hash that its keys share
    Key first = kNoKey;      ///< its keys, linked through m_next_key
  };

  /// Something to do in the heap, in order. Entries are those of the directory.
  struct Action {
    enum class Kind : std::uint8_t {
      kHeader,      ///< allocate the map's header
      kSmallGroup,  ///< allocate the only group of a small map
      kLeftTable,   ///< allocate a table into the variable `left`
      kRightTable,
      kLeftGroups,  ///< allocate the groups of the table in `left`
      kRightGroups,
      kDirectory,  ///< allocate a directory of `count` entries, from the one half as long
      kInstall,    ///< `count` entries from `first` on become `left`, or half of them `right`
    };
    Kind kind;
    TypeId type;
    std::uint64_t first;
    std::uint64_t count;
    bool allocates() const { return kind != Kind::kInstall; }
  };

  std::uint64_t hash_of(std::uint64_t key) const { return hash_of_key(key, m_seed); }
  std::uint64_t entry_of(std::uint64_t hash) const {
    return m_depth == 0 ? 0 : hash >> (64 - m_depth);
  }
  bool is_small() const { return m_directory.empty(); }
  Bytes bytes() const { return m_layout.group_bytes() * (m_slots / kMapCells); }
  void insert_small(Mutator& m, Key key);
  void leave_small(Mutator& m);
  void insert_in_table(Mutator& m, Key key);
  void add(Table& table, Key key);
  void enlarge(Mutator& m, std::uint64_t entry);
  void split(Mutator& m, std::uint64_t entry);
  void double_directory(Mutator& m);
  void queue_table(Mutator& m, bool left, std::uint64_t capacity);
  std::optional<Request> next_request(Mutator& m);
  void perform(Mutator& m, const Action& action, Address result);
  void install_directory(Mutator& m, Address directory, std::uint64_t entries);
  void install_tables(Mutator& m, std::uint64_t first, std::uint64_t count);

  MapLayout m_layout;
  SplitMix64 m_random;  ///< hash seeds
  MapVariables m_variables;
  std::uint64_t m_seed = 0;
  std::uint64_t m_count = 0;
  std::uint64_t m_slots = 0;  ///< of all tables
  std::uint32_t m_depth = 0;  ///< the directory has 2^depth entries
  std::vector<Table> m_tables;
  std::vector<std::uint32_t> m_directory;  ///< indices into m_tables; empty while small
  std::vector<Key> m_next_key;             ///< by key
  std::vector<Action> m_actions;
  std::size_t m_next_action = 0;
};

}  // namespace tricolor
