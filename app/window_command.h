// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>
#include <optional>
#include <span>
#include <string>

#include "app/cli/options.h"
#include "ui/theme/theme.h"

namespace tricolor::app {

/// `tricolor [FILE] [--theme …] [--present]`.
struct WindowOptions {
  QString file;                      ///< empty: none
  std::optional<ui::ThemeId> theme;  ///< none: as last time
  bool present = false;
};

cli::UsageSpec window_usage();
Result<WindowOptions> parse_window_options(std::span<const std::string> words);

/// Opens the window and runs until it is closed. Needs a QApplication.
int run_window(const WindowOptions& options);

}  // namespace tricolor::app
