// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QObject>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/units.h"

namespace tricolor::ui {

/// What all views point at together: one cycle, one moment, one object, one hovered thing.
///
/// Each setter emits its signal only on a change. Views connect to the signals and read; a click
/// calls a setter; nobody stores a copy. Belongs to one window.
class Selection : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// Number of the selected cycle (1-based, as NumGC counts); 0 for none.
  std::uint32_t cycle() const { return m_cycle; }
  void setCycle(std::uint32_t number);

  /// The moment of the time cursor in virtual ns; none: the cursor follows the present.
  std::optional<Nanos> timeCursor() const { return m_time_cursor; }
  void setTimeCursor(std::optional<Nanos> at_ns);

  /// Base address of the selected span; 0 for none.
  Address span() const { return m_span; }
  void setSpan(Address base);

  /// Address of the selected object; 0 for none.
  Address object() const { return m_object; }
  void setObject(Address object);

  /// The way that keeps the selected object alive, from the root's object to it; empty if unknown.
  const std::vector<Address>& path() const { return m_path; }
  void setPath(std::vector<Address> path);

  /// Address of the object (or base of the span) under the mouse; 0 for none.
  Address hovered() const { return m_hovered; }
  void setHovered(Address address);

  /// Back to nothing selected, for a new run.
  void clear();

 Q_SIGNALS:
  void cycleChanged(std::uint32_t number);
  void timeCursorChanged();
  void spanChanged(tricolor::Address base);
  void objectChanged(tricolor::Address object);
  void pathChanged();
  void hoveredChanged(tricolor::Address address);

 private:
  std::uint32_t m_cycle = 0;
  std::optional<Nanos> m_time_cursor;
  Address m_span = 0;
  Address m_object = 0;
  Address m_hovered = 0;
  std::vector<Address> m_path;
};

}  // namespace tricolor::ui
