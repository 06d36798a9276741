// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/pointer_list.h"

namespace tricolor {

/// runtime.allgs: the runtime's list of all goroutine descriptors there ever were, and what keeps
/// them alive. Five goroutines exist before main's first statement, main among them; the mark
/// workers join them with the first cycle, one for each processor [allocfreetrace: Go 1.19.8, one
/// processor: the fourth goroutine that main starts makes the list grow from 8 entries to 16].
struct AllGoroutines {
  PointerList descriptors{.capacity = 8};
  int mark_workers = 0;
};

}  // namespace tricolor
