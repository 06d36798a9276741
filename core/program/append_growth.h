// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/units.h"
#include "core/program/mutator.h"

namespace tricolor {

/// A slice's element as append sees it.
struct SliceElement {
  Bytes bytes = 1;  ///< 1 or more
  bool noscan = true;
};

/// The capacity, in elements, that append gives a slice of `capacity` elements that has to hold
/// `needed` > capacity (go-gc-model §8.1; Go 1.18 to 1.26).
std::uint64_t grown_capacity(const SizeClassMap& sizes, std::uint64_t capacity,
                             std::uint64_t needed, SliceElement element);

/// The capacities that a nil slice goes through when `step` elements are appended at a time,
/// until it holds `length`.
std::vector<std::uint64_t> append_capacities(const Mutator& m, std::uint64_t length,
                                             std::uint64_t step, SliceElement element);

}  // namespace tricolor
