// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>

#include "core/base/units.h"

namespace tricolor::ui {

/// A virtual duration in at most eight letters, which a place of fixed width has room for:
/// "840 ns", "12.3 µs", "2.31 s", "1230 s". Three digits, more only of seconds.
QString duration_text(Nanos duration_ns);

}  // namespace tricolor::ui
