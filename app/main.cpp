// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QApplication>
#include <QIcon>
#include <span>
#include <string>
#include <vector>

#include "app/exit_code.h"
#include "app/render_command.h"
#include "app/screenshots_command.h"
#include "app/window_command.h"

namespace {

using namespace tricolor;
using namespace tricolor::app;

int print_overview() {
  return print(
      "tricolor [FILE] [--theme light|dark|projector|print] [--present]\n"
      "    Opens the window; FILE is a gctrace log to draw over the simulation.\n"
      "tricolor render --program NAME [options] --out FILE.png|svg|pdf\n"
      "    Draws one picture without a display; see tricolor render --help.\n"
      "tricolor screenshots --out DIR\n"
      "    Draws the window in each phase, in both sizes and the themes.\n"
      "tricolor --version\n"
      "tricolor --help\n");
}

bool has_display() {
#if defined(Q_OS_LINUX)
  return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
         qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
  return true;
#endif
}

int open_window(int argc, char** argv, std::span<const std::string> words) {
  const auto options = parse_window_options(words);
  if (!options) return fail(options.error());
  if (!has_display()) {
    return fail(
        "there is no display to open a window on; draw without one: tricolor render "
        "--program steady --out picture.png");
  }
  QApplication application(argc, argv);
  QApplication::setApplicationName("Tricolor");
  QApplication::setApplicationVersion(TRICOLOR_VERSION);
  QApplication::setDesktopFileName("io.github.tricolor.Tricolor");
  QApplication::setWindowIcon(QIcon(":/icons/io.github.tricolor.Tricolor.svg"));
  return run_window(options.value());
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const std::string first = words.empty() ? std::string() : words.front();
  const std::span<const std::string> rest = std::span(words).subspan(words.empty() ? 0 : 1);
  if (first == "render") return run_render(rest);
  if (first == "screenshots") return run_screenshots(rest);
  for (const std::string& word : words) {
    if (word == "--help" || word == "-h") return print_overview();
    if (word == "--version") return print("tricolor " TRICOLOR_VERSION "\n");
  }
  return open_window(argc, argv, words);
}
