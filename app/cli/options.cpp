// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/cli/options.h"

#include <algorithm>

#include "app/cli/diagnostics.h"

namespace tricolor::cli {

/// Takes a command line apart, word by word.
class ArgumentReader {
 public:
  ArgumentReader(const UsageSpec& usage, std::span<const std::string> words)
      : m_usage(usage), m_words(words) {}

  Result<Arguments> read() {
    if (asks_for_help()) {
      m_arguments.m_help = true;
      return m_arguments;
    }
    while (m_next < m_words.size()) {
      if (const std::optional<Error> error = read_word(m_words[m_next++])) return *error;
    }
    if (const std::optional<Error> error = check_operands()) return *error;
    return m_arguments;
  }

 private:
  bool asks_for_help() const {
    const auto end = std::find(m_words.begin(), m_words.end(), "--");
    return std::any_of(m_words.begin(), end,
                       [](const std::string& word) { return word == "--help" || word == "-h"; });
  }

  std::optional<Error> read_word(const std::string& word) {
    const bool looks_like_option = word.size() > 1 && word.front() == '-';
    if (m_only_operands || !looks_like_option) {
      m_arguments.m_operands.push_back(word);
      return std::nullopt;
    }
    if (word == "--") {
      m_only_operands = true;
      return std::nullopt;
    }
    return read_option(word);
  }

  std::optional<Error> read_option(std::string_view word) {
    const std::size_t equals = word.find('=');
    const std::string_view name = word.substr(0, equals);
    const OptionSpec* const option = find(name);
    if (option == nullptr) {
      return Error{"unknown option " + quote(name) + "; valid options: " + names()};
    }
    const bool inline_value = equals != std::string_view::npos;
    if (option->value.empty()) {
      if (inline_value) return Error{std::string(name) + " takes no value; leave out the ="};
      m_arguments.m_values[std::string(name)] = "";
      return std::nullopt;
    }
    if (!inline_value && m_next == m_words.size()) {
      return Error{std::string(name) + " needs a value; give " + std::string(name) + " " +
                   std::string(option->value)};
    }
    m_arguments.m_values[std::string(name)] =
        inline_value ? std::string(word.substr(equals + 1)) : m_words[m_next++];
    return std::nullopt;
  }

  std::optional<Error> check_operands() const {
    const std::vector<std::string>& operands = m_arguments.m_operands;
    if (operands.size() < m_usage.least_operands) {
      return Error{std::string(m_usage.operands) + " is missing; see tricolor-cli " +
                   std::string(m_usage.command) + " --help"};
    }
    if (operands.size() > m_usage.most_operands) {
      return Error{"unexpected argument " + quote(operands[m_usage.most_operands]) +
                   "; leave it out, or see tricolor-cli " + std::string(m_usage.command) +
                   " --help"};
    }
    return std::nullopt;
  }

  const OptionSpec* find(std::string_view name) const {
    const auto found = std::find_if(m_usage.options.begin(), m_usage.options.end(),
                                    [name](const OptionSpec& o) { return o.name == name; });
    return found == m_usage.options.end() ? nullptr : &*found;
  }

  std::string names() const {
    std::vector<std::string_view> all;
    for (const OptionSpec& option : m_usage.options) all.push_back(option.name);
    all.push_back("--help");
    return joined(all);
  }

  const UsageSpec& m_usage;
  std::span<const std::string> m_words;
  std::size_t m_next = 0;
  bool m_only_operands = false;
  Arguments m_arguments;
};

std::optional<std::string_view> Arguments::value(std::string_view option) const {
  const auto found = m_values.find(option);
  if (found == m_values.end()) return std::nullopt;
  return found->second;
}

Result<Arguments> parse_arguments(const UsageSpec& usage, std::span<const std::string> words) {
  return ArgumentReader(usage, words).read();
}

static std::string left_column(const OptionSpec& option) {
  std::string text = "  " + std::string(option.name);
  if (!option.value.empty()) text += " " + std::string(option.value);
  return text;
}

std::string help_text(const UsageSpec& usage) {
  std::string text = "tricolor-cli " + std::string(usage.command);
  if (!usage.operands.empty()) text += " " + std::string(usage.operands);
  text += " [options]\n" + std::string(usage.summary) + "\n\n";
  std::vector<OptionSpec> options = usage.options;
  options.push_back({"--help", "", "print this", ""});
  std::size_t width = 0;
  for (const OptionSpec& option : options) width = std::max(width, left_column(option).size());
  for (const OptionSpec& option : options) {
    std::string line = left_column(option);
    line.resize(width + 2, ' ');
    line += option.help;
    if (!option.fallback.empty()) line += " (default: " + std::string(option.fallback) + ")";
    text += line + "\n";
  }
  return text;
}

}  // namespace tricolor::cli
