// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>
#include <vector>

#include "core/base/units.h"

namespace tricolor {

/// sync.Pool (go-gc-model §8.5), for any number of processors: a private slot and a shared list
/// each, and last cycle's contents as the victim cache.
class SyncPool {
 public:
  /// `at`: where the sync.Pool itself is, if in the heap.
  SyncPool(std::string name, int processors, Address at = 0) : m_name(std::move(name)), m_at(at) {
    m_primary.resize(static_cast<std::size_t>(processors));
  }
  /// nil if nothing is pooled.
  Address get(int p);
  void put(int p, Address object);

  /// The pool's own memory, which whoever calls get() or put() has to allocate first: an array with
  /// an entry for each processor, made anew after every clear(), and rings of 8, 16, 32 … entries.
  bool needs_array() const { return m_array == 0; }
  void set_array(Address array) { m_array = array; }
  /// How many entries the next ring must have; 0 if put() finds room.
  std::uint32_t needed_ring(int p) const;
  void add_ring(int p, std::uint32_t entries, Address element, Address values);
  /// At the start of every cycle: what nobody used since the one before is dropped.
  void clear();
  template <typename Visit>
  void for_each(Visit visit) const {
    for (const Address object : {m_at, m_array, m_victim_array}) {
      if (object != 0) visit(object);
    }
    for (const auto* side : {&m_primary, &m_victim}) {
      for (const Local& local : *side) {
        for (const Address ring : local.rings) visit(ring);
        if (local.private_slot != 0) visit(local.private_slot);
        for (const Address object : local.shared) visit(object);
      }
    }
  }
  const std::string& name() const { return m_name; }
  Address at() const { return m_at; }

 private:
  struct Local {
    Address private_slot = 0;
    std::vector<Address> shared;     ///< head at the back
    std::vector<Address> rings;      ///< list elements and arrays, newest last
    std::uint32_t ring_entries = 0;  ///< of the newest ring
    std::uint32_t in_ring = 0;       ///< how many of `shared` are in it

    Address pop_head();
    Address pop_tail();
  };
  static Address steal(std::vector<Local>& side, std::size_t first);
  Address get_slow(std::size_t index);
  std::string m_name;
  Address m_at = 0;
  Address m_array = 0;
  Address m_victim_array = 0;
  std::vector<Local> m_primary;
  std::vector<Local> m_victim;
};

}  // namespace tricolor
