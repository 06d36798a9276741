// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/value_text.h"

#include <array>
#include <utility>

#include "core/base/parse.h"
#include "core/base/units.h"

namespace tricolor::ui {

namespace {

/// As typed by a person: spaces and thousands separators do not matter.
std::string plain(QString text) {
  return text.remove(' ').remove(',').remove('_').toStdString();
}

QString write_gogc(std::int64_t percent) {
  return percent == kGogcOff ? QString("off") : QString::number(percent);
}

Result<std::int64_t> read_gogc(const QString& text) {
  const auto percent = parse_gogc(plain(text));
  if (!percent) return Error{percent.error()};
  return std::int64_t{percent.value()};
}

QString write_limit(std::int64_t bytes) {
  return bytes == kNoMemoryLimit ? QString("off") : exact_bytes(bytes);
}

Result<std::int64_t> read_limit(const QString& text) {
  return parse_memory_limit(plain(text));
}

Result<std::int64_t> read_bytes(const QString& text) {
  const auto bytes = parse_bytes(plain(text));
  if (!bytes) return Error{bytes.error()};
  if (bytes.value() > INT64_MAX) return Error{"that is more than an address space holds"};
  return static_cast<std::int64_t>(bytes.value());
}

QString write_count(std::int64_t count) {
  const QString digits =
      QString::fromStdString(format_count(static_cast<std::uint64_t>(count < 0 ? -count : count)));
  return count < 0 ? "-" + digits : digits;
}

Result<std::int64_t> read_count(const QString& text) {
  return parse_integer(plain(text), INT64_MIN, INT64_MAX, "this value");
}

}  // namespace

QString exact_bytes(std::int64_t bytes) {
  constexpr std::array<std::pair<Bytes, const char*>, 3> kUnits{
      {{kGiB, "GiB"}, {kMiB, "MiB"}, {kKiB, "KiB"}}};
  for (const auto& [size, unit] : kUnits) {
    const auto whole = static_cast<std::int64_t>(size);
    if (bytes != 0 && bytes % whole == 0) return QString("%1 %2").arg(bytes / whole).arg(unit);
  }
  return QString("%1 B").arg(bytes);
}

ValueText gogc_text() {
  return {write_gogc, read_gogc};
}
ValueText memory_limit_text() {
  return {write_limit, read_limit};
}
ValueText bytes_text() {
  return {exact_bytes, read_bytes};
}
ValueText count_text() {
  return {write_count, read_count};
}

}  // namespace tricolor::ui
