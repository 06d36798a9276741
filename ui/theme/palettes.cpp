// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/theme/palettes.h"

namespace tricolor::ui {

namespace {

/// A colour `#rrggbb` with an opacity in percent.
QColor faint(const char* name, int percent) {
  QColor colour(name);
  colour.setAlpha(percent * 255 / 100);
  return colour;
}

void light_surfaces(Theme& t) {
  t.window = "#eef1f5";
  t.panel = "#ffffff";
  t.panel_border = "#d5dce5";
  t.inset = "#f3f6fa";
  t.grid = "#e3e8ef";
  t.axis = "#64748b";
  t.text = "#111827";
  t.muted_text = "#4b5a70";
  t.accent = "#0068a3";  // Okabe–Ito blue, a little darker to serve as text
  t.on_accent = "#ffffff";
  t.chip = "#dcebf8";
  t.on_chip = "#004b78";
  t.highlight = "#fff1c2";
  t.warning = "#b3261e";
  t.on_warning = "#ffffff";
}

void light_objects(Theme& t) {
  t.white = {"#ffffff", "#55637a"};
  t.grey = {"#c3cad5", "#b06f00"};
  t.black = {"#111827", "#111827"};
  t.free = {Qt::transparent, "#8390a3"};
  t.white_letter = "#334155";
  t.grey_letter = "#111827";
  t.black_letter = "#ffffff";
  t.hatch = "#4a5568";
  t.fresh = "#008a63";
  t.shaded = "#c4277a";
  t.swept = "#d55e00";
  t.scavenged = "#7e8ba0";
  t.unswept = "#9a6200";
  t.cached = "#0072b2";
  t.pointer = "#55637a";
  t.worker = "#c05200";
  t.sweeper = "#b34d00";
  t.selection = "#0072b2";
  t.hover = "#4b5a70";
}

void light_plots(Theme& t) {
  t.heap_alloc = "#1b76ab";  // sky blue, darkened to 3 : 1 on its own fill in a mark phase
  t.heap_alloc_fill = faint("#56b4e9", 30);
  t.heap_live = "#6c4fb3";
  t.goal = "#00517f";
  t.trigger = "#626f87";
  t.limit = "#bb4f00";  // vermillion, darkened
  t.cpp = "#b84d8a";
  t.real_go = "#007c57";
  t.gc_cpu = "#9e6400";  // orange, darkened until an axis can be read
  t.pause = "#b84e00";
  t.num_gc = "#111827";
  t.time_cursor = "#111827";
  t.selected_fill = faint("#0072b2", 8);
  t.sweep_termination = {faint("#d55e00", 45), "#bb4f00"};
  t.mark = {faint("#0072b2", 16), "#1b76ab"};
  t.mark_termination = {faint("#d55e00", 45), "#bb4f00"};
  t.sweep = {faint("#009e73", 11), "#00875f"};
}

void light_ownership(Theme& t) {
  t.unique_owner = "#0072b2";
  t.shared_owner = "#00875f";
  t.weak_owner = "#6b7890";
  t.raw_owner = "#a86a00";
  t.leak = "#c62a1f";
}

void dark_surfaces(Theme& t) {
  t.window = "#0e131a";
  t.panel = "#171d27";
  t.panel_border = "#2d3746";
  t.inset = "#202836";
  t.grid = "#2a3442";
  t.axis = "#8492a6";
  t.text = "#e9eef5";
  t.muted_text = "#a9b5c5";
  t.accent = "#56b4e9";  // Okabe–Ito sky blue
  t.on_accent = "#08131d";
  t.chip = "#16364e";
  t.on_chip = "#bfe3fa";
  t.highlight = "#4a3d10";
  t.warning = "#ff9d8a";
  t.on_warning = "#2a0703";
}

// Paper and ink: white is hollow, so that the panel shows through; black is solid, in the colour of
// the text. On a dark panel ink is bright; hollow and solid stay what they are.
void dark_objects(Theme& t) {
  t.white = {"#171d27", "#a9b5c5"};
  t.grey = {"#4a5668", "#f0b429"};
  t.black = {"#e9eef5", "#e9eef5"};
  t.free = {Qt::transparent, "#69778c"};
  t.white_letter = "#e9eef5";
  t.grey_letter = "#ffffff";
  t.black_letter = "#111827";
  t.hatch = "#c3cad5";
  t.fresh = "#129b73";  // seen on hollow and on solid, which is bright here
  t.shaded = "#f38bc4";
  t.swept = "#ff8b3d";
  t.scavenged = "#75839a";
  t.unswept = "#e69f00";
  t.cached = "#56b4e9";
  t.pointer = "#9fb0c6";
  t.worker = "#ffb04d";
  t.sweeper = "#ff8b3d";
  t.selection = "#56b4e9";
  t.hover = "#c8d3e0";
}

void dark_plots(Theme& t) {
  t.heap_alloc = "#56b4e9";
  t.heap_alloc_fill = faint("#56b4e9", 22);
  t.heap_live = "#b39ddb";
  t.goal = "#a6d8f7";
  t.trigger = "#a5b3c6";
  t.limit = "#ff8b3d";
  t.cpp = "#e08fbd";
  t.real_go = "#2fd09e";
  t.gc_cpu = "#e69f00";
  t.pause = "#ff8b3d";
  t.num_gc = "#e9eef5";
  t.time_cursor = "#ffffff";
  t.selected_fill = faint("#56b4e9", 8);
  t.sweep_termination = {faint("#ff8b3d", 50), "#ff8b3d"};
  t.mark = {faint("#56b4e9", 18), "#56b4e9"};
  t.mark_termination = {faint("#ff8b3d", 50), "#ff8b3d"};
  t.sweep = {faint("#2fd09e", 11), "#2fd09e"};
}

void dark_ownership(Theme& t) {
  t.unique_owner = "#56b4e9";
  t.shared_owner = "#2fd09e";
  t.weak_owner = "#94a3b8";
  t.raw_owner = "#e69f00";
  t.leak = "#ff8c7e";
}

void projector_sizes(Theme& t) {
  t.hairline = 1.4;
  t.outline_width = 2;
  t.ring_width = 3.6;
  t.pointer_width = 2;
  t.line_width = 3;
  t.strong_line_width = 3.8;
  t.cursor_width = 3;
  t.selection_width = 4;
  t.spacing = 10;
  t.margin = 12;
  t.body_pt = 12.5;
  t.small_pt = 11.5;
  t.title_pt = 14.5;
  t.mono_pt = 12.5;
  t.mono_small_pt = 11.5;
  t.letter_pt = 10;
}

}  // namespace

Theme make_light() {
  Theme t;
  t.id = ThemeId::kLight;
  light_surfaces(t);
  light_objects(t);
  light_plots(t);
  light_ownership(t);
  return t;
}

Theme make_dark() {
  Theme t;
  t.id = ThemeId::kDark;
  t.dark = true;
  dark_surfaces(t);
  dark_objects(t);
  dark_plots(t);
  dark_ownership(t);
  return t;
}

Theme make_projector() {
  Theme t = make_light();
  t.id = ThemeId::kProjector;
  projector_sizes(t);
  t.window = "#ffffff";
  t.text = "#000000";
  t.muted_text = "#2f3a4a";
  t.panel_border = "#8a97a8";
  t.grid = "#d3dae3";
  t.axis = "#334155";
  t.white.outline = "#1f2937";
  t.black = {"#000000", "#000000"};
  t.free.outline = "#66748a";
  t.pointer = "#334155";
  t.trigger = "#55637a";
  return t;
}

Theme make_print() {
  Theme t = make_light();
  t.id = ThemeId::kPrint;
  t.window = "#ffffff";
  t.inset = "#ffffff";
  t.chip = "#ffffff";
  t.panel_border = "#9aa5b4";
  t.text = "#000000";
  t.on_chip = "#000000";
  t.highlight = "#ffffff";
  t.warning = "#ffffff";
  t.on_warning = "#b3261e";
  t.grey.fill = "#ffffff";
  t.heap_alloc_fill = Qt::transparent;
  t.selected_fill = Qt::transparent;
  t.sweep_termination.fill = Qt::transparent;
  t.mark.fill = faint("#0072b2", 6);
  t.mark_termination.fill = Qt::transparent;
  t.sweep.fill = Qt::transparent;
  return t;
}

}  // namespace tricolor::ui
