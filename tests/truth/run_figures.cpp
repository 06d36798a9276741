// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/truth/run_figures.h"

#include <algorithm>

namespace tricolor::truth {

std::string title(const Setting& s) {
  std::string text = s.name + " GOGC=" + s.gogc;
  if (s.limit_mib != 0) text += " " + std::to_string(s.limit_mib) + "MiB";
  return text + " " + std::to_string(s.procs) + "P";
}

Spread spread_of(const Setting& setting, double RunFigures::*figure) {
  std::vector<double> values;
  for (const RunFigures& run : setting.runs) {
    if (!std::isnan(run.*figure)) values.push_back(run.*figure);
  }
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  const double median = (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
  return {median, values.back() - values.front()};
}

}  // namespace tricolor::truth
