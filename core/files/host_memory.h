// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <filesystem>

#include "core/base/units.h"

namespace tricolor {

/// Bytes of memory that this process may still take before the machine is in trouble: what the
/// kernel calls available, or less where a control group or `ulimit -v` leaves less.
/// 0 where that cannot be found out.
Bytes available_host_memory();

/// So much of them, or `if_unknown` where they cannot be found out.
Bytes part_of_host_memory(Bytes percent, Bytes if_unknown);

/// available_host_memory() with another root folder in place of "/", for tests.
Bytes available_host_memory(const std::filesystem::path& root);

}  // namespace tricolor
