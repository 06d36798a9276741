// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/hash.h"
#include "core/heap/pointer_words.h"

namespace tricolor {

/// The grey objects of classic marking: buffers of 253 pointers, two for each processor and a
/// global list of full ones (go-gc-model §3.8).
///
/// 1. push() and pop() work on the processor's own buffers, last in first out.
/// 2. A full or empty pair is exchanged with the global list.
/// 3. balance() gives work away so that other processors find some.
/// 4. flush() hands everything to the global list (completion protocol, worker's end).
class WorkBuffers {
 public:
  explicit WorkBuffers(int processors) { set_processors(processors); }
  void set_processors(int processors);

  /// A processor's buffer while it marks: what push() and pop() need, as a value of the function
  /// that marks. Between open() and close() nothing else may use these buffers.
  struct Cursor {
    PackedPointer* items = nullptr;
    std::uint32_t count = 0;
    bool more = false;          ///< the processor's other buffer is not empty
    std::uint64_t waiting = 0;  ///< what waiting() would be
    bool has_local() const { return count != 0 || more; }
  };
  Cursor open(int p) {
    const Local& own = m_locals[static_cast<std::size_t>(p)];
    Buffer& primary = m_buffers[own.primary];
    return {primary.items.data(), primary.count, m_buffers[own.secondary].count != 0, m_waiting};
  }
  void close(int p, const Cursor& cursor) {
    m_buffers[m_locals[static_cast<std::size_t>(p)].primary].count = cursor.count;
    m_waiting = cursor.waiting;
  }
  void push(int p, Cursor& cursor, PackedPointer object) {
    if (cursor.count < kCapacity) [[likely]] {
      cursor.items[cursor.count++] = object;
      ++cursor.waiting;
    } else {
      cursor = push_slow(p, cursor, object);
    }
  }
  /// 0 if neither this processor nor the global list has any.
  PackedPointer pop(int p, Cursor& cursor) {
    if (cursor.count == 0) [[unlikely]] {
      cursor = refill(p, cursor);
      if (cursor.count == 0) return 0;
    }
    --cursor.waiting;
    return cursor.items[--cursor.count];
  }
  /// What will be popped a few pops later if nothing is pushed meanwhile; 0 if not known.
  static PackedPointer upcoming(const Cursor& cursor) {
    return cursor.count < kLookAhead ? 0 : cursor.items[cursor.count - kLookAhead];
  }
  // The same for one object at a time.
  void push(int p, PackedPointer object) {
    Cursor cursor = open(p);
    push(p, cursor, object);
    close(p, cursor);
  }
  PackedPointer pop(int p) {
    Cursor cursor = open(p);
    const PackedPointer object = pop(p, cursor);
    close(p, cursor);
    return object;
  }
  void balance(int p);
  /// True if this processor had something.
  bool flush(int p);
  /// Has push() or balance() put a buffer on the global list since forget_offer()?
  bool has_offered(int p) const { return m_locals[static_cast<std::size_t>(p)].offered; }
  void forget_offer(int p) { m_locals[static_cast<std::size_t>(p)].offered = false; }

  bool has_local(int p) const;
  bool has_global() const { return !m_full.empty(); }
  /// Buffers that are not empty, and each processor's two.
  std::size_t in_use() const { return m_buffers.size() - m_empty.size(); }
  /// The largest that in_use() was since the last start_cycle().
  std::size_t most_in_use() const { return m_most_in_use; }
  void start_cycle() { m_most_in_use = in_use(); }
  /// Objects in the processor's own two buffers.
  std::uint32_t local(int p) const {
    const Local& own = m_locals[static_cast<std::size_t>(p)];
    return m_buffers[own.primary].count + m_buffers[own.secondary].count;
  }
  /// Full buffers that any processor may take.
  std::size_t global_buffers() const { return m_full.size(); }
  /// Objects waiting anywhere.
  std::uint64_t waiting() const { return m_waiting; }
  /// Calls `visit(PackedPointer)` for every waiting object.
  template <typename Visit>
  void for_each(Visit visit) const {
    const auto all = [&](std::uint32_t id) {
      for (std::uint32_t i = 0; i < m_buffers[id].count; ++i) visit(m_buffers[id].items[i]);
    };
    for (const Local& local : m_locals) {
      all(local.primary);
      all(local.secondary);
    }
    for (const std::uint32_t id : m_full) all(id);
  }
  void hash(Hasher& hasher) const {
    for_each([&](PackedPointer p) { hasher.add(p); });
  }

 private:
  static constexpr std::uint32_t kCapacity = 253;
  static constexpr std::uint32_t kLookAhead = 12;
  struct Buffer {
    std::uint32_t count = 0;
    std::array<PackedPointer, kCapacity> items{};
  };
  struct Local {
    std::uint32_t primary = 0;
    std::uint32_t secondary = 0;
    bool offered = false;
  };

  Cursor push_slow(int p, Cursor cursor, PackedPointer object);
  Cursor refill(int p, Cursor cursor);
  std::uint32_t take_empty();
  void offer(Local& local, std::uint32_t& buffer, std::uint32_t instead);

  std::vector<Buffer> m_buffers;
  std::vector<std::uint32_t> m_full;
  std::vector<std::uint32_t> m_empty;
  std::vector<Local> m_locals;
  std::uint64_t m_waiting = 0;
  std::size_t m_most_in_use = 0;
};

}  // namespace tricolor
