// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/base/units.h"

namespace tricolor {

/// Where the runtime keeps the mark and allocation bits of spans (gcBitsArenas): pieces of 64 KiB,
/// of which each cycle begins its own. What a cycle has begun is free again three cycles later.
///
/// 1. take() when spans were made or swept, which gives them new bits. 2. next_epoch() with the
/// first pause of each cycle.
///
/// Invariant: pieces are never given back; so the first cycles map new ones, and all later ones use
/// those again.
class MarkBitArenas {
 public:
  static constexpr Bytes kPieceBytes = 64 * kKiB;

  /// What beginning pieces took that had been used before: they are cleared as a whole, and the
  /// operating system has to back what nobody had written to.
  struct Cleared {
    Bytes bytes = 0;
    Bytes backed = 0;  ///< of those, for the first time
  };
  Cleared take(Bytes bytes);
  void next_epoch();

  std::uint64_t mapped() const { return m_mapped; }  ///< pieces there are

 private:
  /// Pieces by how much of each was ever written to, whole pages of the operating system's.
  using Pieces = std::vector<Bytes>;

  void begin_piece(Cleared& cleared);

  std::array<Pieces, 3> m_epochs;  ///< begun by the next, this and the previous cycle's marking
  Pieces m_free;
  Bytes m_left = 0;  ///< of the piece that was begun last, in this epoch
  std::uint64_t m_mapped = 0;
};

}  // namespace tricolor
