// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <vector>

#include "core/sim/snapshot.h"

namespace tricolor::ui {

/// One box of the Extended depth: a title and at most as many lines as were asked for.
struct ExtendedColumn {
  QString title;
  QStringList lines;
};

/// How many lists there are to a snapshot.
inline std::size_t extended_column_count(const Snapshot& snapshot) {
  return snapshot.extended ? 4 : 1;
}

/// A long list in as many columns as a screen is high for: several entries in each line.
QString in_columns(const QStringList& lines);

/// How much the lines say: short ones leave out the words that the title or the box's place says.
enum class ExtendedWords : std::uint8_t { kFull, kShort };

/// Caches, central lists, mark work, assist credit: in this order, in Go's words. What does not fit
/// into `most_lines` is counted in the last line.
std::vector<ExtendedColumn> extended_columns(const Snapshot& snapshot, int most_lines,
                                             ExtendedWords words = ExtendedWords::kFull);

}  // namespace tricolor::ui
