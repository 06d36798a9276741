// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/heap/heap.h"

namespace tricolor {

/// How far a search may go.
struct SearchBounds {
  std::uint64_t max_objects = 50'000'000;
  std::function<bool()> cancelled = {};  ///< asked every few thousand objects; may be empty
};

/// A shortest way through pointers from a root to an object.
struct HeapPath {
  enum class Answer : std::uint8_t { kReachable, kUnreachable, kStopped, kNotAnObject };
  struct Step {
    Address object = 0;      ///< base
    std::uint64_t word = 0;  ///< of the object before, that points here
  };
  Answer answer = Answer::kNotAnObject;
  std::size_t root = 0;     ///< index of the root word; among equals the first
  std::vector<Step> steps;  ///< from the root's object to the one searched for
  std::uint64_t objects_visited = 0;
};

/// Breadth first over the heap as it is now; `roots` may be nil, interior or no heap at all. Visits
/// each object with pointers once: 12 bytes of memory for each, and a bit for each 8 bytes of heap.
HeapPath shortest_path(const Heap& heap, std::span<const Address> roots, Address target,
                       const SearchBounds& bounds = {});

/// True if the way still leads from the root's `value` to its end: much cheaper than a new search.
bool still_leads(const Heap& heap, const HeapPath& path, Address root_value);

}  // namespace tricolor
