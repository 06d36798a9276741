// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/program/parameter_reader.h"

#include "core/program/object_shape.h"

namespace tricolor {

ParameterSpec number(std::string_view name, std::string_view unit, std::int64_t default_value,
                     std::int64_t min, std::int64_t max, std::string_view help) {
  return {name, unit, help, default_value, min, max, {}};
}

ParameterSpec choice(std::string_view name, std::vector<std::string_view> words,
                     std::string_view help, std::int64_t default_index) {
  const auto last = static_cast<std::int64_t>(words.size()) - 1;
  return {name, "", help, default_index, 0, last, std::move(words)};
}

ParameterSpec kind_choice(std::int64_t default_index) {
  return choice("kind", object_kind_words(),
                "Objects without pointers, with one in every second word, or in every word.",
                default_index);
}

std::int64_t ParameterReader::operator[](std::string_view name) const {
  if (const auto found = m_values.find(name); found != m_values.end()) return found->second;
  for (const ParameterSpec& spec : m_specs) {
    if (spec.name == name) return spec.default_value;
  }
  return 0;
}

}  // namespace tricolor
