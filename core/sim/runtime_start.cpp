// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/runtime_start.h"

#include <array>

#include "core/base/version_profile.h"

namespace tricolor {
namespace {

using From = StartupObjects::From;

// Go 1.19.8.
constexpr std::array<StartupObjects, 43> kStartup{{
    {1, 8, 1, 8, From::kNothing},
    {5, 8, 1, 8, From::kBss, 1},
    {4, 16, 1, 16, From::kNothing},
    {42, 16, 1, 8, From::kBss, 1},
    {17, 16, 0, 0, From::kBss, 13},
    {1, 24, 2, 24, From::kBss, 1},
    {1, 24, 1, 8, From::kBss},
    {6, 24, 0, 0, From::kBss},
    {1, 24, 0, 0, From::kNothing},
    {1, 32, 4, 32, From::kNothing},
    {8, 32, 0, 0, From::kBss},
    {2, 48, 3, 48, From::kNothing},
    {1, 48, 3, 48, From::kData},
    {12, 48, 3, 48, From::kBss},
    {5, 48, 0, 0, From::kBss},
    {5, 64, 5, 56, From::kBss},
    {6, 64, 0, 0, From::kBss},
    {2, 80, 2, 48, From::kBss, 1},
    {1, 80, 0, 0, From::kBss},
    {5, 96, 4, 80, From::kBss, 1},
    {1, 96, 0, 0, From::kBss},
    {1, 112, 0, 0, From::kNothing},
    {2, 144, 9, 136, From::kBss},
    {1, 160, 10, 160, From::kNothing},
    {1, 208, 15, 208, From::kNothing},
    {6, 208, 15, 208, From::kBss},
    {1, 224, 0, 0, From::kBss},
    {1, 288, 18, 272, From::kBss},
    {1, 288, 18, 288, From::kNothing},
    {1, 320, 20, 320, From::kNothing},
    {4, 352, 0, 0, From::kBss},
    {5, 416, 11, 376, From::kGoroutines, 4},
    {6, 416, 13, 376, From::kBss, 5},
    {1, 576, 0, 0, From::kBss},
    {1, 640, 40, 600, From::kBss, 1},
    {2, 704, 44, 696, From::kBss},
    {1, 1024, 11, 680, From::kBss},
    {1, 1024, 11, 680, From::kBss, 0, true},
    {2, 1792, 136, 1664, From::kBss},
    {1, 2304, 144, 2176, From::kBss},
    {1, 6144, 0, 0, From::kBss},
    {1, 8192, 663, 8112, From::kBss},
    {1, 9472, 163, 8848, From::kBss, 0, true},
}};

// Go 1.26.8. Objects above 512 bytes with pointers have a header besides.
constexpr std::array<StartupObjects, 54> kStartupSwissMaps{{
    {2, 8, 1, 8, From::kNothing},
    {12, 8, 1, 8, From::kBss},
    {36, 16, 1, 8, From::kBss},
    {18, 16, 0, 0, From::kBss},
    {1, 24, 2, 24, From::kData},
    {33, 24, 2, 24, From::kBss},
    {1, 24, 1, 8, From::kBss},
    {6, 24, 0, 0, From::kBss},
    {5, 32, 2, 32, From::kNothing},
    {2, 32, 2, 24, From::kBss},
    {7, 32, 0, 0, From::kBss},
    {2, 48, 2, 48, From::kNothing},
    {9, 48, 2, 24, From::kBss},
    {34, 48, 2, 40, From::kBss},
    {32, 48, 2, 48, From::kBss},
    {37, 48, 0, 0, From::kBss},
    {6, 64, 6, 56, From::kBss},
    {68, 64, 0, 0, From::kBss},
    {2, 80, 5, 72, From::kBss},
    {2, 80, 0, 0, From::kBss},
    {4, 96, 3, 80, From::kBss},
    {1, 112, 8, 96, From::kBss},
    {1, 112, 8, 104, From::kBss},
    {1, 112, 0, 0, From::kBss},
    {1, 128, 0, 0, From::kNothing},
    {37, 128, 0, 0, From::kBss},
    {10, 144, 0, 0, From::kBss},
    {1, 160, 17, 160, From::kNothing},
    {11, 160, 17, 152, From::kBss},
    {1, 208, 16, 208, From::kNothing},
    {4, 208, 16, 200, From::kBss},
    {1, 224, 0, 0, From::kBss},
    {1, 256, 16, 256, From::kNothing},
    {1, 288, 18, 264, From::kBss},
    {4, 352, 0, 0, From::kBss},
    {1, 416, 24, 416, From::kNothing},
    {1, 416, 24, 400, From::kBss},
    {5, 480, 13, 400, From::kGoroutines},
    {6, 480, 13, 400, From::kThreadGoroutines},
    {1, 512, 32, 504, From::kBss},
    {1, 512, 0, 0, From::kBss},
    {1, 576, 0, 0, From::kBss},
    {2, 632, 40, 632, From::kBss},
    {1, 888, 36, 888, From::kNothing},
    {1, 1144, 72, 1144, From::kBss},
    {2, 1152, 0, 0, From::kNothing},
    {8, 1152, 0, 0, From::kBss},
    {1, 1408, 0, 0, From::kBss},
    {1, 1784, 72, 1784, From::kNothing},
    {3, 2040, 16, 1824, From::kThreads},
    {1, 4856, 304, 4856, From::kNothing},
    {1, 6136, 256, 6120, From::kData},
    {1, 9464, 592, 9448, From::kBss},
    {1, 16'376, 202, 16'304, From::kProcessors, 0, true},
}};

/// `count` pointers at equal distances in the first `bytes` of an object, the last at their end.
PointerLayout spread(std::uint32_t count, Bytes bytes) {
  const auto words = static_cast<std::uint32_t>(bytes / kWordBytes);
  const std::uint32_t stride = words / count;
  return PointerLayout::every(stride, count, words - 1 - stride * (count - 1));
}

}  // namespace

Bytes workload_function_bytes(std::string_view program) {
  if (program == "tree") return 24;
  if (program == "list" || program == "large" || program == "goroutine-leak") return 32;
  if (program == "ramp" || program == "map") return 64;
  return program == "steady" ? 80 : 48;
}

std::span<const StartupObjects> startup_objects(int go_minor) {
  if (holds(Since::kSwissMaps, go_minor)) return kStartupSwissMaps;
  return kStartup;
}

PointerLayout startup_layout(const StartupObjects& row) {
  return row.pointers == 0 ? PointerLayout::none() : spread(row.pointers, row.scanned);
}

// Go 1.26.8, for versions that are nearer to it than to 1.19. StackInuse of the reference's
// program: 256 KiB at the start, with one and with two processors, and 288 when workers have ended
// cycles.
static void become_like_126(RuntimeFootprint& footprint) {
  footprint.data_bytes = 26'482;
  footprint.system_stack_bytes = 528;
  footprint.worker_stack_bytes = 216;
  footprint.late_stack_bytes = 464;
  footprint.bss_bytes = 133'784;
  footprint.thread_stack_spans = 6;
  footprint.second_thread_spans = 0;
  footprint.trace_grows_stack = true;
  footprint.worker_node_bytes = 512;
  footprint.worker_channel_bytes = 104;
  footprint.span_set_block_bytes = SpanSetMemory::kBlockBytesOf126;
  footprint.other_sys_bytes = 307'509;
  footprint.table_room_bytes = 245'400;
}

// Globals: sections .data and .bss of the reference's program, built by Go 1.19 and by 1.26. The
// reference workloads' own runs: at the start Sys 12,434,448 with 4 MiB of heap and stacks, of
// these 6 spans of stacks: one that small stacks share, one of main's, four of threads. OtherSys is
// 346,531 then (1.26: 552,909), and 312,531 (307,509) just before it grows by another piece.
// runtime.g: 400 goroutines of goroutine-leak are in the class of 416 bytes; 440 bytes since 1.23,
// 456 by the size test of 1.26.8's runtime, whose refills show the class of 480; 11 pointers in 376
// bytes and 13 in 400 by the same heap dumps. Stacks of the runtime's own goroutines: the runs'
// stack_work and 1.26.8's gcpacertrace, less the frames of main; a second processor's worker is
// what both have more with two; 1.26's late goroutine appears in it after main was preempted first.
RuntimeFootprint runtime_footprint(int go_minor) {
  RuntimeFootprint footprint;
  footprint.data_bytes = 31'120;
  footprint.bss_bytes = 194'304;
  footprint.system_goroutines = 4;
  footprint.system_stack_bytes = 960;
  footprint.worker_stack_bytes = 184;
  footprint.timer_entry_bytes = go_minor >= 23 ? 16 : 8;
  footprint.worker_node_bytes = 32;
  footprint.thread_stack_spans = 4;
  footprint.second_thread_spans = 1;
  footprint.descriptor_bytes = go_minor >= 26 ? 456 : go_minor >= 23 ? 440 : 416;
  footprint.descriptor_pointers = go_minor >= 23 ? spread(13, 400) : spread(11, 376);
  footprint.span_descriptor_bytes = go_minor >= 22 ? 160 : 144;
  footprint.mcache_sys_bytes = 15'600;
  footprint.buck_hash_sys_bytes = 3'525;
  footprint.other_sys_bytes = 312'531;
  footprint.table_room_bytes = 34'000;
  footprint.off_heap_bytes = 8'240'144;
  // The gctrace line, and for 1.19 the reference's second one with exact numbers: counted by a pipe
  // that keeps writes apart.
  footprint.trace_writes = go_minor == 19 ? 91 : 39;
  footprint.trace_grows_stack = go_minor == 19;
  // No heap bitmap per arena any more; measured with 1.26.8.
  if (holds(Since::kNoPointerBitmap, go_minor)) footprint.off_heap_bytes = 3'627'272;
  if (holds(Since::kSwissMaps, go_minor)) become_like_126(footprint);
  return footprint;
}

}  // namespace tricolor
