// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/sync_pool.h"

#include <utility>

namespace tricolor {

Address SyncPool::Local::pop_head() {
  if (shared.empty()) return 0;
  const Address object = shared.back();
  shared.pop_back();
  if (in_ring != 0) --in_ring;
  return object;
}

Address SyncPool::Local::pop_tail() {
  if (shared.empty()) return 0;
  const Address object = shared.front();
  if (in_ring == shared.size()) --in_ring;
  shared.erase(shared.begin());
  return object;
}

Address SyncPool::steal(std::vector<Local>& side, std::size_t first) {
  for (std::size_t i = 0; i < side.size(); ++i) {
    const Address object = side[(first + i) % side.size()].pop_tail();
    if (object != 0) return object;
  }
  return 0;
}

Address SyncPool::get(int p) {
  const auto index = static_cast<std::size_t>(p);
  if (index < m_primary.size()) {
    Local& own = m_primary[index];
    if (own.private_slot != 0) return std::exchange(own.private_slot, 0);
    if (const Address object = own.pop_head(); object != 0) return object;
  }
  return get_slow(index);
}

// From the other processors, then of what the last cycle's start left over.
Address SyncPool::get_slow(std::size_t index) {
  if (const Address object = steal(m_primary, index + 1); object != 0) return object;
  if (index >= m_victim.size()) return 0;
  Address& own = m_victim[index].private_slot;
  return own != 0 ? std::exchange(own, 0) : steal(m_victim, index);
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
