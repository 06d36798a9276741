// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>

#include "core/program/library.h"
#include "core/program/object_shape.h"
#include "core/program/workload.h"

namespace tricolor {

struct RequestConfig {
  std::uint64_t requests = 0;
  std::uint64_t cache = 1;  ///< entries of the session cache
  Bytes session = 2048;     ///< bytes of a session
  std::uint32_t work = 0;   ///< steps of spin after each object
};

/// Serves requests: each makes 40 to 79 objects of mixed sizes, all dead when it ends; one in
/// four puts a session into a cache.
class RequestProgram final : public CloneableWorkload<RequestProgram> {
 public:
  RequestProgram(const RequestConfig& config, std::uint64_t seed, const Seat& seat)
      : CloneableWorkload(seed, config.work), m_config(config), m_seat(seat) {}
  Request step(Mutator& m, Address result);
  void hash(Hasher& hasher) const override;

 private:
  enum class Stage : std::uint8_t { kStart, kSessions, kArena, kObjects, kSession };
  static constexpr std::uint64_t kFewestObjects = 40;
  static constexpr std::uint64_t kObjectsRange = 40;

  Request begin(Mutator& m);
  void prepare_types(Mutator& m);
  Request begin_request();
  Request next_object();
  void take_object(Mutator& m, Address object);
  Request end_objects(Mutator& m);
  Request end_request(Mutator& m);

  RequestConfig m_config;
  Seat m_seat;
  Stage m_stage = Stage::kStart;
  std::uint32_t m_sessions_variable = 0;
  std::uint32_t m_arena_variable = 0;
  Address m_sessions = 0;  ///< = the variable `sessions`
  Address m_arena = 0;     ///< = the variable `arena`, while it lives
  std::uint64_t m_request = 0;
  std::uint64_t m_size = 0;  ///< objects of this request
  std::uint64_t m_made = 0;
  Bytes m_sum = 0;  ///< bytes of this request
  std::uint64_t m_session_index = 0;
  bool m_linked = false;  ///< the requested object points to an earlier one
  double m_object_ns = 0;
  std::array<std::array<TypeId, 256>, 2> m_types{};   ///< by kind and quantile
  std::array<TypeId, kObjectsRange> m_arena_types{};  ///< by size - kFewestObjects
  TypeId m_session_type = 0;
};

/// Its loop is compiled once, where step() can become part of it.
extern template class CloneableWorkload<RequestProgram>;

ProgramSpec request_spec();

}  // namespace tricolor
