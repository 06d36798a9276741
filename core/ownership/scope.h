// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string_view>

#include "core/ownership/recorder.h"

namespace tricolor {

/// The braces of a recorded function or block. Declare it first, so that it ends after every
/// variable of the block.
class Scope {
 public:
  explicit Scope(std::string_view name) { ActiveRecorder::get().enter_scope(name); }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  ~Scope() { ActiveRecorder::get().leave_scope(); }
};

}  // namespace tricolor
