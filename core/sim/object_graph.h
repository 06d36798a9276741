// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/graph_view.h"
#include "core/sim/runtime.h"

namespace tricolor {

/// The graph that a view shows: object by object, or in groups where there are too many.
///
/// A heap of at most `request.max_looked_at` objects is walked from the roots, so that the graph is
/// complete and says what no root reaches. In a larger one the spans' counts give the groups and
/// their colours, and a sample of objects gives the pointers between them.
GraphView object_graph(const Runtime& runtime, const GraphRequest& request);

}  // namespace tricolor
