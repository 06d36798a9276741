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
"spread" the difference between the largest and the smallest of them. How much real Go differs from itself shows where two of the three make median and
spread: the last columns say how often the third real run is inside then, and how often the simulation is.

)";

inline constexpr std::string_view kPageReasons = R"(## Where it is off, and why

Some of it no simulation can meet, because real Go does not: the same programs under the same settings, recorded once more with the reference's own
runner (two virtual processors of an AMD EPYC, November 2026; for 1.19.8 that is another machine, for 1.26.8 the same some weeks later) and judged in the
simulation's place, one run per setting:

| quantity | real Go 1.19.8 again | real Go 1.26.8 again | aim |
|---|--:|--:|--:|
| NumGC | 471 of 550, 85.6 % | 184 of 196, 93.9 % | 90 % |
| heap at start | 479 of 548, 87.4 % | 176 of 196, 89.8 % | 90 % |
| heap at mark end | 463 of 548, 84.5 % | 168 of 196, 85.7 % | 90 % |
| heap marked | 452 of 548, 82.5 % | 175 of 196, 89.3 % | 90 % |
| heap goal | 478 of 548, 87.2 % | 173 of 196, 88.3 % | 90 % |
| max HeapAlloc | 472 of 550, 85.8 % | 179 of 196, 91.3 % | 85 % |
| GCCPUFraction | 489 of 550, 88.9 % | 194 of 196, 99.0 % | 90 % |
| assists | 490 of 548, 89.4 % | | 90 % |
| memory at the limit | 192 of 222, 86.5 % | | 90 % |

`truth --other DIR` does that with any folder that the reference's runner wrote.

How much a machine decides shows the second one on which 1.26.8 was recorded (two virtual processors of a newer AMD EPYC, with AVX-512): judged by the
first machine's runs, its real Go is inside less often than the simulation. Programs that keep 131,072 objects of 64 bytes collect up to 30 % more or less
often there (`steady-64-full` GOGC=200: 10 and 13 cycles, `steady-64-noscan` 11 and 8): how allocating and marking compare decides when a cycle starts.

- **Who looks on.** The recorded programs print a trace after each cycle, in 1.19 a second line for the record, and hold back the next cycle meanwhile: 0.1 ms,
  up to 1 ms where the reader has no processor of its own. The simulation prints as well, with times measured on one machine (GODEBUG=gctrace=1 is what
  its console shows); who runs without a trace has up to 10 % more cycles (`request-g4`, real and simulated).
- **Processors interrupt each other.** With two of them a small cycle is as long as waking the second one, two rounds of the ragged barrier and the
  restart take. The simulation does these steps with latencies that were measured on one quiet machine; the real runs had their own, beside
  whoever read their traces. Single cycles differ, as they do between two real runs; means agree better.
- **Threads race.** Which of two processors takes the larger part of the roots, and which one finds nothing left first, decides by microseconds who marks
  the rest and how much a program allocates meanwhile: in 15 to 32 of 100 real cycles of `pool-none` its own assists do nearly all, in 22 to 46 simulated
  ones. The simulation draws its latencies from measured ones; another order of the same draws moves up to 21 of the settings in or out. A worker that was
  just woken takes twice as long on the recording's machine as elsewhere (`builder`: 50 to 90 us a cycle, measured elsewhere 20 to 40, simulated 15 to 30),
  so simulated assists are more often the last at GOGC=200 and 400.
- **Memory moves between processors.** With two of them marking costs real Go 1.2 to 1.6 times the CPU time that it takes with one, and a store of the
  program up to 100 ns more while the other processor marks, of which the cost measurements show 1.09 and nothing. The simulation has only what they
  show; both errors together leave means alone more often than not.
- **Lines that two goroutines write.** The recorded programs with several goroutines keep their generators and counters in one array, 56 bytes for each,
  so that neighbours write to the same cache line. With two processors real programs run 1.3 to 2.1 times as long between two cycles as simulated
  ones, whose goroutines share nothing (`steady-64-full-g4`, `steady-256-half-g2`, `request-g4`; with one processor 0.6 to 1.4 times). The shared lines
  are the smaller part of it: with 256 bytes for each goroutine instead, the same programs take 12 to 40 ns less CPU time a step (1.19.8 on
  another machine, two processors), `request-g4` none. The rest is what the paragraph before this one says.
