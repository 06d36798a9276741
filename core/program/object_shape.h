// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/rng.h"
#include "core/base/units.h"
#include "core/program/mutator.h"

namespace tricolor {

/// The three kinds of objects of the reference workloads; also the index of the parameter's word.
enum class ObjectKind : std::uint8_t {
  kNoscan,  ///< []byte: no pointers
  kHalf,    ///< []cell of 16 bytes, pointer first: every second word is a pointer
  kFull,    ///< []unsafe.Pointer: every word is a pointer
};

/// The words of a parameter that chooses an ObjectKind, in the order of its values.
std::vector<std::string_view> object_kind_words();

/// One sort of object that a program makes: its type, and how many pointers are set at once.
struct ObjectShape {
  TypeId type = 0;
  std::uint32_t fill = 0;           ///< pointers set right after allocation
  std::uint32_t pointer_words = 1;  ///< distance between two of them
};

/// obj(kind, bytes, fill, …) of the workloads. As in Go, a half object has bytes / 16 cells and
/// a full one bytes / 8 words (here at least one); `fill` is cut to the pointers there are. Nobody
/// writes to the rest, and nothing to a noscan one.
ObjectShape shape_of(Mutator& m, ObjectKind kind, Bytes bytes, std::uint64_t fill = 0);

/// []unsafe.Pointer of `entries` words.
TypeId table_type(Mutator& m, std::uint64_t entries, MemoryUse use = {});

/// Sets the pointers of a new `object` to targets below `targets`, one draw each, which
/// `load(index)` fetches and `storer` (a mutator, or a burst) stores.
template <typename Storer, typename Load>
inline void fill_object(Storer& storer, SplitMix64& rng, Address object, const ObjectShape& shape,
                        std::uint64_t targets, Load load) {
  for (std::uint32_t i = 0; i < shape.fill; ++i) {
    storer.store(object, std::uint64_t{i} * shape.pointer_words, load(rng.below(targets)));
  }
}

/// What a store into a random entry of a table of `entries` words costs, in ns.
double table_store_ns(std::uint64_t entries);

}  // namespace tricolor
