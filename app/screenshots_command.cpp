// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/screenshots_command.h"

#include <QDir>
#include <QTemporaryDir>
#include <array>
#include <cstdio>
#include <vector>

#include "app/cli/options.h"
#include "app/demo.h"
#include "app/exit_code.h"
#include "app/headless.h"
#include "app/scenes.h"
#include "ui/bridge/settings.h"
#include "ui/export/picture.h"
#include "ui/window/main_window.h"

namespace tricolor::app {

namespace {

constexpr std::array kSizes = {QSize(1280, 720), QSize(1920, 1080)};

cli::UsageSpec usage() {
  cli::UsageSpec spec;
  spec.command = "screenshots";
  spec.summary = "Draws the window while the demo plays, in each phase, into a folder.";
  spec.options = {{"--out", "DIR", "the folder, made if it is not there", ""}};
  return spec;
}

/// Lecture themes need one phase only: their layout is the same in all.
std::vector<ui::ThemeId> themes_for(const Scene& scene) {
  if (scene.phase == Phase::kMark) {
    return {ui::ThemeId::kLight, ui::ThemeId::kDark, ui::ThemeId::kProjector};
  }
  return {ui::ThemeId::kLight, ui::ThemeId::kDark};
}

std::optional<Error> draw(ui::MainWindow& window, const QDir& folder, const Scene& scene,
                          ui::ThemeId theme, QSize size) {
  window.setThemeId(theme);
  window.resize(size);
  window.showStill(scene.before, true);
  window.showStill(scene.now, true);
  QCoreApplication::sendPostedEvents();
  const QString name = QString("window-%1-%2x%3-%4.png")
                           .arg(ui::theme_name(theme))
                           .arg(size.width())
                           .arg(size.height())
                           .arg(QString::fromStdString(scene.name));
  ui::PictureSpec spec;
  spec.size = size;
  return ui::save_picture(folder.filePath(name), spec, ui::theme(theme), ui::painting_of(window));
}

int draw_all(const QDir& folder) {
  const Config config = demo_config();
  auto scenes = demo_scenes(config);
  if (!scenes) return fail(scenes.error());
  const QTemporaryDir own;
  const auto settings = ui::Settings::in_file(own.filePath("settings.ini"));
  ui::MainWindow window(config, *settings);
  window.session().setSpeed(demo_speed());
  window.setAttribute(Qt::WA_DontShowOnScreen);
  window.show();
  for (const Scene& scene : scenes.value()) {
    for (const ui::ThemeId theme : themes_for(scene)) {
      for (const QSize size : kSizes) {
        if (const auto problem = draw(window, folder, scene, theme, size)) {
          return fail(problem->message);
        }
      }
    }
  }
  return kDone;
}

}  // namespace

int run_screenshots(std::span<const std::string> words) {
  const auto arguments = cli::parse_arguments(usage(), words);
  if (!arguments) return fail(arguments.error());
  if (arguments.value().wants_help()) return print_help(usage());
  const auto out = arguments.value().value("--out");
  if (!out) return fail("--out is missing; give --out DIR");
  const QDir folder(QString::fromUtf8(out->data(), static_cast<qsizetype>(out->size())));
  if (!folder.mkpath("."))
    return fail(std::string(*out) +
                ": the folder cannot be made; give "
                "another --out");
  const Headless headless(1);
  return draw_all(folder);
}

}  // namespace tricolor::app
