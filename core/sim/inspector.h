// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/sim/heap_search.h"
#include "core/sim/inspection.h"

namespace tricolor {

class World;

// Questions to a World as it is now. None of them changes it; the answers hold no reference to it.

/// The object or free slot at `address`, with the way that keeps it alive. Costs up to one walk
/// over the heap (see SearchBounds). Its history is what was recorded while the world was watched;
/// focus the world on the object to keep more of it.
ObjectInspection inspect_object(const World& world, Address address,
                                const SearchBounds& bounds = {});

/// The span that holds `address`.
SpanInspection inspect_span(const World& world, Address address);

/// All levels of memory. Costs a look at every span, and at every object of spans with several
/// types.
MemoryLadder inspect_memory(const World& world);

/// Why cycle `number` (1-based) started; the running one counts.
CycleExplanation explain_cycle(const World& world, std::uint32_t number);

/// The mark assist of `goroutine` that began at `begin_ns`, if it is still in the event log.
AssistExplanation explain_assist(const World& world, GoroutineId goroutine, Nanos begin_ns);

}  // namespace tricolor
