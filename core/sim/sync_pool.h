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
  SyncPool(std::string name, int processors) : m_name(std::move(name)) {
    m_primary.resize(static_cast<std::size_t>(processors));
  }
  /// nil if nothing is pooled.
  Address get(int p);
  void put(int p, Address object);
  /// At the start of every cycle: what nobody used since the one before is dropped.
  void clear();
  template <typename Visit>
  void for_each(Visit visit) const {
    for (const auto* side : {&m_primary, &m_victim}) {
      for (const Local& local : *side) {
        if (local.private_slot != 0) visit(local.private_slot);
        for (const Address object : local.shared) visit(object);
      }
    }
  }
  const std::string& name() const { return m_name; }

 private:
  struct Local {
    Address private_slot = 0;
    std::vector<Address> shared;   ///< head at the back
  };
  static Address take(std::vector<Local>& side, std::size_t p);
  std::string m_name;
  std::vector<Local> m_primary;
  std::vector<Local> m_victim;
};

}  // namespace tricolor
