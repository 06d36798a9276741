// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/heap_index.h"
#include "core/sim/runtime.h"
#include "core/sim/snapshot.h"

namespace tricolor {

/// What of a Snapshot only the Extended depth and the closest zoom ask for; nothing if not asked.
void add_extended(const Runtime& runtime, const HeapIndex& index, const SnapshotRequest& request,
                  Snapshot& snapshot);

}  // namespace tricolor
