// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/hash.h"
#include "core/program/mutator.h"
#include "core/program/request.h"

namespace tricolor {

/// The stack variables that a map model works with, declared by the program.
struct MapVariables {
  std::uint32_t map = 0;   ///< the map itself: a pointer to its header
  std::uint32_t left = 0;  ///< new parts of it that are not installed yet
  std::uint32_t right = 0;
};

/// What the `map` workload needs of a map: keys 0, 1, 2 … are inserted once each, in order,
/// and deleted later in the same order, with no insert after a delete. Which cell a key is in
/// then never matters, only how many there are per bucket or table; the models count them.
///
/// 1. start(), whose request makes the map's header; it forgets the map before.
/// 2. take() with each result, until it requests nothing more.
/// 3. insert() or erase(), then again 2.
class MapModel {
 public:
  MapModel() = default;
  MapModel(const MapModel&) = default;
  MapModel& operator=(const MapModel&) = default;
  virtual ~MapModel() = default;
  virtual std::optional<Request> start(Mutator& m, const MapVariables& variables) = 0;
  virtual std::optional<Request> insert(Mutator& m, std::uint64_t key) = 0;
  virtual std::optional<Request> erase(Mutator& m, std::uint64_t key) = 0;
  virtual std::optional<Request> take(Mutator& m, Address result) = 0;
  virtual void hash(Hasher& hasher) const = 0;
};

}  // namespace tricolor
