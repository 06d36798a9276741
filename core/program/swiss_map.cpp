// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/swiss_map.h"

#include "core/program/mutator_costs.h"

namespace tricolor {

constexpr Bytes kMapHeaderBytes = 48;
constexpr std::uint64_t kHeaderDirectory = 2;  ///< word: the directory, or the only group
constexpr Bytes kTableBytes = 32;
constexpr std::uint64_t kTableGroups = 2;     ///< word: the table's groups
constexpr std::uint16_t kFirstCapacity = 16;  ///< slots of a map's first table
constexpr std::uint16_t kMaxCapacity = 1024;

/// Slots that may be used before a table is rebuilt: seven eighths.
static std::uint16_t room_of(std::uint16_t capacity) {
  return static_cast<std::uint16_t>(capacity - capacity / 8);
}

std::optional<Request> SwissMap::start(Mutator& m, const MapVariables& variables) {
  SplitMix64 random = m_random;
  *this = SwissMap(m_layout.value, 0);
  m_seed = random.next();
  m_random = random;
  m_variables = variables;
  const PointerLayout pointers = PointerLayout::every(1, 1, kHeaderDirectory);
  m_actions.push_back({Action::Kind::kHeader,
                       m.type("internal/runtime/maps.Map", kMapHeaderBytes, pointers), 0, 0});
  return next_request(m);
}

std::optional<Request> SwissMap::insert(Mutator& m, std::uint64_t key) {
  m.work(map_operation_ns(bytes()) + cost::kMapNewEntryNs);
  m_next_key.push_back(kNoKey);
  if (is_small()) {
    insert_small(m, static_cast<Key>(key));
  } else {
    insert_in_table(m, static_cast<Key>(key));
  }
  m_layout.pass_barrier(m, {.stored = 1});
  ++m_count;
  return next_request(m);
}

std::optional<Request> SwissMap::erase(Mutator& m, std::uint64_t /*key*/) {
  m.work(map_operation_ns(bytes()));
  m_layout.pass_barrier(m, {.cleared = 1});
  --m_count;
  return next_request(m);
}

void SwissMap::insert_small(Mutator& m, Key key) {
  if (m_tables.empty()) {
    // The only group is kept as a table, so that its keys are found when it becomes one.
    m_tables.push_back({kMapCells, 0, 0, kNoKey});
    m_actions.push_back({Action::Kind::kSmallGroup, m_layout.groups_type(m, 1), 0, 0});
  }
  if (m_tables[0].used == kMapCells) {
    leave_small(m);
    return insert_in_table(m, key);
  }
  add(m_tables[0], key);
}

void SwissMap::leave_small(Mutator& m) {
  m_tables[0].capacity = kFirstCapacity;
  m_slots = kFirstCapacity;
  m_directory.push_back(0);
  m.work(cost::kMapMoveNs * kMapCells);
  queue_table(m, true, kFirstCapacity);
  m_actions.push_back(
      {Action::Kind::kDirectory, m.type("[]*maps.table", kWordBytes, PointerLayout::all(1)), 0, 1});
  m_actions.push_back({Action::Kind::kInstall, 0, 0, 1});
}

void SwissMap::add(Table& table, Key key) {
  m_next_key[key] = table.first;
  table.first = key;
  ++table.used;
}

void SwissMap::insert_in_table(Mutator& m, Key key) {
  const std::uint64_t hash = hash_of(key);
  while (true) {
    const std::uint64_t entry = entry_of(hash);
    Table& table = m_tables[m_directory[entry]];
    if (table.used < room_of(table.capacity)) return add(table, key);
    m.work(cost::kMapMoveNs * table.used);
    m_layout.pass_barrier(m, {.moved = table.used});
    if (table.capacity < kMaxCapacity) {
      enlarge(m, entry);
    } else {
      split(m, entry);
    }
  }
}

void SwissMap::enlarge(Mutator& m, std::uint64_t entry) {
  Table& table = m_tables[m_directory[entry]];
  m_slots += table.capacity;
  table.capacity = static_cast<std::uint16_t>(2 * table.capacity);
  queue_table(m, true, table.capacity);
  const std::uint64_t entries = std::uint64_t{1} << (m_depth - table.depth);
  m_actions.push_back({Action::Kind::kInstall, 0, entry & ~(entries - 1), entries});
}

void SwissMap::split(Mutator& m, std::uint64_t entry) {
  const std::uint32_t old_index = m_directory[entry];
  const Table old = m_tables[old_index];
  queue_table(m, true, kMaxCapacity);
  queue_table(m, false, kMaxCapacity);
  if (old.depth == m_depth) {
    double_directory(m);
    entry *= 2;
  }
  const auto depth = static_cast<std::uint8_t>(old.depth + 1);
  const auto right_index = static_cast<std::uint32_t>(m_tables.size());
  m_tables[old_index] = {kMaxCapacity, 0, depth, kNoKey};
  m_tables.push_back({kMaxCapacity, 0, depth, kNoKey});
  m_slots += kMaxCapacity;
  for (Key key = old.first; key != kNoKey;) {
    const Key next = m_next_key[key];
    const bool right = ((hash_of(key) >> (64 - depth)) & 1) != 0;
    add(m_tables[right ? right_index : old_index], key);
    key = next;
  }
  const std::uint64_t entries = std::uint64_t{2} << (m_depth - depth);
  const std::uint64_t first = entry & ~(entries - 1);
  for (std::uint64_t i = first + entries / 2; i < first + entries; ++i) {
    m_directory[i] = right_index;
  }
  m_actions.push_back({Action::Kind::kInstall, 0, first, entries});
}

void SwissMap::double_directory(Mutator& m) {
  std::vector<std::uint32_t> doubled;
  doubled.reserve(2 * m_directory.size());
  for (const std::uint32_t table : m_directory) doubled.insert(doubled.end(), 2, table);
  m_directory = std::move(doubled);
  ++m_depth;
  const std::uint64_t entries = m_directory.size();
  m_actions.push_back({Action::Kind::kDirectory,
                       m.type("[]*maps.table", entries * kWordBytes, PointerLayout::all(entries)),
                       0, entries});
}

void SwissMap::queue_table(Mutator& m, bool left, std::uint64_t capacity) {
  const TypeId type =
      m.type("internal/runtime/maps.table", kTableBytes, PointerLayout::every(1, 1, kTableGroups));
  const TypeId groups = m_layout.groups_type(m, capacity / kMapCells);
  m_actions.push_back({left ? Action::Kind::kLeftTable : Action::Kind::kRightTable, type, 0, 0});
  m_actions.push_back(
      {left ? Action::Kind::kLeftGroups : Action::Kind::kRightGroups, groups, 0, 0});
}

std::optional<Request> SwissMap::take(Mutator& m, Address result) {
  const Action action = m_actions[m_next_action++];
  perform(m, action, result);
  return next_request(m);
}

std::optional<Request> SwissMap::next_request(Mutator& m) {
  for (; m_next_action < m_actions.size(); ++m_next_action) {
    const Action action = m_actions[m_next_action];
    if (action.allocates()) return Request::allocate(action.type);
    perform(m, action, 0);
  }
  m_actions.clear();
  m_next_action = 0;
  return std::nullopt;
}

void SwissMap::perform(Mutator& m, const Action& action, Address result) {
  switch (action.kind) {
    case Action::Kind::kHeader:
      return m.set(m_variables.map, result);
    case Action::Kind::kSmallGroup:
      return m.store(m.get(m_variables.map), kHeaderDirectory, result);
    case Action::Kind::kLeftTable:
      return m.set(m_variables.left, result);
    case Action::Kind::kRightTable:
      return m.set(m_variables.right, result);
    case Action::Kind::kLeftGroups:
      return m.store(m.get(m_variables.left), kTableGroups, result);
    case Action::Kind::kRightGroups:
      return m.store(m.get(m_variables.right), kTableGroups, result);
    case Action::Kind::kDirectory:
      return install_directory(m, result, action.count);
    case Action::Kind::kInstall:
      return install_tables(m, action.first, action.count);
  }
}

void SwissMap::install_directory(Mutator& m, Address directory, std::uint64_t entries) {
  const Address header = m.get(m_variables.map);
  const Address old = m.load(header, kHeaderDirectory);
  // Before the first directory the header's word pointed to the only group.
  for (std::uint64_t i = 0; entries > 1 && i < entries; ++i) {
    m.store(directory, i, m.load(old, i / 2));
  }
  m.store(header, kHeaderDirectory, directory);
}

void SwissMap::install_tables(Mutator& m, std::uint64_t first, std::uint64_t count) {
  const Address directory = m.load(m.get(m_variables.map), kHeaderDirectory);
  const Address left = m.get(m_variables.left);
  const Address right = m.get(m_variables.right);
  const std::uint64_t right_from = right == 0 ? count : count / 2;
  for (std::uint64_t i = 0; i < count; ++i) {
    m.store(directory, first + i, i < right_from ? left : right);
  }
  m.set(m_variables.left, 0);
  m.set(m_variables.right, 0);
}

void SwissMap::hash(Hasher& hasher) const {
  hasher.add(m_random.state());
  hasher.add(m_seed);
  hasher.add(m_count);
  hasher.add(m_slots);
  hasher.add(m_directory.size());
  hasher.add(m_tables.size());
  hasher.add(m_actions.size());
  hasher.add(m_next_action);
}

}  // namespace tricolor
