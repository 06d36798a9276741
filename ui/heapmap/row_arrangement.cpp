// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/row_arrangement.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tricolor::ui {

namespace {

constexpr int kLeastSlots = 60;  // px of slots beside a label
constexpr int kMostColumns = 5;
constexpr std::size_t kManyRows = 40;  // of one line each they could all be seen, but not read
// Another number of columns must read clearly better, or rows would jump about.
constexpr double kClearlyBetter = 0.12;  // of log2 px, per row

/// Crowded rows may be higher: by how many times more digits their number of slots has.
double weight_of(const RowDemand& demand) {
  const double slots = static_cast<double>(demand.spans) * demand.typical.slots;
  return 1 + std::max(0.0, std::log10(std::max(slots, 1.0) / 500));
}

int slots_width(int columns, const MapRoom& room) {
  return (room.size.width() + kColumnGap) / columns - kColumnGap - room.label_width;
}

bool has_room_for(int columns, const MapRoom& room) {
  return columns == 1 || slots_width(columns, room) >= kLeastSlots;
}

std::vector<double> zone_shares(std::size_t crowded, std::size_t others) {
  if (crowded == 0) return {1.0};
  if (others == 0) return {0.0};
  return {0.2, 0.3, 0.45, 0.6};
}

}  // namespace

RowZone plan_zone(const std::vector<const RowToPlace*>& rows, int columns, int height,
                  const MapRoom& room, int previous_cap) {
  RowZone zone;
  zone.columns = columns;
  if (rows.empty()) return zone;
  const RowRoom row_room{std::max(slots_width(columns, room), 1), room.label_line,
                         4 * room.label_line};
  for (const RowToPlace* row : rows) {
    zone.rows.push_back(row->row);
    zone.choices.push_back({row_fits(row->demand, row_room, std::max(1, height - kRowPad - 4)),
                            weight_of(row->demand)});
    zone.weight += zone.choices.back().weight;
  }
  const int lines = rows.size() > kManyRows ? 2 : 1;
  zone.least_row = lines * room.label_line + 2;
  const RowFrame frame{zone.least_row, kRowPad + 2};
  zone.plan = plan_columns(zone.choices, columns, height, frame, previous_cap);
  return zone;
}

RowZone plan_compact(const std::vector<RowToPlace>& rows, int height, const MapRoom& room) {
  std::vector<const RowToPlace*> all;
  for (const RowToPlace& row : rows) all.push_back(&row);
  RowZone zone;
  for (int columns = 1; columns <= kMostColumns && has_room_for(columns, room); ++columns) {
    zone = plan_zone(all, columns, height, room, 0);
    if (zone.plan.height <= height) break;
  }
  return zone;
}

RowArrangement arrange(const std::vector<RowToPlace>& rows, const MapRoom& room,
                       const KeptPlan& plan) {
  std::vector<const RowToPlace*> light;
  std::vector<const RowToPlace*> heavy;
  for (const RowToPlace& row : rows) (row.crowded ? heavy : light).push_back(&row);
  const int height = room.size.height();
  RowArrangement made;
  made.share = plan.share;
  made.columns = plan.columns;
  made.upper =
      plan_zone(light, plan.columns, static_cast<int>(height * plan.share), room, plan.cap);
  const int left = std::max(height / 4, height - made.upper.plan.height);
  made.lower = plan_zone(heavy, 1, left, room, 0);
  const double weight = std::max(1.0, made.upper.weight + made.lower.weight);
  // What is out of sight does not read at all.
  const double beyond = std::max(0, made.height() - height);
  made.score = (made.upper.plan.fineness + made.lower.plan.fineness) / weight -
               4 * beyond / std::max(1, height);
  return made;
}

RowArrangement best_arrangement(const std::vector<RowToPlace>& rows, const MapRoom& room,
                                const KeptPlan* previous) {
  const auto crowded = static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const RowToPlace& row) { return row.crowded; }));
  const std::size_t others = rows.size() - crowded;
  const int most = std::min(kMostColumns, std::max(1, static_cast<int>(others)));
  std::optional<RowArrangement> best;
  for (const double share : zone_shares(crowded, others)) {
    for (int columns = 1; columns <= most && has_room_for(columns, room); ++columns) {
      const bool as_before = previous != nullptr && previous->columns == columns &&
                             std::abs(previous->share - share) < 0.01;
      RowArrangement made = arrange(rows, room, {columns, share, as_before ? previous->cap : 0});
      if (as_before) made.score += kClearlyBetter;
      if (!best || made.score > best->score) best = std::move(made);
    }
  }
  return std::move(*best);
}

}  // namespace tricolor::ui
