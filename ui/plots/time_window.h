// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

namespace tricolor::ui {

/// Which stretch of time a plot shows, in ns.
///
/// - kFit: from 0 to a round number ahead of the present. Where it starts, and after fit().
/// - kFollow: zoomed in at the present: moves on in quarters of its width as time passes.
/// - kFree: zoomed in on the past: stays.
class TimeWindow {
 public:
  enum class Mode { kFit, kFollow, kFree };

  Mode mode() const { return m_mode; }
  double lower() const { return m_lower; }
  double upper() const { return m_upper; }
  double width() const { return m_upper - m_lower; }

  /// The run has come to `end_ns`; a smaller one than before means another run.
  void set_end(double end_ns);
  /// Makes the window `factor` times as wide around `anchor_ns`.
  void zoom(double factor, double anchor_ns);
  void pan(double delta_ns);
  void fit();
  /// As another plot has it.
  void copy(const TimeWindow& other) { *this = other; }
  bool operator==(const TimeWindow&) const = default;

 private:
  void place(double lower, double width);
  void settle();

  Mode m_mode = Mode::kFit;
  double m_end = 0;
  double m_lower = 0;
  double m_upper = 1e6;
};

}  // namespace tricolor::ui
