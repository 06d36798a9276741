// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/units.h"

namespace tricolor {

/// What is known of a mark phase while it lasts.
struct MarkWork {
  Bytes done = 0;             ///< heap scanned so far
  Bytes expected = 0;         ///< heap that the last cycle scanned; 0: there was none
  Bytes most = 0;             ///< heap that could be scanned, if all of it were alive
  std::uint64_t black = 0;    ///< objects
  std::uint64_t objects = 0;  ///< of all three colours
};

/// How much of the heap's marking is done, 0 … 0.99: as long as it is marked, more may turn up.
///
/// 1. Roots do not count: with a small heap they are nearly all of the work, and every object is
///    still white when they are scanned.
/// 2. Of the heap that the last cycle scanned, which is what the pacer expects (§4.6).
/// 3. Beyond that the expectation loses its worth; at twice of it everything that can be scanned
///    is expected, as by the pacer from then on.
/// 4. Before a cycle has scanned anything: the share of objects that are black.
double mark_progress(const MarkWork& work);

}  // namespace tricolor
