// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <functional>

#include "core/sim/graph_view.h"
#include "core/sim/runtime.h"

namespace tricolor {

/// Calls `visit(value)` for every root word, in the order of the cards.
void for_each_root(const Runtime& runtime, const std::function<void(Address)>& visit);

/// The cards of roots; `node_of` gives the index of the node that a value points to, or -1.
void add_root_cards(const Runtime& runtime, const GraphRequest& request,
                    const std::function<std::int64_t(Address)>& node_of, GraphView& view);

}  // namespace tricolor
