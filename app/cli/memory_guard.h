// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/base/units.h"

namespace tricolor::cli {

/// Config::max_host_bytes for one of `runs_at_once` runs that share this machine's free memory.
/// World::create() refuses what cannot fit into it.
Bytes memory_for_run(int runs_at_once);

/// The second line of defence: from now on an allocation that the free memory cannot hold fails
/// with std::bad_alloc, so that it is this program that says so and not the kernel that kills.
/// A growing table needs its old and its new memory at once, more than any run's own count shows.
void guard_memory();

}  // namespace tricolor::cli
