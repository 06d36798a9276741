// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string>

#include "core/sim/event_sentence.h"

namespace tricolor {

class Runtime;

/// Names as the world has them now: types for good, variables at this moment.
class RuntimeNames final : public EventNames {
 public:
  explicit RuntimeNames(const Runtime& runtime) : m_runtime(runtime) {}
  std::string type(std::uint16_t id) const override;
  std::string variable(Address object) const override;
  std::string note(std::uint64_t index) const override;
  std::string violation() const override;

 private:
  const Runtime& m_runtime;
};

/// One plain sentence about the newest event.
std::string caption(const Event& event, const Runtime& runtime);

/// What goes on, for when no event is worth naming.
std::string standing_caption(const Runtime& runtime);

}  // namespace tricolor
