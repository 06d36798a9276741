// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/files/pacer_trace.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace tricolor {

namespace {

// A line is an object of numbers and arrays of numbers; this leaves room for extensions.
constexpr int kDeepestNesting = 8;

/// Shortest digits with an exponent: "1.25e-05", "6e+00".
std::string scientific(double value) {
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::scientific);
  return {buffer.data(), end.ptr};
}

std::string fixed(double value) {
  std::array<char, 40> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return {buffer.data(), end.ptr};
}

std::string quoted(const std::string& text) {
  return TraceJson(text).dump();
}

void append(std::string& out, const TraceJson& value);

void append_array(std::string& out, const TraceJson& array) {
  out += '[';
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (i > 0) out += ',';
    append(out, array[i]);
  }
  out += ']';
}

void append_object(std::string& out, const TraceJson& object) {
  out += '{';
  for (auto field = object.begin(); field != object.end(); ++field) {
    if (field != object.begin()) out += ',';
    out += quoted(field.key()) + ':';
    append(out, field.value());
  }
  out += '}';
}

void append(std::string& out, const TraceJson& value) {
  if (value.is_object()) return append_object(out, value);
  if (value.is_array()) return append_array(out, value);
  out += value.is_number_float() ? format_trace_double(value.get<double>()) : value.dump();
}

std::string in_quotes(const char* key) {
  std::string text(1, '"');
  text += key;
  text += '"';
  return text;
}

}  // namespace

Result<TraceJson> parse_trace_line(std::string_view line) {
  bool too_deep = false;
  const auto watch_depth = [&too_deep](int depth, TraceJson::parse_event_t, TraceJson&) {
    too_deep = too_deep || depth > kDeepestNesting;
    return depth <= kDeepestNesting;
  };
  TraceJson json = TraceJson::parse(line.begin(), line.end(), watch_depth, false);
  if (too_deep) return Error{"nested too deeply; a trace line is one flat JSON object"};
  if (json.is_discarded()) return Error{"not valid JSON; write one JSON object per line"};
  if (!json.is_object()) return Error{"not a JSON object; write one JSON object per line"};
  return json;
}

std::string write_trace_line(const TraceJson& line) {
  std::string out;
  append(out, line);
  return out;
}

std::string format_trace_double(double value) {
  constexpr int kFirstPositiveExponent = 6;
  constexpr int kLastNegativeExponent = -5;
  std::string text = scientific(value);
  int exponent = 0;
  const char* digits = text.data() + text.find('e') + 1;
  if (*digits == '+') ++digits;
  std::from_chars(digits, text.data() + text.size(), exponent);
  const bool plain = exponent > kLastNegativeExponent && exponent < kFirstPositiveExponent;
  return plain ? fixed(value) : text;
}

TraceJson trace_bytes(std::uint64_t bytes) {
  if (bytes >= static_cast<std::uint64_t>(kTraceIntegerEnd)) return nullptr;
  return static_cast<std::int64_t>(bytes);
}

TraceJson trace_double(double value) {
  return std::isfinite(value) ? TraceJson(value) : TraceJson(nullptr);
}

void TraceFields::fail(std::string message) {
  if (m_error.empty()) m_error = std::move(message);
}

const TraceJson* TraceFields::find(const char* key) {
  const auto field = m_line.find(key);
  if (field != m_line.end()) return &field.value();
  fail(in_quotes(key) + " is missing; add it");
  return nullptr;
}

std::int64_t TraceFields::whole_number(const TraceJson& value, const char* key, std::int64_t low,
                                       std::int64_t high) {
  const auto end = static_cast<double>(kTraceIntegerEnd);
  const bool number = value.is_number();
  const double number_value = number ? value.get<double>() : 0;
  const bool whole =
      number && std::abs(number_value) < end && std::trunc(number_value) == number_value;
  const std::int64_t integer = whole ? static_cast<std::int64_t>(number_value) : 0;
  if (whole && integer >= low && integer <= high) return integer;
  fail(in_quotes(key) + " is " + std::string(number ? "out of range" : "not a number") +
       "; give a whole number from " + std::to_string(low) + " to " + std::to_string(high));
  return 0;
}

std::int64_t TraceFields::integer(const char* key, std::int64_t low, std::int64_t high) {
  const TraceJson* value = find(key);
  return value == nullptr ? 0 : whole_number(*value, key, low, high);
}

std::int64_t TraceFields::amount_or(const char* key, std::int64_t none) {
  const TraceJson* value = find(key);
  if (value != nullptr && value->is_null()) return none;
  return value == nullptr ? 0 : whole_number(*value, key, 0, kTraceIntegerEnd - 1);
}

bool TraceFields::flag(const char* key) {
  const TraceJson* value = find(key);
  if (value == nullptr) return false;
  if (value->is_boolean()) return value->get<bool>();
  fail(in_quotes(key) + " is not true or false; give one of them");
  return false;
}

std::string TraceFields::text(const char* key) {
  const TraceJson* value = find(key);
  if (value == nullptr) return {};
  if (value->is_string()) return value->get<std::string>();
  fail(in_quotes(key) + " is not a text; put it in quotes");
  return {};
}

std::vector<std::int64_t> TraceFields::integers(const char* key, std::size_t count) {
  const TraceJson* value = find(key);
  std::vector<std::int64_t> numbers(count, 0);
  if (value == nullptr) return numbers;
  if (!value->is_array() || value->size() != count) {
    fail(in_quotes(key) + " is not a list of " + std::to_string(count) +
         " numbers; give one per column");
    return numbers;
  }
  for (std::size_t i = 0; i < count; ++i) {
    numbers[i] = whole_number((*value)[i], key, 1 - kTraceIntegerEnd, kTraceIntegerEnd - 1);
  }
  return numbers;
}

std::vector<std::string> TraceFields::words(const char* key, std::vector<std::string> absent) {
  if (!has(key)) return absent;
  const TraceJson& list = *find(key);
  const auto is_text = [](const TraceJson& word) { return word.is_string(); };
  if (!list.is_array() || !std::all_of(list.begin(), list.end(), is_text)) {
    fail(in_quotes(key) + " is not a list of texts; name one column each");
    return absent;
  }
  return list.get<std::vector<std::string>>();
}

}  // namespace tricolor
