// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/allocation_costs.h"

#include <array>

namespace tricolor {
namespace {

struct Row {
  double noscan_ns;
  double scan_ns;
};

// ns per allocation on memory that was used before, collector off, by size class: the columns
// "noscan reused" and "full reused" of reference/workloads/data/cost.json, one processor.
constexpr std::array<Row, kSizeClasses> kReusedNs{{
    {0, 0},
    {10.91, 18.25},  // 8 B
    {16.66, 20.35},  // 16 B
    {19.98, 23.5},  // 24 B
    {18.6, 41.06},  // 32 B
    {20.28, 43.68},  // 48 B
    {21.97, 41.28},  // 64 B
    {24.74, 44.68},  // 80 B
    {26.48, 44.91},  // 96 B
    {29.05, 48.36},  // 112 B
    {30.87, 49.22},  // 128 B
    {35.41, 52.5},  // 144 B
    {38.5, 54.2},  // 160 B
    {38.4, 55.62},  // 176 B
    {40.45, 56.31},  // 192 B
    {42.94, 60.23},  // 208 B
    {46.02, 63.21},  // 224 B
    {47.71, 66.8},  // 240 B
    {50.05, 68.59},  // 256 B
    {55.94, 74.28},  // 288 B
    {61.83, 81.86},  // 320 B
    {65.12, 83.84},  // 352 B
    {68.56, 87.56},  // 384 B
    {77.81, 99.25},  // 416 B
    {81.7, 102.31},  // 448 B
    {83.63, 112.51},  // 480 B
    {116.08, 167.54},  // 512 B
    {130.13, 184.71},  // 576 B
    {130.01, 162.04},  // 640 B
    {133.06, 174.37},  // 704 B
    {149.26, 184.47},  // 768 B
    {171.62, 208.21},  // 896 B
    {181.32, 219.24},  // 1024 B
    {207.05, 238.59},  // 1152 B
    {269.09, 274.01},  // 1280 B
    {242.28, 297.23},  // 1408 B
    {306.33, 345.64},  // 1536 B
    {293.43, 375.59},  // 1792 B
    {462.2, 536.57},  // 2048 B
    {379.09, 459.8},  // 2304 B
    {467.01, 547.41},  // 2688 B
    {442.19, 552.55},  // 3072 B
    {498.27, 582.82},  // 3200 B
    {463.27, 568.09},  // 3456 B
    {682.17, 875.12},  // 4096 B
    {600.81, 710.18},  // 4864 B
    {710.98, 840.97},  // 5376 B
    {693.57, 882.31},  // 6144 B
    {642.32, 760.6},  // 6528 B
    {558.19, 737.52},  // 6784 B
    {616.24, 805.31},  // 6912 B
    {1087.98, 1196.24},  // 8192 B
    {931.58, 1055.67},  // 9472 B
    {1046.51, 1146.41},  // 9728 B
    {982.58, 1488.77},  // 10240 B
    {1203.1, 1495.51},  // 10880 B
    {1340.23, 1800.55},  // 12288 B
    {1491.88, 1773.57},  // 13568 B
    {1500.39, 1792.71},  // 14336 B
    {1997.38, 2491.12},  // 16384 B
    {1566.88, 2066.52},  // 18432 B
    {1565.88, 2065.63},  // 19072 B
    {2045.47, 2546.43},  // 20480 B
    {2500.38, 2852.77},  // 21760 B
    {2566.16, 3288.32},  // 24576 B
    {2801.13, 3404.26},  // 27264 B
    {3068.23, 3879.98},  // 28672 B
    {3667.15, 4257.01},  // 32768 B
}};

// Large objects: the same columns for 1 MiB, per byte (clearing), on top of a span's fixed cost.
constexpr double kLargeNoscanNsPerByte = 76975.97 / 1048576;
constexpr double kLargeScanNsPerByte = 90230.12 / 1048576;
// [32 KiB: 3667 ns, of which clearing at the rate above is about two thirds.]
constexpr double kLargeFixedNs = 1200;

}  // namespace

Ticks allocation_cost(int size_class_index, bool noscan, Bytes slot_bytes) {
  if (size_class_index == kLargeClass) {
    const double per_byte = noscan ? kLargeNoscanNsPerByte : kLargeScanNsPerByte;
    return ticks(kLargeFixedNs + per_byte * static_cast<double>(slot_bytes));
  }
  const Row& row = kReusedNs[static_cast<std::size_t>(size_class_index)];
  return ticks(noscan ? row.noscan_ns : row.scan_ns);
}

}  // namespace tricolor
