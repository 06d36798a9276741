// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/work_buffers.h"

#include <algorithm>
#include <utility>

namespace tricolor {

void WorkBuffers::set_processors(int processors) {
  const auto wanted = static_cast<std::size_t>(processors);
  for (std::size_t p = wanted; p < m_locals.size(); ++p) {
    flush(static_cast<int>(p));
    m_empty.push_back(m_locals[p].primary);
    m_empty.push_back(m_locals[p].secondary);
  }
  if (m_locals.size() > wanted) m_locals.resize(wanted);
  while (m_locals.size() < wanted) {
    const std::uint32_t primary = take_empty();
    m_locals.push_back({.primary = primary, .secondary = take_empty()});
  }
}

std::uint32_t WorkBuffers::take_empty() {
  if (!m_empty.empty()) {
    const std::uint32_t id = m_empty.back();
    m_empty.pop_back();
    m_most_in_use = std::max(m_most_in_use, in_use());
    return id;
  }
  m_buffers.emplace_back();
  m_most_in_use = std::max(m_most_in_use, in_use());
  return static_cast<std::uint32_t>(m_buffers.size() - 1);
}

// The buffers' exchange; the full one's object goes into what takes its place.
WorkBuffers::Cursor WorkBuffers::push_slow(int p, Cursor cursor, PackedPointer object) {
  close(p, cursor);
  Local& local = m_locals[static_cast<std::size_t>(p)];
  std::swap(local.primary, local.secondary);
  if (m_buffers[local.primary].count == kCapacity) {
    offer(local, local.primary, take_empty());
  }
  Buffer& primary = m_buffers[local.primary];
  primary.items[primary.count++] = object;
  ++m_waiting;
  return open(p);
}

// Empty afterwards only if there is nothing.
WorkBuffers::Cursor WorkBuffers::refill(int p, Cursor cursor) {
  close(p, cursor);
  Local& local = m_locals[static_cast<std::size_t>(p)];
  std::swap(local.primary, local.secondary);
  if (m_buffers[local.primary].count == 0 && !m_full.empty()) {
    m_empty.push_back(local.primary);
    local.primary = m_full.back();
    m_full.pop_back();
  }
  return open(p);
}

void WorkBuffers::offer(Local& local, std::uint32_t& buffer, std::uint32_t instead) {
  m_full.push_back(std::exchange(buffer, instead));
  local.offered = true;
}

void WorkBuffers::balance(int p) {
  if (!m_full.empty()) return;
  Local& local = m_locals[static_cast<std::size_t>(p)];
  if (m_buffers[local.secondary].count != 0) return offer(local, local.secondary, take_empty());
  if (m_buffers[local.primary].count <= 4) return;
  // The older half goes: what was found first tends to lead to more.
  const std::uint32_t kept = take_empty();
  Buffer& gift = m_buffers[local.primary];
  const std::uint32_t half = gift.count / 2;
  gift.count -= half;
  m_buffers[kept].count = half;
  std::copy_n(gift.items.begin() + gift.count, half, m_buffers[kept].items.begin());
  offer(local, local.primary, kept);
}

bool WorkBuffers::flush(int p) {
  Local& local = m_locals[static_cast<std::size_t>(p)];
  bool had = false;
  for (std::uint32_t* id : {&local.primary, &local.secondary}) {
    if (m_buffers[*id].count == 0) continue;
    m_full.push_back(*id);
    *id = take_empty();
    had = true;
  }
  return had;
}

bool WorkBuffers::has_local(int p) const {
  const Local& local = m_locals[static_cast<std::size_t>(p)];
  return m_buffers[local.primary].count != 0 || m_buffers[local.secondary].count != 0;
}

}  // namespace tricolor
