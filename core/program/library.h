// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/program/program.h"

namespace tricolor {

/// One parameter of a program: a whole number in a range, or one of a few words.
struct ParameterSpec {
  std::string_view name;
  std::string_view unit;  ///< "objects", "bytes", "steps"; empty for words
  std::string_view help;  ///< one plain sentence
  std::int64_t default_value = 0;
  std::int64_t min = 0;
  std::int64_t max = 0;
  std::vector<std::string_view> words;  ///< not empty: a choice; default_value indexes it
  bool is_choice() const { return !words.empty(); }
};

/// The values for one run, by parameter name; choices hold the index of the word.
using ParameterValues = std::map<std::string, std::int64_t, std::less<>>;

/// What a run with these parameters will need at most, for refusing what cannot fit.
struct ProgramEstimate {
  std::uint64_t live_objects = 0;  ///< largest number alive at once, garbage not counted
  Bytes live_bytes = 0;
  std::uint64_t allocations = 0;
};

/// One row of the program library.
struct ProgramSpec {
  std::string_view name;
  std::string_view summary;  ///< one plain sentence for the chooser
  std::vector<ParameterSpec> parameters;
  std::unique_ptr<Program> (*make)(const ParameterValues& values, std::uint64_t seed);
  ProgramEstimate (*estimate)(const ParameterValues& values);
};

/// All programs, in the order in which they are shown.
std::span<const ProgramSpec> program_library();

/// nullptr if there is no such program.
const ProgramSpec* find_program(std::string_view name);

/// Every parameter at its default.
ParameterValues default_values(const ProgramSpec& spec);

/// "n=1000,kind=full" over the defaults. Unknown names, values out of range and unknown words
/// are errors that list the valid ones.
Result<ParameterValues> parse_parameters(const ProgramSpec& spec, std::string_view text);

/// "half" for a choice, the number otherwise.
std::string parameter_text(const ParameterSpec& spec, std::int64_t value);

}  // namespace tricolor
