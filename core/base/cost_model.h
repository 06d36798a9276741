// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>

#include "core/base/units.h"

// What things cost on the virtual clock. One place, the same for every program; each figure is
// one of the reference measurements (Go 1.19.8, one processor of a x86-64 machine), named behind
// it: [cost] reference/workloads/data/cost.json and the table made from it in workloads/README.md;
// [pause] the stop-the-world table there; [micro] a measurement of that one thing by a small
// program. Nothing here is fitted to a workload.

namespace tricolor {

/// Virtual time inside the simulation: 1/1024 ns, so that costs below a nanosecond add up exactly.
using Ticks = std::int64_t;

constexpr Ticks ticks(double ns) {
  return static_cast<Ticks>(ns * 1024.0);
}
constexpr Ticks ticks_of(Nanos ns) {
  return ns * 1024;
}
constexpr Nanos nanos(Ticks t) {
  return t / 1024;
}

namespace cost {

/// With more than one processor they share the memory: all shapes of [cost] together take 1.09
/// times as much CPU with two (mark_cpu_ns, procs_2 against procs_1). In 1/64. Marking beside a
/// running program on one processor costs no more than in a quiet heap [micro: trees, lists,
/// 64-byte objects of 2 to 32 MiB, forced collections against those of a program that allocates:
/// 0.9 to 1.1, the median 1.03].
inline constexpr Ticks shared_memory(Ticks quiet, int procs) {
  return procs > 1 ? quiet * 70 / 64 : quiet;
}

// --- roots; marking itself: mark_costs.h ---------------------------------------------------------
/// Globals, per byte: of .data a third is pointers, of .bss hardly anything [race: 31 KB in 9 to
/// 11 us, 194 KB in 19 to 22 us; cost: an empty heap's cycle, with both: 47 us].
inline constexpr Ticks kScanDataByte = ticks(0.3);
inline constexpr Ticks kScanBssByte = ticks(0.09);
/// What a cycle's first assist does before its first root job: code and data that nobody has used
/// since the last cycle [race: 2 to 3 us with one processor, 5 to 8 with two].
inline constexpr Ticks first_assist(int procs) {
  return procs > 1 ? ticks(6'500) : ticks(2'500);
}
/// A goroutine's stack: stopping it and walking its frames [cost: goroutines: 1.3 us each].
inline constexpr Ticks kScanStack = ticks(1250);
inline constexpr Ticks kScanStackByte = ticks(0.12);
/// Copying a stack to one of another size: its frames are walked as for a scan, to adjust pointers
/// into it. Not measured in the reference.
inline constexpr Ticks copy_stack(Bytes used) {
  return kScanStack + static_cast<Ticks>(used) * kScanStackByte;
}
/// Taking a root job that has nothing to scan.
inline constexpr Ticks kRootJob = ticks(60);

// --- allocation beside the table of allocation_costs.h -------------------------------------------
/// Marking a new object black while a cycle runs (§3.7) [micro: CPU time of a thread per 64-byte
/// object with and without a running cycle, where no barrier buffer was flushed: 11 to 14 ns, less
/// the recorded store].
inline constexpr Ticks kAllocateBlack = ticks(8);
/// Keeping the assist balance, per allocation while marking (§5.1).
inline constexpr Ticks kAssistBalance = ticks(2);
/// Recording one store while the barrier is on (§3.6: two words into a buffer, shading later)
/// [micro: storing nil over nil 3.8 ns more than without barrier; two marked objects 12.3].
inline constexpr Ticks kBarrierStore = ticks(4);

// --- sweeping [cost: "sweep a span of 8 KiB": 210 ns all alive, 400 to 440 ns all dead]
// --------------
inline constexpr Ticks kSweepSpan = ticks(210);
inline constexpr Ticks kFreeSpan = ticks(210);

// --- the world ---------------------------------------------------------------------------------
/// Stopping the world, median [pause: 7.6 us with one P, 14 us with two].
inline constexpr Ticks kSweepTermination = ticks(7'600);
/// [pause: 1.7 us with one P; with two 2.3 us at p10, where the other was idle, and 60 to 113 us at
/// p50 to p90 of the cycles in which it had to be interrupted.]
inline constexpr Ticks kMarkTermination = ticks(1'700);
inline constexpr Ticks kStopOthers = ticks(75'000);
/// The others stop side by side; each one more adds this to a pause (go-gc-model §12.2: 1 us).
inline constexpr Ticks kStopPerP = ticks(1'000);
// What processors do to each other. [race]: Go 1.19.8 with a print in it of when in each cycle the
// first assist and the first worker began and who took which root job, GOMAXPROCS=2, pool, request,
// ramp-1k and steady-1k, 1,540 cycles. [micro]: execution traces of a program that replaces 64 to
// 1000-byte objects of a small table, Go 1.19.8, GOMAXPROCS=2, some 900 cycles.
/// What waking costs the one that wakes, by eighths of what was seen: a system call, which takes
/// longer if it has to interrupt a halted processor.
inline constexpr std::array<Ticks, 8> kWakeOther = {ticks(3'000),  ticks(4'000),  ticks(5'000),
                                                    ticks(12'000), ticks(16'000), ticks(19'000),
                                                    ticks(22'000), ticks(27'000)};
/// From the end of that call to an idle P looking for work, again by eighths: its thread has to be
/// woken.
inline constexpr std::array<Ticks, 8> kWakeProcessor = {ticks(11'000), ticks(14'000), ticks(17'000),
                                                        ticks(19'500), ticks(22'000), ticks(25'500),
                                                        ticks(33'000), ticks(75'000)};
/// One round of the ragged barrier (§3.9) while others run: until all of them have answered, by
/// eighths [race: append-grow, 950 rounds], and what that takes of each one's time [micro].
inline constexpr std::array<Ticks, 8> kRaggedRound = {ticks(30'000),  ticks(45'000), ticks(55'000),
                                                      ticks(68'000),  ticks(83'000), ticks(92'000),
                                                      ticks(110'000), ticks(145'000)};
inline constexpr Ticks kRaggedInterrupt = ticks(48'000);
/// Where the other was only just waking, it answers before it looks for work. What that takes of
/// its time, because it has to wake who asked and sleeps meanwhile, and from the answer until that
/// one goes on, by eighths [round: time stamps in the barrier of Go 1.19.8, GOMAXPROCS=2, pool,
/// steady, append, request and list, 4,787 rounds].
inline constexpr std::array<Ticks, 8> kAnswerRound = {ticks(1'000), ticks(4'500), ticks(7'000),
                                                      ticks(7'500), ticks(8'500), ticks(9'000),
                                                      ticks(9'500), ticks(14'000)};
inline constexpr std::array<Ticks, 8> kRoundAnswered = {ticks(6'000),  ticks(15'000), ticks(20'000),
                                                        ticks(23'000), ticks(25'500), ticks(27'000),
                                                        ticks(30'000), ticks(46'000)};
/// Between the world's restart after marking and the end of what the one that stopped it has still
/// to do for the cycle (§3.10, point 10); until then no other cycle begins. By eighths if it has to
/// ask others that had been running [finish: Go 1.19.8 with the reference's second trace line and
/// time stamps kept until the end, GOMAXPROCS=2, twelve workloads of the reference, 10,346 cycles].
inline constexpr Ticks kFinishCycle = ticks(20'000);
inline constexpr std::array<Ticks, 8> kFinishCycleWithOthers = {
    ticks(79'000),  ticks(97'000),  ticks(109'000), ticks(119'000),
    ticks(132'000), ticks(153'000), ticks(204'000), ticks(496'000)};
inline constexpr Ticks kFinishCycleAlone = ticks(10'000);
/// GODEBUG=gctrace=1: each number and each word of a line is a write of its own to standard error.
/// One of them where another process reads from a pipe, by eighths, with one P, and with two that
/// leave the reader no processor of its own [finish: of 91 writes, eight workloads, 9,292 and
/// 10,404 cycles].
inline constexpr std::array<Ticks, 8> kTraceWrite = {ticks(750),   ticks(860),   ticks(930),
                                                     ticks(980),   ticks(1'010), ticks(1'050),
                                                     ticks(1'130), ticks(1'520)};
inline constexpr std::array<Ticks, 8> kTraceWriteBesideOthers = {
    ticks(820),   ticks(930),   ticks(1'010), ticks(1'250),
    ticks(1'680), ticks(2'330), ticks(4'200), ticks(10'100)};
/// Stopping a goroutine that runs on another P, to scan its stack: until it has stopped, scanning a
/// stack that stopped anywhere [micro: same traces, 38 us until it is runnable again], and until an
/// idle P has taken it from where the scanning worker put it, its own queue's front: thieves
/// wait 3 us first, which the operating system makes 55 to 60 [micro: 86 us, the wake-up included].
inline constexpr Ticks kStopRunning = ticks(4'500);
inline constexpr Ticks kScanRunning = ticks(33'000);
inline constexpr Ticks kStealFront = ticks(78'000);
/// Setting a finalizer or cleanup, calling one that is queued, and asking a weak pointer. Not
/// measured in the reference: a record and a map look-up; a call by reflection; one look at a span.
inline constexpr Ticks kAddSpecial = ticks(200);
inline constexpr Ticks kCallFinalizer = ticks(250);
inline constexpr Ticks kWeakValue = ticks(20);
/// How much later than asked for a sleeping thread runs again: the system's timer slack of 50 us
/// and its way back to a processor (nanosleep of 20 us: 0.11 ms; of 10 ms: 10.11 ms).
inline constexpr Ticks kSleepOvershoot = ticks(100'000);
/// The same, one sleep after the other: eighths of 300 of 10 ms, beside two busy threads.
inline constexpr std::array<Ticks, 8> kSleepOvershoots{
    ticks(85'000),  ticks(94'000),  ticks(104'000), ticks(109'000),
    ticks(113'000), ticks(118'000), ticks(124'000), ticks(134'000)};
/// A goroutine switch.
inline constexpr Ticks kSwitch = ticks(200);
/// Storing to a page of the operating system's that was only read so far: it takes the place of the
/// page of zeroes. [micro: 64 MiB written page by page, 1.43 us a page; each read before it is
/// written, 2.43 us; the same with another thread running, 11.3 us, and that thread loses 5.2 us a
/// page. On another machine, multiplied by 0.87, the ratio of both machines' plain page faults.]
inline constexpr Ticks kReplaceZeroPage = ticks(870);
inline constexpr Ticks kInterruptOthers = ticks(7'700);
inline constexpr Ticks kInterrupted = ticks(4'500);
/// Growing the heap: mapping more address space and the first use of what describes it; more where
/// that begins an arena (§2.7), which has tables of its own. [grow: what the first object there
/// takes longer than others, 1 MB and 64 KiB, never written to, GOGC=off, Go 1.19.8
/// and 1.26.8: 11.5 to 15 us, an arena 17.5 to 21 more. On another machine, multiplied by 0.61, the
/// ratio of both machines' plain page faults.]
inline constexpr Ticks kGrowHeap = ticks(8'000);
inline constexpr Ticks kNewArena = ticks(12'000);
/// Releasing a run of free pages to the operating system: one call, and each page of 8 KiB
/// [micro: 64 MiB that had been written to, released 64 KiB at a time: 0.27 of a page fault for
/// each 4 KiB; 4 MiB at a time: 0.15. A page fault is 1.23 us, [cost] fresh less reused].
inline constexpr Ticks kReleaseCall = ticks(2'360);
inline constexpr Ticks kReleasePage = ticks(370);

}  // namespace cost
}  // namespace tricolor
