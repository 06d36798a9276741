// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/window_command.h"

#include <QApplication>
#include <QFileInfo>

#include "app/demo.h"
#include "ui/bridge/settings.h"
#include "ui/window/main_window.h"

namespace tricolor::app {

namespace {

QString from_view(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace

cli::UsageSpec window_usage() {
  cli::UsageSpec usage;
  usage.operands = "[FILE]";
  usage.summary =
      "Shows how Go's garbage collector works. FILE is a gctrace log to draw over "
      "the simulation.";
  usage.options = {{"--theme", "light|dark|projector|print", "colours", "as last time"},
                   {"--present", "", "full screen, for a projector", "off"},
                   {"--lesson", "ID", "later", ""},
                   {"--version", "", "print the version", ""}};
  usage.most_operands = 1;
  return usage;
}

Result<WindowOptions> parse_window_options(std::span<const std::string> words) {
  const auto parsed = cli::parse_arguments(window_usage(), words);
  if (!parsed) return Error{parsed.error()};
  const cli::Arguments& arguments = parsed.value();
  if (arguments.has("--lesson")) return Error{"--lesson: this version has no lessons yet"};
  WindowOptions options;
  options.present = arguments.has("--present");
  if (!arguments.operands().empty()) options.file = from_view(arguments.operands().front());
  // A mistyped command would else open a window that complains about a file nobody meant.
  if (!options.file.isEmpty() && !QFileInfo::exists(options.file)) {
    return Error{options.file.toStdString() +
                 ": no such file or command; give a file to open, or see tricolor --help"};
  }
  if (const auto name = arguments.value("--theme")) {
    options.theme = ui::find_theme(from_view(*name));
    if (!options.theme) {
      return Error{"--theme: \"" + std::string(*name) +
                   "\" is unknown; give light, dark, projector or print"};
    }
  }
  return options;
}

int run_window(const WindowOptions& options) {
  const auto settings = ui::Settings::of_user();
  ui::MainWindow window(demo_config(), *settings);
  if (settings->text("speed").isEmpty()) window.session().setSpeed(demo_speed());
  if (options.theme) window.setThemeId(*options.theme);
  window.show();
  if (options.present) window.setPresenting(true);
  if (!options.file.isEmpty()) window.openFile(options.file);
  window.session().driver().runUntil(demo_start_ns(), true);
  return QApplication::exec();
}

}  // namespace tricolor::app
