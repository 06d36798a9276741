// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QSize>
#include <QString>
#include <span>
#include <string>

#include "app/cli/options.h"
#include "app/moment.h"
#include "core/sim/config.h"
#include "ui/theme/theme.h"

namespace tricolor::app {

enum class View : std::uint8_t { kHeap, kGraph, kMemory, kCycles, kWindow };

/// A picture as the command line describes it.
struct RenderOptions {
  Config config;
  Moment moment = AtEnd{};
  View view = View::kWindow;
  QSize size{1280, 720};
  double scale = 1;
  ui::ThemeId theme = ui::ThemeId::kLight;
  QString caption;
  QString out;
};

/// The option table of `tricolor render`.
cli::UsageSpec render_usage();

/// Reads the words after `render`. Needs no QApplication.
Result<RenderOptions> parse_render_options(std::span<const std::string> words);

}  // namespace tricolor::app
