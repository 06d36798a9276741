// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

// One line of a pacer trace as JSON, read with checks and written by the format's number
// conventions. For the replay command only: this header brings the JSON library along.

namespace tricolor {

/// Keeps the order of the keys.
using TraceJson = nlohmann::ordered_json;

/// Integers of the format lie below 2⁵³; a quantity at or above it is "none" and written as null.
inline constexpr std::int64_t kTraceIntegerEnd = std::int64_t{1} << 53;

/// One line as an object. Errors: not JSON, not an object, nested too deeply.
Result<TraceJson> parse_trace_line(std::string_view line);

/// Compact JSON in the order of the keys.
std::string write_trace_line(const TraceJson& line);

/// The shortest decimal form that reads back as the same finite double, as Go's %g writes it.
std::string format_trace_double(double value);

/// A byte count, or null if it is without bound.
TraceJson trace_bytes(std::uint64_t bytes);
/// The same for a ratio; also null if it is not a number.
TraceJson trace_double(double value);

/// Reads the fields of one line. The first field that is missing, of the wrong type or out of
/// range is kept as the error; from then on every reader returns an empty value.
class TraceFields {
 public:
  explicit TraceFields(const TraceJson& line) : m_line(line) {}

  /// A whole number in [low, high].
  std::int64_t integer(const char* key, std::int64_t low, std::int64_t high);
  /// A whole number from 0 to below 2⁵³.
  std::int64_t amount(const char* key) { return integer(key, 0, kTraceIntegerEnd - 1); }
  /// Like amount(), but null gives `none`.
  std::int64_t amount_or(const char* key, std::int64_t none);
  bool flag(const char* key);
  std::string text(const char* key);
  /// Exactly `count` whole numbers of either sign.
  std::vector<std::int64_t> integers(const char* key, std::size_t count);
  /// A list of words, or `absent` if there is no such field.
  std::vector<std::string> words(const char* key, std::vector<std::string> absent);
  bool has(const char* key) const { return m_line.contains(key); }

  void fail(std::string message);
  bool ok() const { return m_error.empty(); }
  const std::string& error() const { return m_error; }

 private:
  const TraceJson* find(const char* key);
  std::int64_t whole_number(const TraceJson& value, const char* key, std::int64_t low,
                            std::int64_t high);

  const TraceJson& m_line;
  std::string m_error;
};

}  // namespace tricolor
