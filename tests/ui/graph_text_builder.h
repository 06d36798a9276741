// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/sim/graph_view.h"
#include "core/sim/snapshot.h"

namespace tricolor::test {

/// The key that graph_text() gives to the object of that name: an address.
GraphKey graph_key(const std::string& name);

/// An object graph written as text: "root->A->B, C->A, D" has objects of four pointer words; what
/// no root reaches is unreachable. A name may end in a colour: "A:B" is black (W, G or B).
GraphView graph_text(const std::string& text);

}  // namespace tricolor::test
