// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/heap_index.h"
#include "core/sim/runtime.h"
#include "core/sim/snapshot.h"

namespace tricolor {

/// The heap's part of a Snapshot: class sums, tiles, and the slots of the spans that are listed.
void add_heap(const Runtime& runtime, const HeapIndex& index, const SnapshotRequest& request,
              Snapshot& snapshot);

}  // namespace tricolor
