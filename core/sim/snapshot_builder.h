// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/heap_index.h"
#include "core/sim/runtime.h"
#include "core/sim/snapshot.h"

namespace tricolor {

/// Draws a Snapshot of a Runtime. Its cost follows what is asked for and what changed, except for
/// one look at each span's epoch. `index` is the one that the Runtime's other pictures used.
Snapshot build_snapshot(Runtime& runtime, HeapIndex& index, const SnapshotRequest& request);

/// The run so far, as views draw it when they look at an earlier moment of it.
RunCourse build_course(const Runtime& runtime);

}  // namespace tricolor
