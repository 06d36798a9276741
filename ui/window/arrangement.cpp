// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/arrangement.h"

#include <algorithm>

namespace tricolor::ui {

namespace {

// In lines of body text. A column of text needs about 60 lines' width beside the two others.
constexpr int kLeastColumns = 58;
/// With four rows below each other, the heap gets three fifths of the height: it needs 24 lines.
constexpr int kLeastRoomyLines = 44;
constexpr int kLeastThreeRows = 24;
constexpr int kLeastTwoRows = 22;
/// A plot that is narrower has hardly any curve, and takes the map's height.
constexpr int kLeastPlotWidth = 16;

constexpr double kMostTuningPart = 0.28;
constexpr double kDetailsPart = 0.30;
constexpr int kLeastDetails = 300;
constexpr int kMostDetails = 520;
// On really wide screens sentences may get longer: the map does not need all of it.
constexpr double kMostDetailsPart = 0.22;
constexpr int kConsoleFrame = 20;

int part(int whole, double of) {
  return static_cast<int>(whole * of);
}

QList<int> column_shares(int width, int tuning_width) {
  const int tuning = std::min(tuning_width, part(width, kMostTuningPart));
  const int details = std::clamp(part(width, kDetailsPart), kLeastDetails,
                                 std::max(kMostDetails, part(width, kMostDetailsPart)));
  return {tuning, std::max(1, width - tuning - details), details};
}

QList<int> roomy_shares(int height, int line_height) {
  const int lines = height / line_height;
  const int console_lines = std::clamp((lines - kLeastRoomyLines) / 5, 2, 5);
  const int console = console_lines * line_height + kConsoleFrame;
  const int rest = std::max(3, height - console);
  return {0, part(rest, 0.62), part(rest, 0.20), part(rest, 0.18), console};
}

/// The map's panel has a row of buttons and the caption's lines as well, so it gets more than three
/// fifths; less would leave a large font no curve.
QList<int> low_shares(int height) {
  constexpr double kMapPart = 0.67;
  return {0, part(height, kMapPart), part(height, 1 - kMapPart)};
}

}  // namespace

Arrangement arrangement_for(QSize space, int line_height) {
  const int line = std::max(1, line_height);
  if (space.width() < kLeastColumns * line || space.height() < kLeastThreeRows * line) {
    const bool tiny =
        space.height() < kLeastTwoRows * line || space.width() < kLeastPlotWidth * line;
    return tiny ? Arrangement::kTiny : Arrangement::kCompact;
  }
  return space.height() < kLeastRoomyLines * line ? Arrangement::kLow : Arrangement::kRoomy;
}

Shares shares_for(Arrangement arrangement, QSize space, int line_height, int tuning_width) {
  const int height = std::max(1, space.height());
  const int line = std::max(1, line_height);
  const QList<int> columns = column_shares(std::max(1, space.width()), tuning_width);
  switch (arrangement) {
    case Arrangement::kRoomy:
      return {columns, roomy_shares(height, line)};
    case Arrangement::kLow:
      return {columns, low_shares(height)};
    case Arrangement::kCompact:
      return {columns, {part(height, 0.62), part(height, 0.38)}};
    case Arrangement::kTiny:
      break;
  }
  return {columns, {height}};
}

}  // namespace tricolor::ui
