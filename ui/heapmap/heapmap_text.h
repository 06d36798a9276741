// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>
#include <QStringList>
#include <array>
#include <cstdint>

#include "core/sim/snapshot.h"
#include "ui/heapmap/map_row.h"
#include "ui/heapmap/span_store.h"

namespace tricolor::ui {

// Every word on the heap map, so that pictures, tool tips and tests say the same.

/// "64 B", "1152 B", "8 KiB", "1 MiB".
QString size_text(Bytes bytes);
/// "0xc000012080", as %p prints it.
QString address_text(Address address);
/// "1,204".
QString count_text(std::uint64_t count);
/// At most `digits` figures and a unit: "1.2M".
QString short_count_text(std::uint64_t count);

/// "span 64 B", "large objects".
QString row_title(const SpanClassSummary& summary);
/// "scan" or "noscan".
QString scan_word(bool noscan);
/// "noscan: no pointers inside, …": for who meets the word for the first time.
QString scan_meaning(bool noscan);
/// "64 B", "large".
QString class_text(const SpanClassSummary& summary);
/// "10 KiB noscan", "10K noscan", and where that has no room either, the size alone.
QStringList row_titles(const SpanClassSummary& summary);
/// What a row's label stands for.
QString row_tip(const SpanClassSummary& summary);
/// "scan · 12/128 · 1 span", then ever shorter ones.
QStringList row_numbers(const SpanClassSummary& summary);

/// "▸ runtime · 34 classes · 41 KiB" (▾ if open), then shorter ones.
QStringList runtime_titles(const MapRow& row);
/// What the row stands for and what a click does.
QString runtime_tip(const MapRow& row);

/// "swept", "unswept", "in the cache of P 1".
QString state_text(const SpanView& span);
/// "running", "waiting", "assisting", …
QString goroutine_state_word(GoroutineState state);
/// "mutator", "assist", "fractional worker", "sweeper", …
QString activity_word(Activity activity);
/// "run", "assist", "mark", "sweep", "idle", "stop".
QString activity_short_word(Activity activity);

/// Several lines for a tool tip: address, slot, size class, colour, span.
QString slot_tip(const KnownSpan& span, std::uint32_t slot);
/// "12 white, 3 grey, 40 black, 73 free".
QString counts_text(const std::array<std::uint64_t, 4>& counts);
QString span_tip(const KnownSpan& span);

}  // namespace tricolor::ui
