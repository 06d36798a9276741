// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <memory>

#include "core/sim/world.h"

namespace tricolor {

/// A checkpoint of a World in little memory: its heap is packed (see PackedHeap), recorded events
/// and what follows from the rest are left out. It never changes.
class PackedWorld {
 public:
  /// `original` is the same afterwards, also if there was not enough memory (std::bad_alloc).
  explicit PackedWorld(World& original);
  ~PackedWorld();
  PackedWorld(const PackedWorld&) = delete;
  PackedWorld& operator=(const PackedWorld&) = delete;

  World unpack() const;
  /// Into the memory that `world` has.
  void unpack_into(World& world) const;
  /// Memory that this takes.
  Bytes bytes() const { return m_bytes; }

 private:
  struct Parts;
  std::unique_ptr<const Parts> m_parts;
  Bytes m_bytes = 0;
};

}  // namespace tricolor
