// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/allocation_costs.h"

#include <algorithm>
#include <array>

#include "core/base/mark_costs.h"
#include "core/base/version_profile.h"

namespace tricolor {
namespace {

struct Row {
  double noscan_ns;
  double scan_ns;
  double half_full_ns;  ///< noscan, every second slot of the span still taken
};

// ns per allocation on memory that was used before, collector off, by size class: the columns
// "noscan reused", "full reused" and "half-full spans" of reference/workloads/data/cost.json. It
// has two series of the best of five times, which differ by up to a third where the machine was
// slower for a while; these are the smaller ones.
constexpr std::array<Row, kSizeClasses> kReusedNs{{
    {0, 0, 0},
    {10.91, 18.25, 13.95},        // 8 B
    {16.66, 20.35, 18.15},        // 16 B
    {18.6, 23.5, 19.69},          // 24 B
    {18.6, 41.06, 20.78},         // 32 B
    {20.28, 43.68, 25.35},        // 48 B
    {21.97, 41.28, 29.3},         // 64 B
    {24.74, 44.68, 34.44},        // 80 B
    {26.48, 44.91, 38.02},        // 96 B
    {29.05, 48.36, 41.51},        // 112 B
    {30.87, 49.22, 50.88},        // 128 B
    {35.41, 52.5, 51.36},         // 144 B
    {38.5, 54.2, 53.47},          // 160 B
    {38.4, 55.62, 57.07},         // 176 B
    {40.45, 56.31, 61.58},        // 192 B
    {42.94, 60.23, 63.42},        // 208 B
    {46.02, 63.21, 68.28},        // 224 B
    {47.71, 66.8, 69.63},         // 240 B
    {50.05, 68.59, 73.18},        // 256 B
    {55.94, 74.28, 82.48},        // 288 B
    {61.83, 81.86, 87.55},        // 320 B
    {65.12, 83.84, 89.58},        // 352 B
    {68.56, 87.56, 96},           // 384 B
    {77.81, 99.25, 109.66},       // 416 B
    {81.7, 102.31, 119.82},       // 448 B
    {83.63, 112.51, 125.99},      // 480 B
    {97.1, 128.38, 149.1},        // 512 B
    {106.48, 140.63, 154.86},     // 576 B
    {122.89, 159.71, 188.56},     // 640 B
    {133.06, 171.45, 187.62},     // 704 B
    {147.09, 184.47, 194.61},     // 768 B
    {167.74, 208.21, 255.21},     // 896 B
    {181.32, 219.24, 263.36},     // 1024 B
    {207.05, 238.59, 304.98},     // 1152 B
    {269.09, 274.01, 347.37},     // 1280 B
    {220.74, 274, 324.39},        // 1408 B
    {275.57, 345.64, 376.32},     // 1536 B
    {293.43, 371.23, 359.69},     // 1792 B
    {431.31, 499.72, 495.61},     // 2048 B
    {379.09, 459.8, 540.85},      // 2304 B
    {467.01, 547.41, 577.78},     // 2688 B
    {420.87, 490.87, 547.14},     // 3072 B
    {489.85, 568.47, 641.33},     // 3200 B
    {463.27, 568.09, 550.32},     // 3456 B
    {682.17, 875.12, 697.42},     // 4096 B
    {600.81, 710.18, 666.49},     // 4864 B
    {710.98, 840.97, 807.97},     // 5376 B
    {693.57, 882.31, 745.64},     // 6144 B
    {642.32, 760.6, 684.63},      // 6528 B
    {558.19, 737.52, 749.06},     // 6784 B
    {616.24, 805.31, 758.39},     // 6912 B
    {1087.98, 1196.24, 1186.75},  // 8192 B
    {931.58, 1055.67, 850.76},    // 9472 B
    {1046.51, 1146.41, 1063.3},   // 9728 B
    {982.58, 1239.63, 1221.64},   // 10240 B
    {1135.17, 1455.9, 1184.83},   // 10880 B
    {1340.23, 1800.55, 1516.57},  // 12288 B
    {1491.35, 1773.57, 1712.85},  // 13568 B
    {1500.39, 1792.71, 1452.15},  // 14336 B
    {1997.38, 2491.12, 2103.67},  // 16384 B
    {1566.88, 2066.52, 1764.28},  // 18432 B
    {1565.88, 2065.63, 1903.26},  // 19072 B
    {2045.47, 2546.43, 2045.01},  // 20480 B
    {2436.71, 2475.12, 2076.46},  // 21760 B
    {2566.16, 3288.32, 3127.09},  // 24576 B
    {2724.43, 3311.83, 2516.69},  // 27264 B
    {2851.98, 3507.13, 2971.77},  // 28672 B
    {3175.32, 4122.76, 3683.9},   // 32768 B
}};

// Large objects: the same columns for 1 MiB, per byte (clearing, and writing the bitmap), on top of
// a span's fixed cost.
constexpr double kLargeNoscanNsPerByte = 76975.97 / 1048576;
constexpr double kLargeScanNsPerByte = 90230.12 / 1048576;
// Clearing where it is in the cache [perf: slice-copy, GOGC=100, one processor, 1 MB at a time in a
// heap of 4 MiB: 34 ms, of which its 159 cycles are 12: 46 us each].
constexpr double kLargeCachedNsPerByte = 0.04;
// [32 KiB: 3667 ns, of which clearing at the rate above is about two thirds.]
constexpr double kLargeFixedNs = 1200;
// The table's objects with pointers are arrays. A struct of four words has its bits in one byte of
// the bitmap, which is quicker to write. [micro: 32 bytes, Go 1.19.8: without pointers 19.5, an
// array 37.4, a struct with one pointer 28.6, with four 28.0; 16 bytes: both 22.5.]
constexpr Bytes kFourWords = 4 * kWordBytes;
constexpr double kFourWordStruct = 0.51;
// From 1.22 on no bitmap of the whole heap has to be written, but a few words in the span, or a
// header. [micro: Go 1.26.8, garbage of 32 to 512 bytes with pointers: 5.6 to 10 ns more than
// without; 1.19.8 on the same machine 18 to 40. Above that, 13 to 36 of hundreds.]
constexpr double kSmallPointersNs = 8;
// An object whose memory is in the cache [micro, see kCachedAllocations: 26 ns with 256 bytes, 36
// with 512, 54 to 58 with 1024, 105 with 2048, 215 to 240 with 4096, 620 to 760 with 16384].
constexpr double kCachedNs = 17;
constexpr double kCachedNsPerByte = 0.038;

// Finding a span and making it the cached one, once it is swept [crowd, 8 MiB: 58 to 68 ns for each
// span with 256 to 1024 bytes, times 1.65].
constexpr double kRefillNs = 100;

/// What free slots that are scattered among `share` taken ones cost more, 1 with half of them
/// taken: the processor fetches small gaps along with the rest, and beyond half of it every slot of
/// large ones comes late anyway. [crowd: random slots of a heap of 64 MiB taken, less 8 MiB,
/// Go 1.19.8. A quarter, a half, three quarters, seven eighths of them: 64 bytes 0.4, 7, 33, 44 ns;
/// 128 bytes 3, 20, 49, 52; 256 bytes 22, 35, 58, 70; 512 bytes 40, 53, 74, 83; 1024 bytes 77, 93,
/// 116.]
double scattered(Bytes slot_bytes, double share) {
  if (slot_bytes <= 64) return 8 * share * share * share;
  if (slot_bytes <= 256) return 4 * share * share;
  return slot_bytes <= 384 ? 2 * share : std::min(1.0, 2 * share);
}

double noscan_ns(const Row& row, Bytes slot_bytes, double uncached) {
  const double cached = kCachedNs + kCachedNsPerByte * static_cast<double>(slot_bytes);
  return cached >= row.noscan_ns ? row.noscan_ns : cached + uncached * (row.noscan_ns - cached);
}

}  // namespace

double uncached_share(Bytes reuse_distance) {
  if (reuse_distance <= kCachedAllocations) return 0;
  const auto missing = [](Bytes bytes) {
    return static_cast<double>(bytes - kCachedAllocations) / static_cast<double>(bytes);
  };
  return std::min(1.0, missing(reuse_distance) / missing(kTableHeap));
}

Ticks allocation_cost(int size_class_index, PointersIn pointers, Bytes slot_bytes, int go_minor,
                      double uncached) {
  const bool noscan = pointers == PointersIn::kNothing;
  const bool writes_bitmap = !noscan && !holds(Since::kNoPointerBitmap, go_minor);
  if (size_class_index == kLargeClass) {
    const double bitmap = writes_bitmap ? kLargeScanNsPerByte - kLargeNoscanNsPerByte : 0;
    return ticks(kLargeFixedNs + bitmap * static_cast<double>(slot_bytes));
  }
  const Row& row = kReusedNs[static_cast<std::size_t>(size_class_index)];
  const double clearing = noscan_ns(row, slot_bytes, uncached);
  if (noscan) return ticks(clearing);
  if (!writes_bitmap) return ticks(clearing + kSmallPointersNs);
  const double bitmap = row.scan_ns - row.noscan_ns;
  const bool in_one_byte = slot_bytes == kFourWords && pointers == PointersIn::kStruct;
  return ticks(clearing + (in_one_byte ? kFourWordStruct * bitmap : bitmap));
}

Ticks clearing_cost(const Span& s) {
  const double waits = static_cast<double>(s.clearing_waits) / Span::kAllWaits;
  const double per_byte =
      kLargeCachedNsPerByte + waits * (kLargeNoscanNsPerByte - kLargeCachedNsPerByte);
  return ticks(per_byte * static_cast<double>(s.bytes()));
}

Ticks new_memory_byte(int go_minor) {
  return ticks(holds(Since::kNoHugePageAdvice, go_minor) ? 0 : 0.018);
}

Ticks growing_cost(Bytes mapped, Bytes grown) {
  const std::uint32_t before = std::max(arenas_in(mapped - grown), 1U);
  return cost::kGrowHeap + (arenas_in(mapped) - before) * cost::kNewArena;
}

// [gcbits: time stamps around newMarkBits, Go 1.26.8, slice-leak: 25 to 38 us where 60 KiB are
// backed, 4 to 6 where none are. On another machine, to be multiplied by 0.61, see
// cost::kGrowHeap.]
Ticks cleared_bits_cost(const MarkBitArenas::Cleared& cleared) {
  return ticks(kLargeCachedNsPerByte * static_cast<double>(cleared.bytes)) +
         static_cast<Ticks>(cleared.backed) * kPageFaultByte;
}

double missing_from_caches(Bytes reuse_distance) {
  return static_cast<double>(cost::missing_share(reuse_distance, cost::kSharedCache)) /
         static_cast<double>(cost::missing_share(cost::kMeasuredHeap, cost::kSharedCache));
}

Ticks crowded_span_cost(int size_class_index, std::uint32_t taken, std::uint32_t slots,
                        double missing) {
  if (taken == 0) return 0;
  const Row& row = kReusedNs[static_cast<std::size_t>(size_class_index)];
  const double share = static_cast<double>(taken) / slots;
  const double half_full = std::max(row.half_full_ns - row.noscan_ns - kRefillNs / slots, 0.0);
  const double late = half_full * scattered(size_class(size_class_index).object_bytes, share);
  return ticks(kRefillNs * share + missing * late * (slots - taken));
}

}  // namespace tricolor
