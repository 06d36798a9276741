// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/units.h"

namespace tricolor {

/// What a processor is doing that the CPU limiter counts, from the moment at which it began: the
/// limiter takes the time so far whenever it accounts for a window, so that no time counts in
/// another window than the one in which it passed (§4.9). A value.
///
/// Call order: start(), any number of consume(), stop().
class LimiterEvent {
 public:
  enum class Kind : std::uint8_t { kNone, kIdle, kIdleMarkWork, kMarkAssist, kScavengeAssist };

  Kind kind() const { return m_kind; }
  bool is_idle() const { return m_kind == Kind::kIdle || m_kind == Kind::kIdleMarkWork; }

  /// False if the processor is doing something that counts already; that goes on.
  bool start(Kind kind, Nanos now) {
    if (m_kind != Kind::kNone) return false;
    m_kind = kind;
    m_since = now;
    return true;
  }
  /// The time since it began or was last consumed; 0 if that is after `now`.
  Nanos consume(Nanos now) {
    if (m_kind == Kind::kNone || now <= m_since) return 0;
    const Nanos time = now - m_since;
    m_since = now;
    return time;
  }
  /// What consume() returns, for the last time.
  Nanos stop(Nanos now) {
    const Nanos time = consume(now);
    m_kind = Kind::kNone;
    return time;
  }

 private:
  Kind m_kind = Kind::kNone;
  Nanos m_since = 0;
};

}  // namespace tricolor
