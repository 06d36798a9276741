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

- **Processors interrupt each other.** With two of them a small cycle is as long as waking the second one, two rounds of the ragged barrier and the
  restart take. The simulation does these steps with latencies that were measured on one quiet machine; the real runs had their own, beside
  whoever read their traces. Single cycles differ, as they do between two real runs; means agree better.
- **Real mutators are slower beside a marker.** Allocations of a program cost up to twice as much while the other processor marks, of which the cost
  measurements show nothing; so what noscan programs allocate in one cycle is a little more than in real ones, with two processors and GOGC >= 100.
- **How few cycles make a mean.** At GOGC=200 and 400 some programs make 3 to 11 cycles, of which each doubles the next; real runs of them differ by a
  quarter among themselves.
- **The controller of Go 1.19 is unstable.** Its cons/mark turns negative in a quarter of the real cycles, and small differences of one cycle decide the
  trigger of the next. Go 1.21 and later remember the largest of five.
- **A tight memory limit multiplies small errors.** The goal is what is left of the limit after the runtime's own memory; with 12 MiB that is
  2 MB, and 0.2 MB of metadata more or less are 10 % of it.
- **Not measured**: costs in versions other than 1.19.8. The profiles of later versions have their rules (pacer, size classes, barrier, marker), not costs of
  their own.
)";

}  // namespace tricolor::truth
