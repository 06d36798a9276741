// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/time_window.h"

#include <algorithm>
#include <cmath>

#include "ui/plots/axis_ticks.h"

namespace tricolor::ui {

namespace {

constexpr double kNarrowest = 100;  // ns: below it there is nothing to tell apart
constexpr double kAhead = 1.01;     // of the present: the newest point never touches the edge
constexpr double kFirst = 1e4;      // ns shown at least: little programs end after a few µs
constexpr double kTooWide = 0.6;    // of the fitted width: shrink only if less is used

double fitted(double end_ns) {
  return round_up(std::max(kFirst, end_ns * kAhead));
}

}  // namespace

void TimeWindow::fit() {
  m_mode = Mode::kFit;
  m_lower = 0;
  m_upper = fitted(m_end);
}

void TimeWindow::set_end(double end_ns) {
  const bool restarted = end_ns < m_end;
  m_end = end_ns;
  if (m_mode == Mode::kFit) {
    if (m_end * kAhead > m_upper || m_end < kTooWide * m_upper) fit();
  } else if (restarted && m_lower >= m_end) {
    fit();
  } else if (m_mode == Mode::kFollow && m_end > m_upper) {
    place(m_end - 0.75 * width(), width());
    m_mode = Mode::kFollow;
  }
}

void TimeWindow::zoom(double factor, double anchor_ns) {
  if (!(factor > 0) || !std::isfinite(anchor_ns)) return;
  const double wanted = std::clamp(width() * factor, kNarrowest, fitted(m_end));
  const double share = (anchor_ns - m_lower) / width();
  place(anchor_ns - share * wanted, wanted);
  settle();
}

void TimeWindow::pan(double delta_ns) {
  if (m_mode == Mode::kFit) return;
  place(m_lower - delta_ns, width());
  settle();
}

void TimeWindow::place(double lower, double width) {
  const double last = std::max(0.0, fitted(m_end) - width);
  m_lower = std::clamp(lower, 0.0, last);
  m_upper = m_lower + width;
}

void TimeWindow::settle() {
  if (width() >= fitted(m_end) * 0.999) {
    fit();
  } else {
    m_mode = m_upper >= m_end ? Mode::kFollow : Mode::kFree;
  }
}

}  // namespace tricolor::ui
