// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/ladder/ladder_layout.h"

#include <QFontMetrics>
#include <algorithm>

namespace tricolor::ui {

namespace {

using Kind = LadderRung::Kind;

constexpr int kMargin = 6;
constexpr int kRowGap = 6;
constexpr int kLeastBar = 60;
// A limit beyond this multiple of the scale would squeeze everything else.
constexpr double kFarLimit = 1.6;

/// Collects rungs; parts stand on what was there before.
class Builder {
 public:
  void part(Kind kind, const char* name, Bytes bytes, const char* meaning) {
    m_rungs.push_back({kind, name, meaning, bytes, m_top});
    m_top += bytes;
  }
  void total(const char* name, Bytes bytes, const char* meaning) {
    m_rungs.push_back({Kind::kTotal, name, meaning, bytes, 0});
    m_top = bytes;
  }
  std::vector<LadderRung> take() { return std::move(m_rungs); }

 private:
  std::vector<LadderRung> m_rungs;
  Bytes m_top = 0;
};

Bytes scale_of(const std::vector<LadderRung>& rungs) {
  Bytes most = 1;
  for (const LadderRung& rung : rungs) most = std::max(most, rung.begin + rung.bytes);
  return most;
}

}  // namespace

std::vector<LadderRung> ladder_rungs(const MemoryLadder& l) {
  const MemStats& m = l.mem;
  Builder b;
  b.part(
      Kind::kObjects, "objects", l.requested_bytes,
      "What the program asked for: the sizes of all objects, dead ones not yet swept included. A "
      "block of the tiny allocator counts in full.");
  b.part(Kind::kWaste, "+ slot waste", l.slack_bytes,
         "Rounding up to a size class, and type headers.");
  b.total("HeapAlloc", m.HeapAlloc, "Slots that hold objects, live or not yet swept.");
  b.part(Kind::kFree, "+ free slots", l.free_slot_bytes, "Free slots of spans that hold objects.");
  b.part(Kind::kWaste, "+ span tails", l.tail_bytes, "Ends of spans too short for one more slot.");
  b.total("HeapInuse", m.HeapInuse, "Pages of spans that hold at least one object, or are cached.");
  b.part(Kind::kFree, "+ HeapIdle kept", m.HeapIdle - m.HeapReleased,
         "Free pages that are still backed by memory: HeapIdle - HeapReleased.");
  b.part(Kind::kReleased, "+ HeapReleased", m.HeapReleased,
         "Free pages that were given back to the operating system; only addresses are left.");
  b.total("HeapSys", m.HeapSys, "Address space of the heap: HeapInuse + HeapIdle.");
  b.part(Kind::kOther, "+ StackSys", m.StackSys, "Goroutine stacks.");
  b.part(Kind::kOther, "+ GCSys", m.GCSys, "The collector's tables and work buffers.");
  b.part(Kind::kOther, "+ other tables", m.MSpanSys + m.MCacheSys + m.BuckHashSys + m.OtherSys,
         "MSpanSys + MCacheSys + BuckHashSys + OtherSys: span and cache descriptors, profiling, "
         "the rest.");
  b.total("Sys", m.Sys, "Everything obtained from the operating system.");
  b.total("Sys - HeapReleased", m.Sys - m.HeapReleased,
          "What is backed by memory now: this is what the memory limit counts.");
  return b.take();
}

LadderLayout::LadderLayout(const std::vector<LadderRung>& rungs, std::int64_t memory_limit,
                           const Theme& theme, QSize size) {
  QFont bold = theme.font(FontRole::kSmall);  // as totals are written
  bold.setBold(true);
  const QFontMetrics names(bold);
  const QFontMetrics values(theme.font(FontRole::kMonoSmall));
  int name_width = 0;
  for (const LadderRung& rung : rungs) {
    name_width = std::max(name_width, names.horizontalAdvance(QString(rung.name)) + 6);
  }
  const int value_width = values.horizontalAdvance("8888 MiB") + 4;
  const int row_height = std::max(names.height(), values.height()) + kRowGap;
  const int bar_left = kMargin + name_width + kMargin;
  const int left = size.width() - bar_left - value_width - 2 * kMargin;
  const int bar_width = left >= kLeastBar ? left : 0;  // names and numbers say more than short bars
  const int value_left =
      bar_width != 0 ? bar_left + bar_width + kMargin : size.width() - kMargin - value_width;
  double scale = static_cast<double>(scale_of(rungs));
  if (bar_width != 0 && memory_limit != kNoMemoryLimit &&
      static_cast<double>(memory_limit) < kFarLimit * scale) {
    scale = std::max(scale, static_cast<double>(memory_limit));
    m_limit_x = bar_left + bar_width * static_cast<double>(memory_limit) / scale;
  }
  int y = kMargin;
  for (const LadderRung& rung : rungs) {
    PlacedRung placed;
    placed.row = QRect(0, y, size.width(), row_height);
    placed.name = QRect(kMargin, y, name_width, row_height);
    placed.value = QRect(value_left, y, value_width, row_height);
    const double x = bar_left + bar_width * static_cast<double>(rung.begin) / scale;
    const double width = bar_width * static_cast<double>(rung.bytes) / scale;
    const bool drawn = rung.bytes != 0 && bar_width != 0;
    placed.bar = drawn ? QRectF(x, y + 2, std::max(1.0, width), row_height - 4) : QRectF();
    m_rungs.push_back(placed);
    y += row_height;
  }
  m_height = y + kMargin;
}

int LadderLayout::rung_at(QPoint pos) const {
  for (std::size_t i = 0; i < m_rungs.size(); ++i) {
    if (m_rungs[i].row.contains(pos)) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace tricolor::ui
