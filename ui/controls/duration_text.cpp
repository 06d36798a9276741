// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/duration_text.h"

#include <array>

#include "core/base/parse.h"

namespace tricolor::ui {

QString duration_text(Nanos duration_ns) {
  constexpr std::array kUnits = {"ns", "µs", "ms", "s"};
  if (duration_ns < 0) return "−" + duration_text(-duration_ns);
  if (duration_ns < kMicrosecond) return QString("%1 ns").arg(duration_ns);
  double value = static_cast<double>(duration_ns);
  std::size_t unit = 0;
  while (value >= 999.5 && unit + 1 < kUnits.size()) {
    value /= 1000;
    ++unit;
  }
  return QString::fromStdString(three_digits(value)) + " " + QString::fromUtf8(kUnits[unit]);
}

}  // namespace tricolor::ui
