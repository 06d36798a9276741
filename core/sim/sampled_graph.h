// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/graph_view.h"
#include "core/sim/runtime.h"

namespace tricolor {

/// The graph of a heap that is too large to be walked for one picture: groups with exact counts
/// from the spans' bits, and pointers of a sample of objects, evenly spread over the spans.
void sample_graph(const Runtime& runtime, const GraphRequest& request, GraphView& view);

}  // namespace tricolor
