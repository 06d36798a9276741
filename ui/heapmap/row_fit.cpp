// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/row_fit.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tricolor::ui {

namespace {

constexpr std::array kCellHeights = {96, 84, 72, 64, 56, 48, 42, 36, 32, 28, 24, 21,
                                     18, 16, 14, 12, 10, 9,  8,  7,  6,  5,  4,  3};
constexpr std::array kLines = {1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64};
constexpr int kNamedRail = 18;  // px of slot: from here on a rail has room for "P1"
constexpr int kThinRail = 4;
constexpr int kReadsWell = 24;  // px of slot

constexpr double kLetter = 0.46;  // of a line: the width of a letter of small text
constexpr int kTailMargins = 4;   // px
constexpr int kTailPart = 4;      // of a row's width, for the longer of a tail's words

constexpr int kLowTile = 12;        // px of height: the parts of a lower one are hard to tell apart
constexpr double kFlatness = 0.35;  // of fineness, for each px that it is lower
constexpr int kWidest = 4;          // of a low tile, times its height

struct TileSize {
  int width;
  int height;
  int gap;
};
constexpr std::array kTiles = {
    TileSize{48, 96, 4}, TileSize{40, 80, 4}, TileSize{34, 68, 3}, TileSize{28, 56, 3},
    TileSize{24, 48, 3}, TileSize{20, 40, 2}, TileSize{16, 32, 2}, TileSize{14, 26, 2},
    TileSize{12, 22, 2}, TileSize{10, 18, 2}, TileSize{9, 15, 2},  TileSize{8, 12, 1},
    TileSize{7, 10, 1},  TileSize{6, 8, 1},   TileSize{5, 7, 1},   TileSize{4, 5, 1},
    TileSize{3, 4, 1},   TileSize{3, 4, 0},   TileSize{2, 3, 0}};

/// Bands that the spans take one after the other; 0 if one is wider than the row.
int bands_for(const RowDemand& demand, const RowFit& fit, int width) {
  const int gap = span_gap(fit.cell_height);
  if (demand.few.empty()) {
    const int per_band = (width + gap) / (span_width(demand.typical, fit) + gap);
    if (per_band == 0) return 0;
    return static_cast<int>((demand.spans + static_cast<std::size_t>(per_band) - 1) /
                            static_cast<std::size_t>(per_band));
  }
  int x = -gap;
  int bands = 1;
  for (const SpanDemand& span : demand.few) {
    const int wide = span_width(span, fit);
    if (wide > width) return 0;
    if (x + gap + wide > width) {
      x = -gap;
      ++bands;
    }
    x += gap + wide;
  }
  return bands;
}

/// Slots with a letter in them read well: to be larger still is worth less.
double fineness_of(int cell) {
  const double well = std::min(cell, kReadsWell);
  return std::log2(well) + 0.3 * std::log2(cell / well);
}

/// The flattest arrangement of slots of one height.
std::optional<RowFit> fit_slots(const RowDemand& demand, const RowRoom& room, int cell) {
  std::optional<RowFit> best;
  for (const int lines : kLines) {
    RowFit fit;
    fit.lines = lines;
    fit.cell_height = cell;
    fit.gap = slot_gap(cell);
    fit.folded = !demand.few.empty();
    fit.tail = {room.line, room.width / kTailPart};
    fit.shown = demand.spans;
    fit.rest = demand.unlisted ? rest_line(room.line) : 0;
    fit.rail = cell >= kNamedRail ? room.line : kThinRail;
    fit.band_pitch = lines * (cell + fit.gap) - fit.gap + fit.rail + kBandGap;
    fit.bands = bands_for(demand, fit, room.width);
    fit.height = fit.bands * fit.band_pitch - kBandGap;
    fit.fineness = fineness_of(cell);
    if (fit.bands != 0 && (!best || fit.height < best->height)) best = fit;
    if (fit.bands == 1) break;
  }
  return best;
}

RowFit fit_tiles(const RowDemand& demand, const RowRoom& room, const TileSize& tile) {
  RowFit fit;
  fit.mode = RowMode::kTiles;
  const int each =
      room.width / std::max(1, static_cast<int>(std::min<std::size_t>(demand.spans, 1000)));
  // Low tiles of a row that has room are wide instead.
  fit.tile_width = tile.height <= kLowTile
                       ? std::clamp(each - tile.gap, tile.width, kWidest * tile.height)
                       : tile.width;
  fit.cell_height = tile.height;
  fit.gap = tile.gap;
  fit.shown = demand.spans;
  fit.rest = demand.unlisted ? rest_line(room.line) : 0;
  const auto per_band =
      static_cast<std::size_t>(std::max(1, (room.width + tile.gap) / (fit.tile_width + tile.gap)));
  fit.bands = static_cast<int>((demand.spans + per_band - 1) / per_band);
  fit.band_pitch = tile.height + tile.gap;
  fit.height = fit.bands * fit.band_pitch - tile.gap;
  const double slots = std::max(1u, demand.typical.slots);
  fit.fineness = std::log2(fit.tile_width * tile.height / slots) / 2 -
                 kFlatness * std::max(0, kLowTile - tile.height);
  return fit;
}

void leave_out(RowFit& fit, const RowRoom& room, int most_height) {
  if (fit.height + fit.rest <= most_height) return;
  fit.rest = rest_line(room.line);
  fit.bands = std::max(1, (most_height - fit.rest + fit.gap) / fit.band_pitch);
  const int per_band = std::max(1, (room.width + fit.gap) / (fit.tile_width + fit.gap));
  fit.shown =
      std::min(fit.shown, static_cast<std::size_t>(per_band) * static_cast<std::size_t>(fit.bands));
  fit.height = fit.bands * fit.band_pitch - fit.gap;
}

}  // namespace

