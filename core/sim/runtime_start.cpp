// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/runtime_start.h"

#include <array>

namespace tricolor {
namespace {

constexpr std::array<StartupObjects, 26> kStartup{{
    {6, 8, false, false},    {60, 16, false, false},  {9, 24, false, true},
    {11, 32, false, true},   {22, 48, false, true},   {11, 64, false, true},
    {4, 80, false, true},    {9, 96, false, true},    {1, 112, false, true},
    {2, 144, false, true},   {1, 160, false, true},   {7, 208, false, true},
    {1, 224, false, true},   {2, 288, false, true},   {1, 320, false, true},
    {4, 352, false, true},   {14, 416, false, true},  {1, 576, false, true},
    {1, 640, false, true},   {2, 704, false, true},   {3, 1024, true, true},
    {2, 1792, false, true},  {1, 2304, false, true},  {1, 6144, false, true},
    {1, 8192, false, true},  {2, 9472, true, false},
}};

}  // namespace

std::span<const StartupObjects> startup_objects() { return kStartup; }

// 1.19: the reference workloads' own runs: globals_work 225,424; at the start Sys 12,434,448 with
// 4 MiB of heap and stacks, of these 6 spans of stacks: one that small stacks share, one of main's, four
// of threads. GCSys and the others from runs that ended with no more than the start's descriptors.
// Later versions: to be measured per version (issue of the version profiles); the stacks and metadata
// are of the same size. runtime.g: 400 goroutines of goroutine-leak are in the class of 416 bytes;
// 448 bytes by the size test of 1.26's runtime, 440 (the same class) since 1.23.
RuntimeFootprint runtime_footprint(int go_minor) {
  RuntimeFootprint footprint;
  footprint.globals_scan_bytes = 225'424;
  footprint.system_stack_bytes = 2'400;
  footprint.system_goroutines = 5;
  footprint.thread_stack_spans = 4;
  footprint.descriptor_bytes = go_minor >= 23 ? 440 : 416;
  footprint.span_descriptor_bytes = go_minor >= 22 ? 160 : 144;
  footprint.mcache_sys_bytes = 15'600;
  footprint.buck_hash_sys_bytes = 3'525;
  footprint.other_sys_bytes = 130'835;
  footprint.off_heap_bytes = 8'240'144;
  if (go_minor >= 22) footprint.off_heap_bytes -= 2 * kMiB;  // no heap bitmap per arena any more
  return footprint;
}

}  // namespace tricolor
