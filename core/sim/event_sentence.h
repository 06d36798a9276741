// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>
#include <string_view>

#include "core/sim/event.h"

namespace tricolor {

/// Where the names in a sentence come from. What is not known is an empty string, and the
/// sentence does without it.
class EventNames {
 public:
  virtual ~EventNames() = default;
  /// Name of the type with the id that an Event carries.
  virtual std::string type(std::uint16_t id) const = 0;
  /// A variable or global that points to the object: "head", "global cache".
  virtual std::string variable(Address /*object*/) const { return {}; }
  /// What the program named the moment.
  virtual std::string note(std::uint64_t /*index*/) const { return {}; }
  /// What the verifier found.
  virtual std::string violation() const { return {}; }
};

/// One plain sentence: what happened, and why.
std::string event_sentence(const Event& event, const EventNames& names);

/// "allocate", "deletion barrier", …: for filters and columns.
std::string_view event_kind_name(EventKind kind);

/// The sentence of a phase of cycle `cycle`.
std::string phase_sentence(Phase phase, std::uint64_t cycle);

}  // namespace tricolor