double slot_aspect(Bytes slot_bytes) {
  const double steps = std::log2(static_cast<double>(std::max<Bytes>(slot_bytes, 8)) / 8.0);
  return std::min(0.5 + 0.17 * steps, 4.0);
}

int cell_width(int cell_height, int lines, double aspect) {
  const double shape = lines == 1 ? aspect : std::clamp(aspect, 0.7, 1.8);
  return std::max(kSmallestCell, static_cast<int>(std::lround(cell_height * shape)));
}

int slot_gap(int cell_height) {
  if (cell_height >= 12) return 2;
  return cell_height >= 5 ? 1 : 0;
}

std::uint32_t drawn_slots(const SpanDemand& span, bool folded) {
  if (!folded) return span.slots;
  const std::uint32_t rounded = (span.used + kFoldStep) / kFoldStep * kFoldStep;
  return rounded + kFoldStep >= span.slots ? span.slots : rounded;
}

int tail_width(std::uint32_t free, const TailRoom& room) {
  const auto px = [&](int letters) {
    return static_cast<int>(std::lround(letters * kLetter * room.line)) + kTailMargins;
  };
  int digits = 1;
  for (std::uint32_t rest = free; rest >= 10; rest /= 10) ++digits;
  const int number = digits + (digits - 1) / 3;
  const int words = px(number + 5);                    // " free"
  return words <= room.most ? words : px(number + 2);  // "+", which is wide
}

int span_gap(int cell_height) {
  return cell_height >= 12 ? 8 : 4;
}

int span_width(const SpanDemand& span, const RowFit& fit) {
  const std::uint32_t drawn = drawn_slots(span, fit.folded);
  const int lines = fit.lines;
  const int columns = (static_cast<int>(drawn) + lines - 1) / lines;
  const int cell = cell_width(fit.cell_height, lines, span.aspect);
  const int slots = std::max(cell, columns * (cell + fit.gap) - fit.gap);
  return drawn == span.slots ? slots : slots + fit.gap + tail_width(span.slots - drawn, fit.tail);
}

std::vector<RowFit> row_fits(const RowDemand& demand, const RowRoom& room, int most_height) {
  std::vector<RowFit> fits;
  const int least = least_cell(demand.spans * demand.typical.slots);
  for (const int cell : kCellHeights) {
    if (cell > room.largest_cell || cell < least) continue;
    const auto fit = fit_slots(demand, room, cell);
    if (fit && (fits.empty() || fit->height < fits.back().height)) fits.push_back(*fit);
  }
  for (const RowFit& fit : tile_fits(demand, room, most_height)) {
    if (fits.empty() || fit.height < fits.back().height) fits.push_back(fit);
  }
  return fits;
}

std::vector<RowFit> tile_fits(const RowDemand& demand, const RowRoom& room, int most_height) {
  std::vector<RowFit> fits;
  for (const TileSize& tile : kTiles) {
    const RowFit fit = fit_tiles(demand, room, tile);
    if (fits.empty() || fit.height < fits.back().height) fits.push_back(fit);
  }
  leave_out(fits.back(), room, most_height);
  return fits;
}

std::array<int, 4> stack_heights(const std::array<std::uint64_t, 4>& counts, int height) {
  std::uint64_t total = 0;
  for (const std::uint64_t count : counts) total += count;
  std::array<int, 4> heights{};
  if (total == 0 || height <= 0) return heights;
  int given = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    // Rounded, in floating point: several times faster, and exact for such numbers.
    const double px = static_cast<double>(counts[i] * static_cast<std::uint64_t>(height)) /
                      static_cast<double>(total);
    heights[i] = std::max(1, static_cast<int>(px + 0.5));
    given += heights[i];
  }
  // Rounding, and the pixels given to small parts, are taken from the largest part.
  int& largest = *std::max_element(heights.begin(), heights.end());
  largest = std::max(0, largest + height - given);
  return heights;
}

}  // namespace tricolor::ui
