// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/append_growth.h"

namespace tricolor {

constexpr std::uint64_t kDoublingBelow = 256;  ///< elements; larger slices grow by less

static std::uint64_t wanted_capacity(std::uint64_t capacity, std::uint64_t needed) {
  if (needed > 2 * capacity) return needed;
  if (capacity < kDoublingBelow) return 2 * capacity;
  std::uint64_t wanted = capacity;
  while (wanted < needed) wanted += (wanted + 3 * kDoublingBelow) / 4;
  return wanted;
}

std::uint64_t grown_capacity(const SizeClassMap& sizes, std::uint64_t capacity,
                             std::uint64_t needed, SliceElement element) {
  const Bytes wanted = wanted_capacity(capacity, needed) * element.bytes;
  return sizes.round_up(wanted, element.noscan) / element.bytes;
}

std::vector<std::uint64_t> append_capacities(const Mutator& m, std::uint64_t length,
                                             std::uint64_t step, SliceElement element) {
  std::vector<std::uint64_t> capacities;
  std::uint64_t capacity = 0;
  for (std::uint64_t held = 0; held + step <= length; held += step) {
    if (held + step <= capacity) continue;
    capacity = grown_capacity(m.sizes(), capacity, held + step, element);
    capacities.push_back(capacity);
  }
  return capacities;
}

}  // namespace tricolor
