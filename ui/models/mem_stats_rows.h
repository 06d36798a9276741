// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>
#include <cstdint>
#include <span>

#include "core/sim/snapshot.h"

namespace tricolor::ui {

enum class Quantity : std::uint8_t { kBytes, kCount, kNanos, kRatio };

/// One line of the MemStats panel.
struct MemStatsRow {
  const char* name;  ///< as Go spells it, or as the runtime's source does
  Quantity quantity;
  double (*ratio)(const Snapshot&);          ///< only for kRatio
  std::uint64_t (*number)(const Snapshot&);  ///< for the others
  const char* meaning;                       ///< one plain sentence
};

/// In the order of the screen.
std::span<const MemStatsRow> mem_stats_rows();

/// "21.4 MiB", "412 us", "6.2 %".
QString readable_value(const MemStatsRow& row, const Snapshot& snapshot);
/// "22,439,526".
QString exact_value(const MemStatsRow& row, const Snapshot& snapshot);

}  // namespace tricolor::ui
