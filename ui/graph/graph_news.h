// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <vector>

#include "core/sim/snapshot.h"

namespace tricolor::ui {

/// Something that happened to a pointer or an object a moment ago and is still highlighted.
struct GraphNews {
  enum class Kind : std::uint8_t {
    kFollowed,  ///< marking went along the pointer from -> to; from 0: a root
    kStored,    ///< a mutator stored the pointer from -> to
    kShaded,    ///< the barrier greyed `to`
  };
  Kind kind = Kind::kFollowed;
  Address from = 0;
  Address to = 0;
  std::int64_t since_ms = 0;
};

/// The last few events as highlights: they stay for a moment of real time or, without motion, until
/// the next picture.
class GraphNewsList {
 public:
  static constexpr std::int64_t kStayMs = 700;
  static constexpr std::size_t kMost = 24;
  static constexpr std::size_t kMostStill = 3;  ///< without motion: what happened last

  void apply(const Snapshot& snapshot, std::int64_t now_ms, bool motion);
  /// Those that are still to be seen.
  std::vector<GraphNews> at(std::int64_t now_ms) const;
  bool settled(std::int64_t now_ms) const { return !m_motion || now_ms >= m_newest_ms + kStayMs; }

 private:
  std::vector<GraphNews> m_news;
  std::uint32_t m_last_event = 0;
  Nanos m_now_ns = 0;
  std::int64_t m_newest_ms = -kStayMs;
  bool m_motion = true;
};

}  // namespace tricolor::ui
