// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "core/program/library.h"

namespace tricolor {

/// A parameter that is a whole number in [min, max].
ParameterSpec number(std::string_view name, std::string_view unit, std::int64_t default_value,
                     std::int64_t min, std::int64_t max, std::string_view help);

/// A parameter that is one of `words`; the first is the default unless said otherwise.
ParameterSpec choice(std::string_view name, std::vector<std::string_view> words,
                     std::string_view help, std::int64_t default_index = 0);

/// kind=noscan|half|full.
ParameterSpec kind_choice(std::int64_t default_index);

/// Ranges that several programs share. Counts go far beyond what fits a machine, so that the
/// answer to an absurd one is the memory that it would take.
inline constexpr std::int64_t kMaxCount = 1'000'000'000'000;
inline constexpr std::int64_t kMaxObjectBytes = 1 << 30;
inline constexpr std::int64_t kMaxMutators = 64;

/// A program's parameter values by name; what is missing has its default.
class ParameterReader {
 public:
  ParameterReader(const std::vector<ParameterSpec>& specs, const ParameterValues& values)
      : m_specs(specs), m_values(values) {}
  std::int64_t operator[](std::string_view name) const;
  std::uint64_t count(std::string_view name) const {
    return static_cast<std::uint64_t>((*this)[name]);
  }
  std::uint32_t small(std::string_view name) const {
    return static_cast<std::uint32_t>((*this)[name]);
  }

 private:
  const std::vector<ParameterSpec>& m_specs;
  const ParameterValues& m_values;
};

/// a · b, or the largest number if that is too large: for estimates of absurd sizes.
constexpr std::uint64_t saturating_product(std::uint64_t a, std::uint64_t b) {
  return b != 0 && a > UINT64_MAX / b ? UINT64_MAX : a * b;
}
constexpr std::uint64_t saturating_sum(std::uint64_t a, std::uint64_t b) {
  return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

}  // namespace tricolor
