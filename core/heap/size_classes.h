// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>

#include "core/base/units.h"

namespace tricolor {

/// One row of Go's size-class table, with what it wastes. Sizes in bytes.
struct SizeClass {
  std::uint32_t object_bytes = 0;
  std::uint32_t span_bytes = 0;
  std::uint16_t objects = 0;            ///< per span, up to 1.21 and for noscan up to 1.25
  std::uint16_t tail_waste_bytes = 0;   ///< per span
  double max_waste_percent = 0;         ///< worst case of rounding up and tail together
  std::uint16_t objects_scan_1_22 = 0;  ///< per span with pointers, 1.22 on
  std::uint16_t objects_noscan_1_26 = 0;
  std::uint16_t objects_scan_1_26 = 0;
};

inline constexpr int kSizeClasses = 68;  ///< class 0 stands for large objects
inline constexpr int kLargeClass = 0;
inline constexpr int kTinyClass = 2;  ///< 16-byte blocks that hold several tiny objects
inline constexpr int kSpanClasses = 2 * kSizeClasses;
inline constexpr Bytes kMaxSmallBytes = 32768;
inline constexpr Bytes kTinyBytes = 16;
/// From 1.22 pointerful objects above this size carry a type header in front (§2.6).
inline constexpr Bytes kMaxHeaderlessBytes = 512;
/// With Green Tea spans of such slots, one page each, have their mark bits in themselves and are
/// scanned as a whole (§9).
inline constexpr Bytes kSmallestWithSpanBits = 16;
constexpr bool fits_span_bits(Bytes slot_bytes) {
  return slot_bytes >= kSmallestWithSpanBits && slot_bytes <= kMaxHeaderlessBytes;
}
inline constexpr Bytes kHeaderBytes = 8;

/// `index` in [0, kSizeClasses).
const SizeClass& size_class(int index);

/// 2·class + (1 if noscan): what spans, caches and central lists are kept by.
constexpr int span_class(int index, bool noscan) {
  return 2 * index + (noscan ? 1 : 0);
}

/// From requested bytes to slots, as one Go version does it (go-gc-model §2.1, §2.2, §2.6).
class SizeClassMap {
 public:
  /// `go_minor` 19 … 26. `green_tea`: spans of small objects carry their mark bits inline, as 1.26
  /// does.
  SizeClassMap(int go_minor, bool green_tea);

  /// kLargeClass for what gets a span of its own.
  int class_for(Bytes bytes, bool noscan) const;
  /// What the object takes: its slot, or whole pages.
  Bytes slot_bytes(Bytes bytes, bool noscan) const;
  /// The capacity that append, strings.Builder and maps ask for (Go's roundupsize).
  Bytes round_up(Bytes bytes, bool noscan) const;
  std::uint32_t objects_per_span(int index, bool noscan) const;
  /// Largest request that is not a large object.
  Bytes largest_small() const { return m_headers ? kMaxSmallBytes - kHeaderBytes : kMaxSmallBytes; }
  bool has_headers() const { return m_headers; }

 private:
  bool m_headers;
  bool m_inline_marks;
  std::array<std::uint8_t, kMaxSmallBytes / 8 + 1> m_by_8{};
};

}  // namespace tricolor
