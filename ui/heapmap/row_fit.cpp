// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/row_fit.h"

#include <algorithm>
#include <cmath>

namespace tricolor::ui {

namespace {

constexpr int kTileGap = 2;
constexpr int kLowestBand = 24;  // px: lower ones would waste the height on their gaps
constexpr int kLowestTile = 14;  // px: four parts can still be told
// A single line of slots is better read than two of half the size, so it may leave height unused.
constexpr std::array kPartsOfHeight = {1.0, 0.86, 0.74, 0.64, 0.55};
constexpr std::array kTileWidths = {16, 12, 9, 7, 5};

int slot_gap(int cell_height) {
  if (cell_height >= 12) return 2;
  return cell_height >= 5 ? 1 : 0;
}

/// Largest cell height such that `lines` of them fit into `height`; 0 if under the smallest.
int cell_for(int lines, int height, int largest_cell) {
  int best = 0;
  for (const int gap : {2, 1, 0}) {
    const int cell = std::min(largest_cell, (height - (lines - 1) * gap) / lines);
    if (cell >= kSmallestCell && slot_gap(cell) <= gap) best = std::max(best, cell);
  }
  return best;
}

/// Whether the spans, one after the other, fit into the fit's bands of `width` px.
bool fits(const std::vector<SpanDemand>& spans, const RowFit& fit, int width) {
  const int gap = span_gap(fit.cell_height);
  int x = -gap;
  int band = 1;
  for (const SpanDemand& span : spans) {
    const int wide = span_width(span, fit);
    if (x + gap + wide > width) {
      x = -gap;
      if (wide > width || ++band > fit.bands) return false;
    }
    x += gap + wide;
  }
  return true;
}

bool grows(const RowFit& fit, const std::optional<RowFit>& previous) {
  if (!previous || previous->mode == RowMode::kTiles) return previous.has_value();
  return fit.cell_height > previous->cell_height ||
         (fit.cell_height == previous->cell_height && previous->folded && !fit.folded);
}

RowFit fit_tiles(std::size_t spans, int width, int height) {
  RowFit fit;
  fit.mode = RowMode::kTiles;
  fit.gap = kTileGap;
  const int most_lines = std::max(1, height / (kLowestTile + kTileGap));
  for (int lines = 1; lines <= most_lines; ++lines) {
    for (const int tile : kTileWidths) {
      fit.lines = lines;
      fit.tile_width = tile;
      const int per_line = std::max(1, (width + kTileGap) / (tile + kTileGap));
      fit.shown = static_cast<std::size_t>(per_line) * static_cast<std::size_t>(lines);
      fit.cell_height = std::max(1, (height - (lines - 1) * kTileGap) / lines);
      if (fit.shown >= spans) {
        fit.shown = spans;
        return fit;
      }
    }
  }
  return fit;
}

/// The largest slots with which the spans fit into the fit's bands, each `height` px high.
bool fit_band(const std::vector<SpanDemand>& spans, int width, int height, int largest_cell,
              const std::optional<RowFit>& previous, RowFit& fit) {
  const int two_lines = cell_for(2, height, largest_cell);
  for (fit.lines = 1;; ++fit.lines) {
    const int tallest = cell_for(fit.lines, height, largest_cell);
    if (tallest == 0) return false;
    for (const double part : kPartsOfHeight) {
      fit.cell_height = static_cast<int>(tallest * part);
      if (part < 1 && (fit.lines > 1 || fit.cell_height <= two_lines)) break;
      fit.gap = slot_gap(fit.cell_height);
      fit.band_pitch = height + kBandGap;
      for (const bool folded : {false, true}) {
        fit.folded = folded;
        if (fits(spans, fit, grows(fit, previous) ? width * 9 / 10 : width)) return true;
      }
    }
  }
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

std::uint32_t drawn_slots(const SpanDemand& span, bool folded) {
  if (!folded) return span.slots;
  const std::uint32_t rounded = (span.used + kFoldStep) / kFoldStep * kFoldStep;
  return rounded + kFoldStep >= span.slots ? span.slots : rounded;
}

int span_gap(int cell_height) {
  return cell_height >= 12 ? kSpanGap : 4;
}

int span_width(const SpanDemand& span, const RowFit& fit) {
  const std::uint32_t drawn = drawn_slots(span, fit.folded);
  const int lines = fit.lines;
  const int columns = (static_cast<int>(drawn) + lines - 1) / lines;
  const int cell = cell_width(fit.cell_height, lines, span.aspect);
  const int slots = std::max(cell, columns * (cell + fit.gap) - fit.gap);
  return drawn == span.slots ? slots : slots + fit.gap + kTailWidth;
}

RowFit fit_row(const std::vector<SpanDemand>& spans, int width, int height, int largest_cell,
               const std::optional<RowFit>& previous) {
  std::optional<RowFit> best;
  for (int bands = 1; bands == 1 || bands * (kLowestBand + kBandGap) <= height; ++bands) {
    RowFit fit;
    fit.bands = bands;
    fit.shown = spans.size();
    const int band_height = (height - (bands - 1) * kBandGap) / bands;
    if (fit_band(spans, width, band_height, largest_cell, previous, fit) &&
        (!best || fit.cell_height > best->cell_height)) {
      best = fit;
    }
  }
  return best ? *best : fit_tiles(spans.size(), width, height);
}

std::array<int, 4> stack_heights(const std::array<std::uint64_t, 4>& counts, int height) {
  std::uint64_t total = 0;
  for (const std::uint64_t count : counts) total += count;
  std::array<int, 4> heights{};
  if (total == 0 || height <= 0) return heights;
  int given = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const double share = static_cast<double>(counts[i]) / static_cast<double>(total);
    heights[i] = std::max(1, static_cast<int>(std::lround(share * height)));
    given += heights[i];
  }
  // Rounding, and the pixels given to small parts, are taken from the largest part.
  int& largest = *std::max_element(heights.begin(), heights.end());
  largest = std::max(0, largest + height - given);
  return heights;
}

}  // namespace tricolor::ui
