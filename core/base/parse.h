// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/units.h"

namespace tricolor {

/// "67108864", "64MiB", "1GiB", "64KiB", "12B", "2TiB". Errors say what is accepted.
Result<Bytes> parse_bytes(std::string_view text);

/// Like parse_bytes, and "off" gives kNoMemoryLimit.
Result<std::int64_t> parse_memory_limit(std::string_view text);

/// "250us", "10ms", "2s", "17ns".
Result<Nanos> parse_duration(std::string_view text);

/// "100", or "off" for kGogcOff; negative numbers are refused.
Result<std::int32_t> parse_gogc(std::string_view text);

/// A whole decimal number in [low, high]; `what` names it in the error.
Result<std::int64_t> parse_integer(std::string_view text, std::int64_t low, std::int64_t high,
                                   std::string_view what);

/// "9.99", "99.9", "999": three significant digits for values from 1 up to a few thousand, with a
/// decimal point whatever the locale says.
std::string three_digits(double value);

/// "21.4 MiB", "512 B": three significant digits, binary units.
std::string format_bytes(Bytes bytes);

/// "132.418 ms", "12.3 µs", "2.04 s".
std::string format_duration(Nanos duration);

/// "0xc000012000", as Go prints pointers.
std::string format_address(Address address);

/// "1,204,331".
std::string format_count(std::uint64_t count);

}  // namespace tricolor
