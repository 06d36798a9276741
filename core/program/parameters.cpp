// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <algorithm>
#include <string>

#include "core/base/parse.h"
#include "core/program/library.h"

// What library.h says about parameters: defaults, reading "n=1000,kind=full", showing values.

namespace tricolor {

constexpr std::size_t kLongestQuote = 40;

static std::string quoted(std::string_view text) {
  std::string shown(text.substr(0, kLongestQuote));
  for (char& c : shown) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  }
  return "\"" + shown + (text.size() > kLongestQuote ? "...\"" : "\"");
}

static std::string listed(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return text;
}

static std::string parameter_names(const ProgramSpec& spec) {
  std::vector<std::string_view> names;
  for (const ParameterSpec& parameter : spec.parameters) names.push_back(parameter.name);
  return std::string(spec.name) + " has " + listed(names);
}

static Result<std::int64_t> parse_value(const ParameterSpec& parameter, std::string_view text) {
  if (!parameter.is_choice()) {
    return parse_integer(text, parameter.min, parameter.max,
                         "parameter " + std::string(parameter.name));
  }
  const auto& words = parameter.words;
  const auto found = std::find(words.begin(), words.end(), text);
  if (found != words.end()) return static_cast<std::int64_t>(found - words.begin());
  return Error{quoted(text) + " is not a value for parameter " + std::string(parameter.name) +
               "; give one of " + listed(words)};
}

/// Reads one "name=value" into `values`; the message of what is wrong, or nothing.
static std::string read_pair(const ProgramSpec& spec, std::string_view pair,
                             ParameterValues& values) {
  const std::size_t equals = pair.find('=');
  const std::string_view name = pair.substr(0, equals);
  const auto found =
      std::find_if(spec.parameters.begin(), spec.parameters.end(),
                   [&](const ParameterSpec& parameter) { return parameter.name == name; });
  if (found == spec.parameters.end()) {
    return quoted(name) + " is not a parameter; " + parameter_names(spec);
  }
  if (equals == std::string_view::npos) {
    return "parameter " + std::string(name) + " has no value; give " + std::string(name) + "=" +
           parameter_text(*found, found->default_value);
  }
  const Result<std::int64_t> value = parse_value(*found, pair.substr(equals + 1));
  if (!value) return value.error();
  values[std::string(name)] = value.value();
  return {};
}

ParameterValues default_values(const ProgramSpec& spec) {
  ParameterValues values;
  for (const ParameterSpec& parameter : spec.parameters) {
    values[std::string(parameter.name)] = parameter.default_value;
  }
  return values;
}

Result<ParameterValues> parse_parameters(const ProgramSpec& spec, std::string_view text) {
  ParameterValues values = default_values(spec);
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    const std::string wrong = read_pair(spec, text.substr(0, comma), values);
    if (!wrong.empty()) return Error{wrong};
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
    if (text.empty())
      return Error{"a comma without a parameter behind it; " + parameter_names(spec)};
  }
  return values;
}

std::string parameter_text(const ParameterSpec& spec, std::int64_t value) {
  if (!spec.is_choice()) return std::to_string(value);
  const auto last = static_cast<std::int64_t>(spec.words.size()) - 1;
  return std::string(
      spec.words[static_cast<std::size_t>(std::clamp<std::int64_t>(value, 0, last))]);
}

}  // namespace tricolor
