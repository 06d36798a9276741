// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace tricolor {

/// The shortest decimal text that reads back as the same double, with a point whatever the
/// locale says: "0.1", "40", "1e-07" (an exponent only outside 1e-5 … 1e16). "null" for what JSON
/// cannot say: infinite, not a number.
std::string shortest_text(double value);

/// Writes one JSON document with its keys in the order of the calls, so that the same values give
/// the same bytes everywhere.
///
/// 1. begin_object() or begin_array(); inside an object each value is preceded by its key().
/// 2. end_object() / end_array() for each begin.
/// 3. take() the text.
class JsonWriter {
 public:
  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  /// In an object, before its value.
  void key(std::string_view name);
  /// What follows begins on a new line, indented by one space; for the reader's eye only.
  void break_line() { m_break = true; }

  void string(std::string_view text);  ///< UTF-8
  void integer(std::int64_t value);
  void integer(std::uint64_t value);
  void fraction(double value);  ///< as shortest_text, with ".0" where it is whole
  void number(double value);    ///< as shortest_text
  void boolean(bool value);
  void null();

  void field(std::string_view name, std::string_view text) { key(name), string(text); }
  void field(std::string_view name, const char* text) { field(name, std::string_view(text)); }
  void field(std::string_view name, std::int64_t value) { key(name), integer(value); }
  void field(std::string_view name, std::uint64_t value) { key(name), integer(value); }
  void field(std::string_view name, std::int32_t value) { field(name, std::int64_t{value}); }
  void field(std::string_view name, std::uint32_t value) { field(name, std::uint64_t{value}); }
  void field(std::string_view name, bool value) { key(name), boolean(value); }

  /// The document, with a line end.
  std::string take() { return std::move(m_text) + "\n"; }

 private:
  void separate();
  void append_string(std::string_view text);

  std::string m_text;
  bool m_comma = false;  ///< the next element needs one before it
  bool m_break = false;
};

}  // namespace tricolor
