// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/runtime_start.h"

#include <array>

#include "core/base/version_profile.h"

namespace tricolor {
namespace {

// Go 1.19.8.
constexpr std::array<StartupObjects, 41> kStartup{{
    {1, 8, false, false},
    {5, 8, false, true, 1},
    {4, 16, false, false},
    {42, 16, false, true, 1},
    {17, 16, true, true, 13},
    {2, 24, false, true, 1},
    {6, 24, true, true},
    {1, 24, true, false},
    {1, 32, false, false},
    {8, 32, true, true},
    {2, 48, false, false},
    {13, 48, false, true},
    {5, 48, true, true},
    {6, 64, false, true},
    {6, 64, true, true},
    {2, 80, false, true, 1},
    {1, 80, true, true},
    {5, 96, false, true, 1},
    {1, 96, true, true},
    {1, 112, true, false},
    {2, 144, false, true},
    {1, 160, false, false},
    {1, 208, false, false},
    {6, 208, false, true},
    {1, 224, true, true},
    {1, 288, false, true},
    {1, 288, false, false},
    {1, 320, false, false},
    {4, 352, true, true},
    {11, 416, false, true, 9},
    {1, 512, false, true},
    {1, 576, true, true},
    {1, 640, false, true, 1},
    {2, 704, false, true},
    {1, 1024, false, true},
    {1, 1024, false, true, 0, true},
    {2, 1792, false, true},
    {1, 2304, false, true},
    {1, 6144, true, true},
    {1, 8192, false, true},
    {1, 9472, false, true, 0, true},
}};

// Go 1.26.8. Objects above 512 bytes with pointers have a header besides.
constexpr std::array<StartupObjects, 48> kStartupSwissMaps{{
    {2, 8, false, false},    {12, 8, false, true},   {36, 16, false, true},
    {18, 16, true, true},    {35, 24, false, true},  {6, 24, true, true},
    {5, 32, false, false},   {2, 32, false, true},   {7, 32, true, true},
    {2, 48, false, false},   {75, 48, false, true},  {37, 48, true, true},
    {7, 64, false, true},    {68, 64, true, true},   {2, 80, false, true},
    {2, 80, true, true},     {4, 96, false, true},   {2, 112, false, true},
    {1, 112, true, true},    {1, 128, true, false},  {37, 128, true, true},
    {10, 144, true, true},   {1, 160, false, false}, {11, 160, false, true},
    {1, 208, false, false},  {4, 208, false, true},  {1, 224, true, true},
    {1, 256, false, false},  {1, 288, false, true},  {4, 352, true, true},
    {1, 416, false, false},  {1, 416, false, true},  {11, 480, false, true},
    {1, 512, false, true},   {1, 512, true, true},   {1, 576, true, true},
    {2, 632, false, true},   {1, 888, false, false}, {1, 1144, false, true},
    {2, 1152, true, false},  {8, 1152, true, true},  {1, 1408, true, true},
    {1, 1784, false, false}, {3, 2040, false, true}, {1, 4856, false, false},
    {1, 6136, false, true},  {1, 9464, false, true}, {1, 16'376, false, true, 0, true},
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
  // No heap bitmap per arena any more; measured with 1.26.8.
  if (holds(Since::kNoPointerBitmap, go_minor)) footprint.off_heap_bytes = 3'627'272;
  return footprint;
}

}  // namespace tricolor
