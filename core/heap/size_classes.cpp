// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/heap/size_classes.h"

#include <algorithm>

#include "core/base/version_profile.h"

namespace tricolor {

// Go 1.19 … 1.26 share sizes and spans; the last three columns are the objects that are left where
// newer versions keep metadata inside the span (go-gc-model §2.2, §2.6).
constexpr std::array<SizeClass, kSizeClasses> kSizeClassTable{{
    // object, span, objects, tail waste, max waste %, scan 1.22+, noscan 1.26, scan 1.26
    {0, 0, 1, 0, 0.0, 1, 1, 1},  // large objects: a span each
    {8, 8192, 1024, 0, 87.50, 1008, 1024, 1008},
    {16, 8192, 512, 0, 43.75, 504, 504, 496},
    {24, 8192, 341, 8, 29.24, 336, 336, 330},
    {32, 8192, 256, 0, 21.88, 252, 252, 248},
    {48, 8192, 170, 32, 31.52, 168, 168, 165},
    {64, 8192, 128, 0, 23.44, 126, 126, 124},
    {80, 8192, 102, 32, 19.07, 100, 100, 99},
    {96, 8192, 85, 32, 15.95, 84, 84, 82},
    {112, 8192, 73, 16, 13.56, 72, 72, 70},
    {128, 8192, 64, 0, 11.72, 63, 63, 62},
    {144, 8192, 56, 128, 11.82, 56, 56, 55},
    {160, 8192, 51, 32, 9.73, 50, 50, 49},
    {176, 8192, 46, 96, 9.59, 45, 45, 45},
    {192, 8192, 42, 128, 9.25, 42, 42, 41},
    {208, 8192, 39, 80, 8.12, 38, 38, 38},
    {224, 8192, 36, 128, 8.15, 36, 36, 35},
    {240, 8192, 34, 32, 6.62, 33, 33, 33},
    {256, 8192, 32, 0, 5.86, 31, 31, 31},
    {288, 8192, 28, 128, 12.16, 28, 28, 27},
    {320, 8192, 25, 192, 11.80, 25, 25, 24},
    {352, 8192, 23, 96, 9.88, 22, 22, 22},
    {384, 8192, 21, 128, 9.51, 21, 21, 20},
    {416, 8192, 19, 288, 10.71, 19, 19, 19},
    {448, 8192, 18, 128, 8.37, 18, 18, 17},
    {480, 8192, 17, 32, 6.82, 16, 16, 16},
    {512, 8192, 16, 0, 6.05, 15, 15, 15},
    {576, 8192, 14, 128, 12.33, 14, 14, 14},
    {640, 8192, 12, 512, 15.48, 12, 12, 12},
    {704, 8192, 11, 448, 13.93, 11, 11, 11},
    {768, 8192, 10, 512, 13.94, 10, 10, 10},
    {896, 8192, 9, 128, 15.52, 9, 9, 9},
    {1024, 8192, 8, 0, 12.40, 8, 8, 8},
    {1152, 8192, 7, 128, 12.41, 7, 7, 7},
    {1280, 8192, 6, 512, 15.55, 6, 6, 6},
    {1408, 16384, 11, 896, 14.00, 11, 11, 11},
    {1536, 8192, 5, 512, 14.00, 5, 5, 5},
    {1792, 16384, 9, 256, 15.57, 9, 9, 9},
    {2048, 8192, 4, 0, 12.45, 4, 4, 4},
    {2304, 16384, 7, 256, 12.46, 7, 7, 7},
    {2688, 8192, 3, 128, 15.59, 3, 3, 3},
    {3072, 24576, 8, 0, 12.47, 8, 8, 8},
    {3200, 16384, 5, 384, 6.22, 5, 5, 5},
    {3456, 24576, 7, 384, 8.83, 7, 7, 7},
    {4096, 8192, 2, 0, 15.60, 2, 2, 2},
    {4864, 24576, 5, 256, 16.65, 5, 5, 5},
    {5376, 16384, 3, 256, 10.92, 3, 3, 3},
    {6144, 24576, 4, 0, 12.48, 4, 4, 4},
    {6528, 32768, 5, 128, 6.23, 5, 5, 5},
    {6784, 40960, 6, 256, 4.36, 6, 6, 6},
    {6912, 49152, 7, 768, 3.37, 7, 7, 7},
    {8192, 8192, 1, 0, 15.61, 1, 1, 1},
    {9472, 57344, 6, 512, 14.28, 6, 6, 6},
    {9728, 49152, 5, 512, 3.64, 5, 5, 5},
    {10240, 40960, 4, 0, 4.99, 4, 4, 4},
    {10880, 32768, 3, 128, 6.24, 3, 3, 3},
    {12288, 24576, 2, 0, 11.45, 2, 2, 2},
    {13568, 40960, 3, 256, 9.99, 3, 3, 3},
    {14336, 57344, 4, 0, 5.35, 4, 4, 4},
    {16384, 16384, 1, 0, 12.49, 1, 1, 1},
    {18432, 73728, 4, 0, 11.11, 4, 4, 4},
    {19072, 57344, 3, 128, 3.57, 3, 3, 3},
    {20480, 40960, 2, 0, 6.87, 2, 2, 2},
    {21760, 65536, 3, 256, 6.25, 3, 3, 3},
    {24576, 24576, 1, 0, 11.45, 1, 1, 1},
    {27264, 81920, 3, 128, 10.00, 3, 3, 3},
    {28672, 57344, 2, 0, 4.91, 2, 2, 2},
    {32768, 32768, 1, 0, 12.50, 1, 1, 1},
}};

const SizeClass& size_class(int index) {
  return kSizeClassTable[static_cast<std::size_t>(index)];
}

SizeClassMap::SizeClassMap(int go_minor, bool green_tea)
    : m_headers(holds(Since::kAllocationHeaders, go_minor)), m_inline_marks(green_tea) {
  int index = 1;
  for (std::size_t step = 0; step < m_by_8.size(); ++step) {
    while (size_class(index).object_bytes < step * 8) ++index;
    m_by_8[step] = static_cast<std::uint8_t>(index);
  }
}

int SizeClassMap::class_for(Bytes bytes, bool noscan) const {
  if (bytes > largest_small()) return kLargeClass;
  if (m_headers && !noscan && bytes > kMaxHeaderlessBytes) bytes += kHeaderBytes;
  return m_by_8[(std::max<Bytes>(bytes, 1) + 7) / 8];
}

Bytes SizeClassMap::slot_bytes(Bytes bytes, bool noscan) const {
  const int index = class_for(bytes, noscan);
  if (index != kLargeClass) return size_class(index).object_bytes;
  return (bytes + kPageBytes - 1) / kPageBytes * kPageBytes;
}

Bytes SizeClassMap::round_up(Bytes bytes, bool noscan) const {
  const Bytes largest = m_headers ? kMaxSmallBytes - kHeaderBytes : kMaxSmallBytes - 1;
  if (bytes > largest) return (bytes + kPageBytes - 1) / kPageBytes * kPageBytes;
  const bool header = m_headers && !noscan && bytes > kMaxHeaderlessBytes;
  return size_class(class_for(bytes, noscan)).object_bytes - (header ? kHeaderBytes : 0);
}

std::uint32_t SizeClassMap::objects_per_span(int index, bool noscan) const {
  const SizeClass& c = size_class(index);
  if (m_inline_marks) return noscan ? c.objects_noscan_1_26 : c.objects_scan_1_26;
  if (m_headers && !noscan) return c.objects_scan_1_22;
  return c.objects;
}

}  // namespace tricolor
