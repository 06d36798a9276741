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
    if (own.in_ring != 0) --own.in_ring;
    return object;
  }
  for (std::size_t i = 1; i < side.size(); ++i) {
    Local& other = side[(p + i) % side.size()];
    if (other.shared.empty()) continue;
    const Address object = other.shared.front();
    if (other.in_ring == other.shared.size()) --other.in_ring;
    other.shared.erase(other.shared.begin());
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
    ++own.in_ring;
  }
}

std::uint32_t SyncPool::needed_ring(int p) const {
  constexpr std::uint32_t kFirstRing = 8;
  if (static_cast<std::size_t>(p) >= m_primary.size()) return 0;  // goes to the private slot
  const Local& own = m_primary[static_cast<std::size_t>(p)];
  if (own.private_slot == 0 || own.in_ring < own.ring_entries) return 0;
  return own.ring_entries == 0 ? kFirstRing : own.ring_entries * 2;
}

void SyncPool::add_ring(int p, std::uint32_t entries, Address element, Address values) {
  Local& own = m_primary[static_cast<std::size_t>(p)];
  own.rings.push_back(element);
  own.rings.push_back(values);
  own.ring_entries = entries;
  own.in_ring = 0;
}

void SyncPool::clear() {
  m_victim_array = std::exchange(m_array, 0);
  m_victim = std::move(m_primary);
  m_primary.assign(m_victim.size(), {});
}

}  // namespace tricolor
