// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/runtime_start.h"

#include <array>

#include "core/base/version_profile.h"

namespace tricolor {
namespace {

using From = StartupObjects::From;

// Go 1.19.8.
constexpr std::array<StartupObjects, 44> kStartup{{
    {1, 8, false, From::kNothing},   {5, 8, false, From::kBss, 1},
    {4, 16, false, From::kNothing},  {1, 16, false, From::kData},
    {41, 16, false, From::kBss, 1},  {17, 16, true, From::kBss, 13},
    {2, 24, false, From::kBss, 1},   {6, 24, true, From::kBss},
    {1, 24, true, From::kNothing},   {1, 32, false, From::kNothing},
    {8, 32, true, From::kBss},       {2, 48, false, From::kNothing},
    {1, 48, false, From::kData},     {12, 48, false, From::kBss},
    {5, 48, true, From::kBss},       {6, 64, false, From::kBss},
    {6, 64, true, From::kBss},       {2, 80, false, From::kBss, 1},
    {1, 80, true, From::kBss},       {5, 96, false, From::kBss, 1},
    {1, 96, true, From::kBss},       {1, 112, true, From::kNothing},
    {2, 144, false, From::kBss},     {1, 160, false, From::kNothing},
    {1, 208, false, From::kNothing}, {6, 208, false, From::kBss},
    {1, 224, true, From::kBss},      {1, 288, false, From::kBss},
    {1, 288, false, From::kNothing}, {1, 320, false, From::kNothing},
    {4, 352, true, From::kBss},      {11, 416, false, From::kBss, 9},
    {1, 512, false, From::kData},    {1, 576, true, From::kBss},
    {1, 640, false, From::kBss, 1},  {2, 704, false, From::kBss},
    {1, 1024, false, From::kBss},    {1, 1024, false, From::kBss, 0, true},
    {1, 1792, false, From::kData},   {1, 1792, false, From::kBss},
    {1, 2304, false, From::kBss},    {1, 6144, true, From::kBss},
    {1, 8192, false, From::kBss},    {1, 9472, false, From::kBss, 0, true},
}};

// Go 1.26.8. Objects above 512 bytes with pointers have a header besides.
constexpr std::array<StartupObjects, 51> kStartupSwissMaps{{
    {2, 8, false, From::kNothing},
    {12, 8, false, From::kBss},
    {36, 16, false, From::kBss},
    {18, 16, true, From::kBss},
    {35, 24, false, From::kBss},
    {6, 24, true, From::kBss},
    {5, 32, false, From::kNothing},
    {2, 32, false, From::kBss},
    {7, 32, true, From::kBss},
    {2, 48, false, From::kNothing},
    {1, 48, false, From::kData},
    {74, 48, false, From::kBss},
    {37, 48, true, From::kBss},
    {7, 64, false, From::kBss},
    {68, 64, true, From::kBss},
    {2, 80, false, From::kBss},
    {2, 80, true, From::kBss},
    {1, 96, false, From::kData},
    {3, 96, false, From::kBss},
    {2, 112, false, From::kBss},
    {1, 112, true, From::kBss},
    {1, 128, true, From::kNothing},
    {37, 128, true, From::kBss},
    {10, 144, true, From::kBss},
    {1, 160, false, From::kNothing},
    {11, 160, false, From::kBss},
    {1, 208, false, From::kNothing},
    {4, 208, false, From::kBss},
    {1, 224, true, From::kBss},
    {1, 256, false, From::kNothing},
    {1, 288, false, From::kData},
    {4, 352, true, From::kBss},
    {1, 416, false, From::kNothing},
    {1, 416, false, From::kBss},
    {11, 480, false, From::kBss},
    {1, 512, false, From::kBss},
    {1, 512, true, From::kBss},
    {1, 576, true, From::kBss},
    {2, 632, false, From::kBss},
    {1, 888, false, From::kNothing},
    {1, 1144, false, From::kBss},
    {2, 1152, true, From::kNothing},
    {8, 1152, true, From::kBss},
    {1, 1408, true, From::kBss},
    {1, 1784, false, From::kNothing},
    {1, 2040, false, From::kData},
    {2, 2040, false, From::kBss},
    {1, 4856, false, From::kNothing},
    {1, 6136, false, From::kData},
    {1, 9464, false, From::kBss},
    {1, 16'376, false, From::kBss, 0, true},
}};

}  // namespace

std::span<const StartupObjects> startup_objects(int go_minor) {
  if (holds(Since::kSwissMaps, go_minor)) return kStartupSwissMaps;
  return kStartup;
}

// Globals: sections .data and .bss of the reference's program, built by Go 1.19 and by 1.26;
// versions between have the nearer one's. 1.19: the reference workloads' own runs: at the start Sys
// 12,434,448 with 4 MiB of heap and stacks, of these 6 spans of stacks: one that small stacks
// share, one of main's, four of threads. GCSys and the others from runs that ended with no more
// than the start's descriptors. Later versions: to be measured per version (issue of the version
// profiles); the stacks and metadata are of the same size. runtime.g: 400 goroutines of
// goroutine-leak are in the class of 416 bytes; 448 bytes by the size test of 1.26's runtime, 440
// (the same class) since 1.23.
RuntimeFootprint runtime_footprint(int go_minor) {
  RuntimeFootprint footprint;
  footprint.data_bytes = 31'120;
  footprint.bss_bytes = 194'304;
  if (holds(Since::kSwissMaps, go_minor)) {
    footprint.data_bytes = 26'482;
    footprint.bss_bytes = 133'784;
  }
  footprint.system_stack_bytes = 2'400;
  footprint.system_goroutines = 5;
  footprint.thread_stack_spans = 4;
  footprint.descriptor_bytes = go_minor >= 23 ? 440 : 416;
  footprint.span_descriptor_bytes = go_minor >= 22 ? 160 : 144;
  footprint.mcache_sys_bytes = 15'600;
  footprint.buck_hash_sys_bytes = 3'525;
  footprint.other_sys_bytes = 130'835;
  footprint.off_heap_bytes = 8'240'144;
  // The gctrace line, and for 1.19 the reference's second one with exact numbers: counted by a pipe
  // that keeps writes apart.
  footprint.trace_writes = go_minor == 19 ? 91 : 39;
  footprint.trace_grows_stack = go_minor == 19;
  // No heap bitmap per arena any more; measured with 1.26.8.
  if (holds(Since::kNoPointerBitmap, go_minor)) footprint.off_heap_bytes = 3'627'272;
  return footprint;
}

}  // namespace tricolor
