// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <vector>

#include "core/files/gctrace_reader.h"
#include "core/sim/snapshot.h"
#include "ui/plots/curve.h"

namespace tricolor::ui {

/// What the memory plot shows of a run. Values in bytes, times in virtual ns.
struct MemorySeries {
  Curve heap_alloc;
  Curve heap_live;
  Curve goal;  ///< NextGC; a gap while it is infinite (GOGC=off without a limit)
  Curve trigger;
  Curve heap_inuse;
  Curve sys;
  Curve limit;        ///< steps where the limit was changed; empty if there never was one
  double end_ns = 0;  ///< the present
};

MemorySeries memory_series(const Snapshot& snapshot);

/// A real run over its own time: per cycle the heap at the start, at the end of marking, and
/// what was marked. gctrace's MB are MiB.
Curve real_run_curve(const GctraceLog& log);

/// Rectangles from 0 to 1 for the phases of one kind, with gaps between them. Bands narrower than
/// `least_ns` are merged with their neighbour, so that the number stays bounded.
Curve phase_bands(const std::vector<PhaseSpan>& phases, Phase phase, double least_ns);

/// A point of height 1 at the start of each phase of the kind: for thin vertical lines.
Curve phase_starts(const std::vector<PhaseSpan>& phases, Phase phase, double least_ns);

}  // namespace tricolor::ui
