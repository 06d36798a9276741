// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <variant>

#include "core/program/bucket_map.h"
#include "core/program/library.h"
#include "core/program/swiss_map.h"
#include "core/program/workload.h"

namespace tricolor {

struct MapConfig {
  std::uint64_t n = 0;      ///< entries of the first map
  std::uint64_t after = 0;  ///< entries of the second
  std::uint64_t rounds = 1;
  MapValue value = MapValue::kInt;
  bool settle = false;  ///< collect twice before each named moment
};

/// Fills a map, deletes every entry, replaces the map by a new one and fills that. The map is
/// the one of the Go version that runs: buckets up to 1.23, Swiss tables since 1.24.
class MapProgram final : public CloneableWorkload<MapProgram> {
 public:
  MapProgram(const MapConfig& config, std::uint64_t seed)
      : CloneableWorkload(seed), m_config(config), m_seed(seed) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Step : std::uint8_t {
    kMake,
    kInsert,
    kGrown,
    kErase,
    kDeleted,
    kRemake,
    kReplaced,
    kRefill,
    kRefilled,
    kRoundDone,
  };
  void begin(Mutator& m);
  MapModel& model();
  const MapModel& model() const;
  /// Goes on with the present step; nothing when it is over.
  std::optional<Request> run_step(Mutator& m);
  std::optional<Request> make_map(Mutator& m);
  template <typename Operation>
  std::optional<Request> repeat(std::uint64_t count, Operation operation);
  std::optional<Request> mark(Mutator& m, std::string_view label);

  MapConfig m_config;
  std::uint64_t m_seed;
  std::variant<std::monostate, BucketMap, SwissMap> m_model;
  MapVariables m_variables;
  std::uint32_t m_keep = 0;      ///< variable
  bool m_awaits_object = false;  ///< the result is the model's
  bool m_entered = false;        ///< the step has begun
  Step m_step = Step::kMake;
  std::uint64_t m_done = 0;         ///< operations of this step
  std::uint32_t m_collections = 0;  ///< forced before this moment
  std::uint64_t m_round = 0;
};

ProgramSpec map_spec();

}  // namespace tricolor
