// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/files/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

namespace tricolor {

std::string shortest_text(double value) {
  if (!std::isfinite(value)) return "null";
  const double size = std::abs(value);
  const bool plain = size == 0 || (size >= 1e-5 && size < 1e16);
  std::array<char, 64> buffer;
  const auto [end, status] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                    plain ? std::chars_format::fixed : std::chars_format::scientific);
  return status == std::errc{} ? std::string(buffer.data(), end) : std::string("null");
}

void JsonWriter::begin_object() {
  separate();
  m_text += '{';
  m_comma = false;
}

void JsonWriter::end_object() {
  m_text += '}';
  m_comma = true;
}

void JsonWriter::begin_array() {
  separate();
  m_text += '[';
  m_comma = false;
}

void JsonWriter::end_array() {
  m_text += ']';
  m_comma = true;
}

void JsonWriter::key(std::string_view name) {
  separate();
  append_string(name);
  m_text += ':';
  m_comma = false;
}

void JsonWriter::string(std::string_view text) {
  separate();
  append_string(text);
}

void JsonWriter::integer(std::int64_t value) {
  separate();
  m_text += std::to_string(value);
}

void JsonWriter::integer(std::uint64_t value) {
  separate();
  m_text += std::to_string(value);
}

void JsonWriter::fraction(double value) {
  std::string text = shortest_text(value);
  if (text.find_first_not_of("-0123456789") == std::string::npos) text += ".0";
  separate();
  m_text += text;
}

void JsonWriter::number(double value) {
  separate();
  m_text += shortest_text(value);
}

void JsonWriter::boolean(bool value) {
  separate();
  m_text += value ? "true" : "false";
}

void JsonWriter::null() {
  separate();
  m_text += "null";
}

/// The comma and line break before an element; after it the next one needs a comma.
void JsonWriter::separate() {
  if (m_comma) m_text += ',';
  if (m_break) m_text += "\n ";
  m_break = false;
  m_comma = true;
}

void JsonWriter::append_string(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  m_text += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      m_text += '\\';
      m_text += c;
    } else if (byte < 0x20) {
      m_text += "\\u00";
      m_text += kHex[byte >> 4];
      m_text += kHex[byte & 15];
    } else {
      m_text += c;
    }
  }
  m_text += '"';
}

}  // namespace tricolor
