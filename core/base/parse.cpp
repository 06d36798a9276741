// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/base/parse.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <span>

namespace tricolor {

/// A suffix with what it stands for.
struct Unit {
  std::string_view suffix;
  std::uint64_t factor;
};

constexpr std::array<Unit, 6> kByteUnits{{
    {"", 1},
    {"B", 1},
    {"KiB", kKiB},
    {"MiB", kMiB},
    {"GiB", kGiB},
    {"TiB", 1024 * kGiB},
}};
constexpr std::array<Unit, 5> kTimeUnits{{
    {"ns", 1},
    {"us", 1'000},
    {"µs", 1'000},
    {"ms", 1'000'000},
    {"s", 1'000'000'000},
}};
/// What fits into the signed 64-bit numbers that Go uses for both.
constexpr std::uint64_t kLargest = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kLongestQuote = 40;

/// For messages: one line, not too long, whatever the text holds.
static std::string quoted(std::string_view text) {
  std::string shown(text.substr(0, kLongestQuote));
  for (char& c : shown) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  }
  return "\"" + shown + (text.size() > kLongestQuote ? "...\"" : "\"");
}

/// A whole number directly followed by one of `units`. `what` and `advice` make the error.
static Result<std::uint64_t> parse_quantity(std::string_view text, std::span<const Unit> units,
                                            std::string_view what, std::string_view advice) {
  const auto refuse = [&](std::string_view why) {
    return Error{quoted(text) + " is " + std::string(why) + std::string(what) + "; give " +
                 std::string(advice)};
  };
  std::uint64_t number = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (status == std::errc::result_out_of_range) return refuse("too large for ");
  if (status != std::errc{}) return refuse("not ");
  const std::string_view suffix = text.substr(static_cast<std::size_t>(end - text.data()));
  const auto unit =
      std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.suffix == suffix; });
  if (unit == units.end()) return refuse("not ");
  if (number > kLargest / unit->factor) return refuse("too large for ");
  return number * unit->factor;
}

Result<Bytes> parse_bytes(std::string_view text) {
  return parse_quantity(text, kByteUnits, "a size",
                        "whole bytes, KiB, MiB, GiB or TiB, such as 67108864 or 64MiB");
}

Result<std::int64_t> parse_memory_limit(std::string_view text) {
  if (text == "off") return kNoMemoryLimit;
  const Result<std::uint64_t> bytes =
      parse_quantity(text, kByteUnits, "a memory limit",
                     "whole bytes, KiB, MiB, GiB or TiB, such as 64MiB, or off");
  if (!bytes) return Error{bytes.error()};
  return static_cast<std::int64_t>(bytes.value());
}

Result<Nanos> parse_duration(std::string_view text) {
  const Result<std::uint64_t> ns = parse_quantity(
      text, kTimeUnits, "a duration", "a whole number of ns, us, ms or s, such as 250us or 2s");
  if (!ns) return Error{ns.error()};
  return static_cast<Nanos>(ns.value());
}

Result<std::int32_t> parse_gogc(std::string_view text) {
  if (text == "off") return kGogcOff;
  std::int32_t percent = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), percent);
  if (status == std::errc{} && end == text.data() + text.size() && percent >= 0) return percent;
  return Error{quoted(text) +
               " is not a GOGC value; give a whole percentage from 0 to 2147483647, such as 100, "
               "or off"};
}

Result<std::int64_t> parse_integer(std::string_view text, std::int64_t low, std::int64_t high,
                                   std::string_view what) {
  std::int64_t number = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = end == text.data() + text.size();
  const std::string range = "from " + std::to_string(low) + " to " + std::to_string(high);
  if (status == std::errc::invalid_argument || !whole) {
    return Error{quoted(text) + " is not a whole number for " + std::string(what) + "; give one " +
                 range};
  }
  if (status != std::errc{} || number < low || number > high) {
    return Error{quoted(text) + " is out of range for " + std::string(what) +
                 "; give a whole number " + range};
  }
  return number;
}

/// `value` with a decimal point whatever the locale says.
static std::string fixed(double value, int decimals) {
  std::array<char, 64> buffer;
  const auto [end, status] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                           std::chars_format::fixed, decimals);
  return status == std::errc{} ? std::string(buffer.data(), end) : std::string("?");
}

std::string three_digits(double value) {
  if (value < 9.995) return fixed(value, 2);
  if (value < 99.95) return fixed(value, 1);
  return fixed(value, 0);
}

std::string format_bytes(Bytes bytes) {
  constexpr std::array<std::string_view, 6> kUnits{"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  if (bytes < kKiB) return std::to_string(bytes) + " B";
  double value = static_cast<double>(bytes) / 1024;
  std::size_t unit = 0;
  // What would be printed as 1024 of a unit is 1.00 of the next.
  while (value >= 1023.5 && unit + 1 < kUnits.size()) {
    value /= 1024;
    ++unit;
  }
  return three_digits(value) + " " + std::string(kUnits[unit]);
}

std::string format_duration(Nanos duration) {
  if (duration < 0) {
    return "-" + format_duration(duration == std::numeric_limits<Nanos>::min()
                                     ? std::numeric_limits<Nanos>::max()
                                     : -duration);
  }
  const double ns = static_cast<double>(duration);
  if (duration < kMicrosecond) return std::to_string(duration) + " ns";
  if (ns < 999.5 * kMicrosecond) return three_digits(ns / kMicrosecond) + " µs";
  if (ns < 999.9995 * kMillisecond) return fixed(ns / kMillisecond, 3) + " ms";
  return three_digits(ns / kSecond) + " s";
}

std::string format_address(Address address) {
  char text[24];
  std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(address));
  return text;
}

std::string format_count(std::uint64_t count) {
  std::string text = std::to_string(count);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
  return text;
}

}  // namespace tricolor
