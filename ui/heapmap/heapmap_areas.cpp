// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/heapmap_areas.h"

#include <algorithm>

namespace tricolor::ui {

namespace {

constexpr int kMargin = 8;
constexpr int kGutter = 26;            // px between roots and labels, where the pointers start
constexpr int kLeastMap = 320;         // px of map that the roots must leave
constexpr double kMostExtended = 0.5;  // of the height: the map remains what it is about

int roots_width(int width, const TextMetrics& metrics) {
  const int wanted = std::clamp(width / 5, metrics.width(17), metrics.width(30));
  return width - wanted - kGutter >= kLeastMap ? wanted : 0;
}

/// The highest of `heights`, largest first, that leaves half of the room to the map; else the
/// least, if there is any room for it; else 0.
int extended_height_for(int room, int least_map, std::span<const int> heights) {
  if (heights.empty()) return 0;
  for (const int height : heights) {
    if (height <= room * kMostExtended) return height;
  }
  return room > heights.back() + least_map ? heights.back() : 0;
}

}  // namespace

HeapMapAreas heapmap_areas(QSize size, const TextMetrics& metrics, int legend_height,
                           bool processors, std::span<const int> extended_heights) {
  HeapMapAreas areas;
  const int left = kMargin;
  const int right = std::max(left, size.width() - kMargin);
  int top = kMargin;
  int bottom = std::max(top, size.height() - kMargin);
  const int strip = metrics.line + 8;
  if (processors && bottom - top > 6 * strip) {
    areas.processors = QRect(left, top, right - left, strip);
    top += strip + 4;
  }
  if (legend_height > 0 && bottom - top > legend_height + 4 * strip) {
    areas.legend = QRect(left, bottom - legend_height, right - left, legend_height);
    bottom -= legend_height + 6;
  }
  if (const int height = extended_height_for(bottom - top, 3 * strip, extended_heights);
      height > 0) {
    areas.extended = QRect(left, bottom - height, right - left, height);
    bottom -= height + 6;
  }
  int x = left;
  if (const int roots = roots_width(right - left, metrics); roots > 0) {
    areas.roots = QRect(x, top, roots, bottom - top);
    x += roots + kGutter;
  }
  areas.map = QRect(x, top, std::max(0, right - x), bottom - top);
  return areas;
}

}  // namespace tricolor::ui