- **The cache.** What an allocation costs was measured on 32 MB that were used again and again. Memory that is used again sooner is cleared in the cache: up
  to 9 MiB, measured on another machine than the rest; on the recording's some 25 (`large-noscan` GOGC=100, `pool-none` GOGC=200). That holds for one
  processor. With two, each cycle moves programs from one cache to the other.
- **Memory.** What does not fit the caches takes twice as long to mark: the reference's own `steady-512-half` 8, 10 and 14 ms a cycle with 22, 27 and 41
  MiB. How that depends on the heap was measured on the machine of 1.26.8's second recording. The programs whose objects are half pointers (`squeeze`,
  `steady-48m`, `steady-256-half`, `steady-512-half`, `ramp`) were recorded while the machine was 1.2 to 1.7 times slower than its own cost measurements
  say, allocating more than marking; their assists are therefore a smaller share than simulated ones. On the other machine they are a larger one: with
  98,304 objects of 256 bytes and GOGC=12 70 % of the time, simulated 62 %.
- **A process' first cycles.** Real Go spends 110 us of CPU time more on its first cycle than the simulation, some 25 on the second and third: globals,
  code and tables that nobody has used before (an almost empty program's first cycles elsewhere: 57 to 70, 20 to 33 and 22 to 33 us more than its
  tenth). Of that the simulation has what growing the heap and the first use of mark bits cost. With the rest added fewer settings are
  inside, as it makes marking slower, but not the program beside it.
- **The machine's own pace.** Real runs of one setting differ by up to half in time: the recording's machine was at times slower, which moves single
  cycles and, where each cycle sets the next one's goal, all that follow.
- **How few cycles make a mean.** At GOGC=200 and 400 some programs make 3 to 11 cycles, of which each doubles the next; real runs of them differ by a
  quarter among themselves.
- **What a process happens to be.** Whether maps of the libraries have a bucket of 208 bytes more, the seed of their hash decides, which threads there are
  how the start went. In some real runs a cycle's first assist scans 230,656 bytes, in others 227,792, and with that the second one ends the cycle or
  does not: `steady-small` GOGC=25 marks 235 KB in each of 19 cycles, 252 KB in all later ones. The simulated process is always the same.
- **The controller of Go 1.19 is unstable.** Its cons/mark turns negative in a quarter of the real cycles, and small differences of one cycle decide the
  trigger of the next. Go 1.21 and later remember the largest of five.
- **A tight memory limit multiplies small errors.** The goal is what is left of the limit after the runtime's own memory; with 12 MiB that is
  2 MB, and 0.2 MB of metadata more or less are 10 % of it. In the first 40 cycles what is mapped beside the heap is within 128 KiB of the real
  figure in 91 % of them with one processor, in 79 % with two, each of which cuts its tables from memory of its own. One page can decide: with
  `steady-1k-noscan` and 28 MiB hundreds of small cycles follow each other until 32 KiB more are mapped, in real runs for a stack after 5 to 12 cycles.
- **Where the heap begins.** Go 1.26 draws its first address anew in each run and counts what lies before it in the first 4 MiB as used: half of
  the runs of a program with 2 MiB map a second piece, so that HeapSys and Sys are 4 MiB more. The simulated heap begins where a piece does.
- **Another machine.** The costs are those of the machine on which 1.19.8 was recorded. What marking costs 1.26.8 was measured on the second of its
  machines, with forced collections of one kind of object each, and multiplied by 1.65, by which 1.19.8 is faster there. The first one needs two thirds of the time for what does not
  wait for memory, as long where it does, and has a larger cache: it clears 1024 bytes in a heap of 32 MB in 60 ns instead of 181. So programs whose
  objects have 1 KiB and no pointers spend a larger share of their time there on collecting than simulated ones.
- **Not measured** for versions other than 1.19.8: everything but marking, allocation with pointers, new memory and the runtime's own objects, of 1.26.8.
)";

}  // namespace tricolor::truth
