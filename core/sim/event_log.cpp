// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/event_log.h"

namespace tricolor {

void EventLog::add(const Event& event) {
  if (m_listener != nullptr) m_listener->on_event(event);
  if (!m_on) return;
  m_events.push_back(event);
  ++m_last;
  if (m_events.size() > kCapacity) m_events.pop_front();
}

}  // namespace tricolor
