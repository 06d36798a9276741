// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/theme/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/sim/event.h"
#include "core/sim/snapshot.h"
#include "ui/theme/palettes.h"

namespace tricolor::ui {

namespace {

constexpr std::array kAllThemes = {ThemeId::kLight, ThemeId::kDark, ThemeId::kProjector,
                                   ThemeId::kPrint};

// Families whose figures all have the same width without asking for a font feature.
const QStringList& sans_families() {
  static const QStringList families = {"DejaVu Sans", "Noto Sans", "Segoe UI", "Helvetica Neue"};
  return families;
}

const QStringList& mono_families() {
  static const QStringList families = {"DejaVu Sans Mono", "Noto Sans Mono", "Consolas", "Menlo"};
  return families;
}

QFont make_font(const QStringList& families, double points, QFont::StyleHint hint,
                QFont::Weight weight = QFont::Normal) {
  QFont font(families);
  font.setStyleHint(hint);
  font.setPointSizeF(points);
  font.setWeight(weight);
  return font;
}

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c) {
  return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

}  // namespace

QFont Theme::font(FontRole role) const {
  switch (role) {
    case FontRole::kBody:
      return make_font(sans_families(), body_pt, QFont::SansSerif);
    case FontRole::kSmall:
      return make_font(sans_families(), small_pt, QFont::SansSerif);
    case FontRole::kSmallBold:
      return make_font(sans_families(), small_pt, QFont::SansSerif, QFont::Bold);
    case FontRole::kTitle:
      return make_font(sans_families(), title_pt, QFont::SansSerif, QFont::Bold);
    case FontRole::kMono:
      return make_font(mono_families(), mono_pt, QFont::Monospace);
    case FontRole::kMonoSmall:
      return make_font(mono_families(), mono_small_pt, QFont::Monospace);
    case FontRole::kLetter:
      return make_font(sans_families(), letter_pt, QFont::SansSerif, QFont::Bold);
  }
  return {};
}

const Paint& Theme::object(SlotColour colour) const {
  switch (colour) {
    case SlotColour::kWhite:
      return white;
    case SlotColour::kGrey:
      return grey;
    case SlotColour::kBlack:
      return black;
    case SlotColour::kFree:
      break;
  }
  return free;
}

const QColor& Theme::letter(SlotColour colour) const {
  if (colour == SlotColour::kBlack) return black_letter;
  return colour == SlotColour::kGrey ? grey_letter : white_letter;
}

Band Theme::band(Phase phase) const {
  switch (phase) {
    case Phase::kSweepTermination:
      return sweep_termination;
    case Phase::kMark:
      return mark;
    case Phase::kMarkTermination:
      return mark_termination;
    case Phase::kSweep:
      return sweep;
    case Phase::kOff:
      break;
  }
  return {Qt::transparent, Qt::transparent};
}

const Theme& theme(ThemeId id) {
  static const std::array<Theme, 4> themes = {make_light(), make_dark(), make_projector(),
                                              make_print()};
  return themes[static_cast<std::size_t>(id)];
}

std::span<const ThemeId> all_themes() {
  return kAllThemes;
}

QString theme_name(ThemeId id) {
  static const std::array<QString, 4> names = {"light", "dark", "projector", "print"};
  return names[static_cast<std::size_t>(id)];
}

std::optional<ThemeId> find_theme(const QString& name) {
  for (const ThemeId id : kAllThemes) {
    if (theme_name(id) == name) return id;
  }
  return std::nullopt;
}

double contrast(const QColor& a, const QColor& b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace tricolor::ui
