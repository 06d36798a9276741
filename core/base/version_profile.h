// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/units.h"

namespace tricolor {

inline constexpr int kOldestGo = 19;  ///< Go 1.19
inline constexpr int kNewestGo = 26;

/// A rule that not every version has. Code asks `holds(Since::kX, go_minor)`; there are no other
/// comparisons of version numbers outside this file and the tables of measured sizes.
enum class Since : std::uint8_t {
  kStartPointIsHeapLive,
  kConsMarkMeanOfTwo,
  kSweepInBatches,
  kTraceShowsScannedStacks,
  kHalfPointerBitmap,
  kConsMarkMaxOfFive,
  kLimitHeadroomGrows,
  kIdlePageCachesFlushed,
  kDenseChunksStay,
  kNoHugePageAdvice,
  kAllocationHeaders,
  kNoPointerBitmap,
  kLargeClearedInPieces,
  kLimitScavengesAtItsShare,
  kLargeReadyAfterTrigger,
  kLateRoundingCharge,
  kSwissMaps,
  kCleanups,
  kCleanupQueue,
  kGreenTeaPossible,
  kGreenTeaDefault,
  kPutWorkWakesIdle,
  kSnapshotOfProcessors,
  kPauseLastsUntilWoken,
  kCount,
};

/// One difference between versions: from which minor version on, what, and where the model of Go's
/// collector (go-gc-model) says so.
struct VersionRow {
  Since rule;
  int minor;
  std::string_view what;
  std::string_view source;
};

inline constexpr std::array<VersionRow, static_cast<std::size_t>(Since::kCount)> kVersionTable{{
    {Since::kStartPointIsHeapLive, 20, "a cycle's start point is the heap as it was", "§4.4, §11"},
    {Since::kConsMarkMeanOfTwo, 20, "cons/mark is the mean of two, no PI controller", "§4.7, §11"},
    {Since::kSweepInBatches, 20, "the background sweeper takes ten spans at a time", "§2.8"},
    {Since::kTraceShowsScannedStacks, 20, "gctrace's stacks are those last scanned", "§7.2, §11"},
    {Since::kHalfPointerBitmap, 20, "the pointer bitmap has one bit per word", "§2.6"},
    {Since::kConsMarkMaxOfFive, 21, "cons/mark is the largest of five", "§4.7, §11"},
    {Since::kLimitHeadroomGrows, 21, "the limit's goal keeps 3 % back", "§4.3, §11"},
    {Since::kIdlePageCachesFlushed, 21, "idle processors give their cached pages back",
     "§2.7, §11"},
    {Since::kDenseChunksStay, 21, "the scavenger leaves densely used chunks alone", "§6.2, §11"},
    {Since::kNoHugePageAdvice, 21, "memory is made ready without advice on huge pages", "§6.5"},
    {Since::kAllocationHeaders, 22, "larger objects with pointers have a header", "§2.1, §2.6"},
    {Since::kNoPointerBitmap, 22, "pointer bits lie in the spans, not in the arenas", "§2.6"},
    {Since::kLargeClearedInPieces, 22, "large objects with pointers are cleared preemptibly",
     "§2.5"},
    {Since::kLimitScavengesAtItsShare, 22, "scavenging starts at 95 % of the limit", "§6.1"},
    {Since::kLargeReadyAfterTrigger, 24,
     "a large object is cleared, and counts, after the trigger test", "malloc.go of 1.26"},
    {Since::kLateRoundingCharge, 24, "a cycle's first object owes for its rounding up",
     "malloc.go of 1.26"},
    {Since::kSwissMaps, 24, "maps are groups of eight in tables", "§8.4, §11"},
    {Since::kCleanups, 24, "runtime.AddCleanup and weak pointers", "§8.8"},
    {Since::kCleanupQueue, 25, "cleanups have a queue and goroutines of their own", "§3.3, §8.8"},
    {Since::kGreenTeaPossible, 25, "marking span by span, as an experiment", "§9"},
    {Since::kGreenTeaDefault, 26, "marking span by span", "§9"},
    {Since::kPutWorkWakesIdle, 26, "Green Tea: offered work wakes an idle processor", "§3.8, §9.4"},
    {Since::kSnapshotOfProcessors, 26, "sleeping threads refer to all processors",
     "runtime2.go of 1.26"},
    {Since::kPauseLastsUntilWoken, 26, "the first pause lasts until another P is awake",
     "proc.go of 1.26"},
}};

constexpr bool holds(Since rule, int go_minor) {
  return go_minor >= kVersionTable[static_cast<std::size_t>(rule)].minor;
}

/// How much of the arenas' bitmap says where in `heap_bytes` the pointers are (§2.6): 1/32 of it in
/// 1.19, 1/64 in 1.20 and 1.21, then none.
constexpr Bytes pointer_bitmap_bytes(Bytes heap_bytes, int go_minor) {
  if (holds(Since::kNoPointerBitmap, go_minor)) return 0;
  return heap_bytes / (holds(Since::kHalfPointerBitmap, go_minor) ? 64 : 32);
}

/// Every rule has its own row at its own place.
constexpr bool version_table_is_in_order() {
  for (std::size_t i = 0; i < kVersionTable.size(); ++i) {
    if (static_cast<std::size_t>(kVersionTable[i].rule) != i) return false;
  }
  return true;
}
static_assert(version_table_is_in_order());

}  // namespace tricolor
