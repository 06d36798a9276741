// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/mark_bit_arenas.h"

#include <algorithm>
#include <utility>

namespace tricolor {

MarkBitArenas::Cleared MarkBitArenas::take(Bytes bytes) {
  Cleared cleared;
  while (bytes != 0) {
    if (m_left == 0) begin_piece(cleared);
    const Bytes taken = std::min(bytes, m_left);
    bytes -= taken;
    m_left -= taken;
    const Bytes used = kPieceBytes - m_left;
    const Bytes pages = (used + kSystemPageBytes - 1) / kSystemPageBytes;
    Bytes& written = m_epochs[0].back();
    written = std::max(written, pages * kSystemPageBytes);
  }
  return cleared;
}

void MarkBitArenas::begin_piece(Cleared& cleared) {
  m_left = kPieceBytes;
  if (m_free.empty()) {
    ++m_mapped;
    m_epochs[0].push_back(0);
    return;
  }
  cleared.bytes += kPieceBytes;
  cleared.backed += kPieceBytes - m_free.back();
  m_free.pop_back();
  m_epochs[0].push_back(kPieceBytes);
}

void MarkBitArenas::next_epoch() {
  m_free.insert(m_free.end(), m_epochs[2].begin(), m_epochs[2].end());
  m_epochs[2] = std::move(m_epochs[1]);
  m_epochs[1] = std::exchange(m_epochs[0], {});
  m_left = 0;
}

}  // namespace tricolor
