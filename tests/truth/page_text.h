// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <string_view>

namespace tricolor::truth {

inline constexpr std::string_view kPageIntroduction =
    R"(<!-- Made by `truth --page`; do not edit. -->
# How true is the simulation?

Every figure and plot on this page was made by the program `truth` from recorded runs of real Go programs and simulated runs of the
same programs under the same settings:

```sh
cmake --preset release && cmake --build build/release --target truth
build/release/tests/truth --page resources/truth
```

A dot is a setting (program × GOGC × limit × GOMAXPROCS) that lies within its tolerance, a cross one that does not. "Real" is the median of three runs,
"spread" the difference between the largest and the smallest of them.

)";

inline constexpr std::string_view kPageReasons = R"(## Where it is off, and why

- **How long threads take to wake.** With two processors, which of them finds the large table first, and whether the program's goroutine runs
  meanwhile, depends on how long a halted processor takes to start: 0.1 to 0.5 ms on the machine of the real runs, 4 to 14 µs on a busy one. The
  simulation draws from the measured values in an order of its own. Single cycles differ, as they do between two real runs; means agree better.
- **Memory that another processor wrote last.** Real mutators and markers slow each other down when both run: 50 ns a marked object instead of
  26, and allocations cost up to twice as much. The cost measurements show it for marking only, so simulated mutators allocate more while the other
  processor marks: with two processors and GOGC ≥ 100 the marked heap is larger, and there are fewer cycles.
- **The controller of Go 1.19 is unstable.** Its cons/mark turns negative in a quarter of the real cycles, and small differences of one cycle decide the
  trigger of the next. Go 1.21 and later remember the largest of five.
- **A tight memory limit multiplies small errors.** The goal is what is left of the limit after the runtime's own memory; with 12 MiB that is
  2 MB, and 0.2 MB of metadata more or less are 10 % of it.
- **Not measured**: costs in versions other than 1.19.8. The profiles of later versions have their rules (pacer, size classes, barrier, marker), not costs of
  their own.
)";

}  // namespace tricolor::truth
