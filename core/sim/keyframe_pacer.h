// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <chrono>

namespace tricolor {

/// Decides how often a running World is copied: so often that going back is quick, so seldom that
/// playing is not slowed down by more than a twelfth.
///
/// 1. ran() with the real time of each stretch that was simulated.
/// 2. When due(), make the copy and report its real time by copied(); reset() when the run goes on
///    from an existing copy.
class KeyframePacer {
 public:
  using Duration = std::chrono::steady_clock::duration;

  void ran(Duration took) { m_since += took; }
  bool due() const { return m_since >= wanted(); }
  /// Whoever waits for a better moment has waited long enough.
  bool overdue() const { return m_since >= wanted() + wanted() / 4; }
  /// Simulating again what came after the last copy takes longer than another copy would.
  bool worth_it() const { return m_since > m_copy; }
  /// A copy during which the machine did something else says little, so a slow one counts less.
  void copied(Duration took) {
    m_copy = m_copy == Duration{} || took < m_copy ? took : (3 * m_copy + took) / 4;
    m_since = {};
  }
  void reset() { m_since = {}; }
  /// A copy takes long enough for a picture to be late.
  bool is_slow() const { return m_copy > std::chrono::milliseconds(4); }

 private:
  /// With copies of up to 20 ms (a million objects) no place is more than 240 ms from a copy.
  static constexpr int kShare = 12;
  /// Nobody notices less.
  static constexpr Duration kLeast = std::chrono::milliseconds(10);
  Duration wanted() const { return std::max(kLeast, m_copy * kShare); }

  Duration m_since{};
  Duration m_copy{};
};

}  // namespace tricolor
