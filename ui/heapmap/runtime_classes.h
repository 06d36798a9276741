// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/sim/snapshot.h"

namespace tricolor::ui {

/// A set of span classes, by class_key().
using ClassSet = std::bitset<512>;

inline std::size_t class_key(std::uint8_t size_class, bool noscan) {
  return 2 * std::size_t{size_class} + (noscan ? 1 : 0);
}
inline std::size_t class_key(const SpanClassSummary& summary) {
  return class_key(summary.size_class, summary.noscan);
}

/// Which span classes hold nothing but the runtime's own objects, so that the map may show them as
/// one row.
///
/// 1. apply() the classes of every snapshot.
/// 2. forget() when another run begins.
///
/// Invariant: a class in which an object of the program was seen is the program's until forget(),
/// even if the object dies or the time cursor moves back to before it was made: no row comes and
/// goes while one looks.
class RuntimeClasses {
 public:
  void apply(std::span<const SpanClassSummary> classes);
  void forget() { *this = RuntimeClasses(); }

  /// Those of the last snapshot. Empty if there is only one: a row for it would fold nothing.
  const ClassSet& classes() const { return m_runtime; }
  bool has(const SpanView& span) const {
    return m_runtime.test(class_key(span.size_class, span.noscan));
  }

 private:
  ClassSet m_program;
  ClassSet m_runtime;
};

}  // namespace tricolor::ui
