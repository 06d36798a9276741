// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/column_plan.h"

#include <algorithm>

namespace tricolor::ui {

namespace {

using Rows = std::vector<RowChoice>;

int framed(const RowFit& fit, const RowFrame& frame) {
  return std::max(fit.height + frame.pad, frame.least) + fit.rest;
}

/// Fits are ordered from high to low.
std::size_t largest_under(const RowChoice& row, int cap, const RowFrame& frame) {
  for (std::size_t i = 0; i < row.fits.size(); ++i) {
    if (framed(row.fits[i], frame) <= cap * row.weight) return i;
  }
  return row.fits.size() - 1;
}

/// False if the rows need more columns.
bool pack(const Rows& rows, int columns, int height, const RowFrame& frame, ColumnPlan& plan) {
  plan.size.clear();
  plan.column.clear();
  plan.height = 0;
  plan.fineness = 0;
  int column = 0;
  int y = 0;
  for (const RowChoice& row : rows) {
    const std::size_t size = largest_under(row, plan.cap, frame);
    const int high = framed(row.fits[size], frame);
    if (y > 0 && y + high > height) {
      ++column;
      y = 0;
    }
    y += high;
    plan.size.push_back(size);
    plan.column.push_back(column);
    plan.height = std::max(plan.height, y);
    plan.fineness += row.fits[size].fineness * row.weight;
  }
  return column < columns && plan.height <= height;
}

}  // namespace

ColumnPlan plan_columns(const Rows& rows, int columns, int height, const RowFrame& frame,
                        int previous_cap) {
  ColumnPlan best;
  best.cap = frame.least;
  int limit = std::max(height, frame.least);
  while (!pack(rows, columns, limit, frame, best)) limit += limit / 8 + 8;
  int low = best.cap;
  int high = limit;
  while (high - low > 1) {
    ColumnPlan tried;
    tried.cap = (low + high + 1) / 2;
    if (pack(rows, columns, limit, frame, tried)) {
      low = tried.cap;
      best = tried;
    } else {
      high = tried.cap;
    }
  }
  if (previous_cap <= 0 || previous_cap >= best.cap || previous_cap * 5 < best.cap * 4) return best;
  ColumnPlan kept;
  kept.cap = previous_cap;
  return pack(rows, columns, limit, frame, kept) ? kept : best;
}

}  // namespace tricolor::ui
