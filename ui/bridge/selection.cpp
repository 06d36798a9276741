// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/selection.h"

#include <utility>

namespace tricolor::ui {

void Selection::setCycle(std::uint32_t number) {
  if (std::exchange(m_cycle, number) != number) Q_EMIT cycleChanged(number);
}

void Selection::setTimeCursor(std::optional<Nanos> at_ns) {
  if (std::exchange(m_time_cursor, at_ns) != at_ns) Q_EMIT timeCursorChanged();
}

void Selection::setSpan(Address base) {
  if (std::exchange(m_span, base) != base) Q_EMIT spanChanged(base);
}

void Selection::setObject(Address object) {
  if (std::exchange(m_object, object) == object) return;
  setPath({});
  Q_EMIT objectChanged(object);
}

void Selection::setPath(std::vector<Address> path) {
  if (m_path == path) return;
  m_path = std::move(path);
  Q_EMIT pathChanged();
}

void Selection::setHovered(Address address) {
  if (std::exchange(m_hovered, address) != address) Q_EMIT hoveredChanged(address);
}

void Selection::clear() {
  setCycle(0);
  setTimeCursor(std::nullopt);
  setSpan(0);
  setObject(0);
  setHovered(0);
  setPath({});
}

}  // namespace tricolor::ui
