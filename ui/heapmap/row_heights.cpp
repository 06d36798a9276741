// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/row_heights.h"

#include <algorithm>
#include <cstdint>

namespace tricolor::ui {

std::vector<int> row_heights(const std::vector<int>& wanted, int base, int available) {
  std::int64_t asked = 0;
  for (const int height : wanted) asked += std::max(0, height - base);
  const std::int64_t spare =
      std::max<std::int64_t>(0, available - static_cast<std::int64_t>(wanted.size()) * base);
  std::vector<int> heights;
  heights.reserve(wanted.size());
  for (const int height : wanted) {
    const std::int64_t more = std::max(0, height - base);
    const std::int64_t given = asked <= spare ? more : more * spare / asked;
    heights.push_back(base + static_cast<int>(given));
  }
  return heights;
}

}  // namespace tricolor::ui
