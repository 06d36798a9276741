// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/render_command.h"

#include <QApplication>

#include "app/exit_code.h"
#include "app/headless.h"
#include "app/render_options.h"
#include "app/still.h"
#include "ui/export/picture.h"
#include "ui/export/settings_text.h"

namespace tricolor::app {

namespace {

bool is_vector(const QString& path) {
  return path.endsWith(".svg", Qt::CaseInsensitive) || path.endsWith(".pdf", Qt::CaseInsensitive);
}

bool wants_help(std::span<const std::string> words) {
  for (const std::string& word : words) {
    if (word == "--help" || word == "-h") return true;
  }
  return false;
}

int draw(const RenderOptions& options) {
  auto world = World::create(options.config);
  if (!world) return fail(world.error());
  if (const auto problem = run_to(world.value(), options.moment)) return fail(problem->message);
  const Still still = take_still(world.value(), options.view);
  const ui::Theme& theme = ui::theme(options.theme);
  ui::PictureSpec spec;
  spec.size = options.size;
  spec.scale = is_vector(options.out) ? 1 : options.scale;
  spec.caption = options.caption;
  spec.settings = ui::settings_text(options.config, still.snapshot->now_ns);
  const auto painter = make_still_painter(options, still, ui::painting_size(spec, theme));
  const auto problem = ui::save_picture(options.out, spec, theme, painter->painting());
  return problem ? fail(problem->message) : kDone;
}

}  // namespace

int run_render(std::span<const std::string> words) {
  if (wants_help(words)) return print_help(render_usage());
  const auto options = parse_render_options(words);
  if (!options) return fail(options.error());
  const Headless headless(is_vector(options.value().out) ? 1 : options.value().scale);
  ui::apply_theme(*qApp, ui::theme(options.value().theme));
  return draw(options.value());
}

}  // namespace tricolor::app
