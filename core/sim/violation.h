// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>

#include "core/base/units.h"
#include "core/heap/roots.h"

namespace tricolor {

/// A lost object: reachable, but white at mark termination, so that the sweeper will free it. For
/// views that mark the store and both objects.
struct Violation {
  std::string text;  ///< the whole finding in one line
  std::uint32_t cycle = 0;
  Address lost = 0;
  std::string lost_type;
  Address holder = 0;       ///< the object that points to it; 0: a root does
  std::string holder_name;  ///< "main.node" or "goroutine 1 variable held"
  Address slot = 0;         ///< the holder's word with the pointer; 0: a root variable

  bool has_store = false;  ///< the store that hid it was seen
  bool deleted = false;    ///< it removed the last pointer that marking would have followed
  Nanos store_at_ns = 0;
  GoroutineId goroutine = 0;
  Address store_slot = 0;
  Address store_object = 0;  ///< that has the slot; 0: a global
  Address old_value = 0;
  Address new_value = 0;
};

}  // namespace tricolor
