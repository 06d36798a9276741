// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>
#include <cstdint>

#include "core/base/result.h"

namespace tricolor::ui {

/// How a number is written into and read from an entry field. Reading what was written gives
/// the same number again.
struct ValueText {
  QString (*write)(std::int64_t value) = nullptr;
  Result<std::int64_t> (*read)(const QString& text) = nullptr;
};

ValueText gogc_text();          ///< "100", "off"
ValueText memory_limit_text();  ///< "64 MiB", "off"
ValueText bytes_text();         ///< "64 B", "1 KiB"
ValueText count_text();         ///< "4,000,000"

/// A byte count without loss: in the largest binary unit that divides it.
QString exact_bytes(std::int64_t bytes);

}  // namespace tricolor::ui
