// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <QString>
#include <cstdint>
#include <vector>

#include "core/sim/inspection.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

/// One step of the ladder from the objects' bytes to the process's memory.
struct LadderRung {
  enum class Kind : std::uint8_t {
    kObjects,   ///< what the program asked for
    kWaste,     ///< inside slots and spans
    kFree,      ///< free, and backed by memory
    kReleased,  ///< free, given back to the system
    kOther,     ///< not the heap
    kTotal,     ///< the sum so far, under Go's name
  };
  Kind kind = Kind::kTotal;
  const char* name = "";
  const char* meaning = "";
  Bytes bytes = 0;
  Bytes begin = 0;  ///< where its bar begins; totals begin at 0
};

/// From the objects upwards; each kTotal is exactly the MemStats field of its name.
std::vector<LadderRung> ladder_rungs(const MemoryLadder& ladder);

/// Where a rung is: its words, and its bar on the scale that all rungs share.
struct PlacedRung {
  QRect row;
  QRect name;
  QRect value;
  QRectF bar;  ///< empty: nothing to draw, or no room for bars
};

/// Pure geometry of the ladder in a box.
class LadderLayout {
 public:
  LadderLayout() = default;
  LadderLayout(const std::vector<LadderRung>& rungs, std::int64_t memory_limit, const Theme& theme,
               QSize size);

  const std::vector<PlacedRung>& rungs() const { return m_rungs; }
  /// Where the memory limit is on the scale; negative if it is off, or far beyond.
  double limit_x() const { return m_limit_x; }
  /// Of a rung; -1: none is there.
  int rung_at(QPoint pos) const;
  int height() const { return m_height; }

 private:
  std::vector<PlacedRung> m_rungs;
  double m_limit_x = -1;
  int m_height = 0;
};

}  // namespace tricolor::ui
