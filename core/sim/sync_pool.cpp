// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/sync_pool.h"

#include <utility>

namespace tricolor {

Address SyncPool::take(std::vector<Local>& side, std::size_t p) {
  if (side.empty()) return 0;
  Local& own = side[p % side.size()];
  if (own.private_slot != 0) return std::exchange(own.private_slot, 0);
  if (!own.shared.empty()) {
    const Address object = own.shared.back();
    own.shared.pop_back();
    return object;
  }
  for (std::size_t i = 1; i < side.size(); ++i) {
    std::vector<Address>& other = side[(p + i) % side.size()].shared;
    if (other.empty()) continue;
    const Address object = other.front();
    other.erase(other.begin());
    return object;
  }
  return 0;
}

Address SyncPool::get(int p) {
  const Address object = take(m_primary, static_cast<std::size_t>(p));
  return object != 0 ? object : take(m_victim, static_cast<std::size_t>(p));
}

void SyncPool::put(int p, Address object) {
  const auto index = static_cast<std::size_t>(p);
  if (index >= m_primary.size()) m_primary.resize(index + 1);
  Local& own = m_primary[index];
  if (own.private_slot == 0) {
    own.private_slot = object;
  } else {
    own.shared.push_back(object);
  }
}

void SyncPool::clear() {
  m_victim = std::move(m_primary);
  m_primary.assign(m_victim.size(), {});
}

}  // namespace tricolor
