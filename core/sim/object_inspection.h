// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/heap_reader.h"
#include "core/sim/inspection.h"

namespace tricolor {

class Runtime;

/// White, grey, black or free, from the slot's three bits.
SlotColour slot_colour(const Heap& heap, const SlotPlace& place);

SpanState span_state(const Runtime& runtime, const Span& s);

/// The type header in front of each object of the span (go-gc-model §2.6), 0 where there is none.
Bytes header_bytes(const Heap& heap, const Span& s);

/// From the event of an object's allocation.
BirthView birth_of(const Runtime& runtime, const Event& allocate);

}  // namespace tricolor
