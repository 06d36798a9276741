// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/base/cost_model.h"
#include "core/heap/size_classes.h"

namespace tricolor {

/// What one allocation costs its mutator, clearing included, sweeping, assists and page faults
/// not (those are charged where they happen).
Ticks allocation_cost(int size_class_index, bool noscan, Bytes slot_bytes);

/// More for allocating all free slots of a span in which `taken` of `slots` are in use: finding them
/// takes longer and neighbours are not fetched together [cost: half-full spans, less reused].
Ticks crowded_span_cost(int size_class_index, std::uint32_t taken, std::uint32_t slots);

/// Touching memory for the first time since the operating system gave it: per byte
/// [cost: fresh less reused, 0.25 to 0.33 ns per byte at all sizes].
inline constexpr Ticks kPageFaultByte = ticks(0.3);

/// A tiny allocation that fits into the current block: no slot is taken. The 8-byte class's figure.
inline constexpr Ticks kTinyAllocation = ticks(10.9);

}  // namespace tricolor
