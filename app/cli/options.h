// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace tricolor::cli {

/// One option of a command; `value` is empty for a switch.
struct OptionSpec {
  std::string_view name;      ///< "--gogc"
  std::string_view value;     ///< "N|off"
  std::string_view help;      ///< one plain phrase
  std::string_view fallback;  ///< the default, in words
};

/// All that parse_arguments and help_text need to know of a command.
struct UsageSpec {
  std::string_view command;   ///< "run"
  std::string_view operands;  ///< "PROGRAM"; empty: the command takes none
  std::string_view summary;
  std::vector<OptionSpec> options;
  std::size_t least_operands = 0;
  std::size_t most_operands = 0;
};

/// A command line that names only known options, each with its value.
class Arguments {
 public:
  bool has(std::string_view option) const { return m_values.find(option) != m_values.end(); }
  /// The last value given; nothing if the option was not given.
  std::optional<std::string_view> value(std::string_view option) const;
  const std::vector<std::string>& operands() const { return m_operands; }
  bool wants_help() const { return m_help; }

 private:
  friend class ArgumentReader;
  std::map<std::string, std::string, std::less<>> m_values;
  std::vector<std::string> m_operands;
  bool m_help = false;
};

/// Accepts `--name value`, `--name=value` and `--` before operands that look like options.
/// Errors list the valid options. With --help anywhere nothing else is checked.
Result<Arguments> parse_arguments(const UsageSpec& usage, std::span<const std::string> words);

/// What `--help` prints.
std::string help_text(const UsageSpec& usage);

}  // namespace tricolor::cli
