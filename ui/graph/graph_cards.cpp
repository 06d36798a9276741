// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/graph/graph_cards.h"

#include <algorithm>

namespace tricolor::ui {

namespace {

constexpr int kPad = 4;
constexpr int kBetween = 5;
constexpr int kMostLines = 24;

std::vector<GraphCardLine> lines_of(const GraphRoot& root) {
  std::vector<GraphCardLine> lines;
  std::string frame;
  for (std::size_t i = 0; i < root.variables.size(); ++i) {
    const GraphVariable& variable = root.variables[i];
    if (variable.frame != frame) {
      frame = variable.frame;
      lines.push_back({{}, QString::fromStdString(frame), true, -1, i});
    }
    lines.push_back({{}, QString::fromStdString(variable.name), false, variable.node, i});
  }
  return lines;
}

int height_of(std::size_t lines, int most, int line) {
  const int all = static_cast<int>(lines);
  const int shown = std::min(all, most);
  return 2 * kPad + line * (1 + shown + (shown < all ? 1 : 0));
}

/// The most lines per card with which all cards fit; 0 if not even their titles do.
int lines_that_fit(const std::vector<std::vector<GraphCardLine>>& all, int height, int line) {
  for (int most = kMostLines; most > 0; --most) {
    int total = 0;
    for (const auto& lines : all) total += height_of(lines.size(), most, line) + kBetween;
    if (total <= height) return most;
  }
  return 0;
}

}  // namespace

GraphCards layout_cards(const GraphView& graph, const QRect& area, int line) {
  GraphCards result;
  std::vector<std::vector<GraphCardLine>> all;
  for (const GraphRoot& root : graph.roots) all.push_back(lines_of(root));
  const int most = std::max(1, lines_that_fit(all, area.height(), line));
  int y = area.y();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const int height = height_of(all[i].size(), most, line);
    if (y + height > area.bottom() + 1) {
      ++result.hidden;
      continue;
    }
    const GraphRoot& root = graph.roots[i];
    GraphCard card;
    card.rect = QRect(area.x(), y, area.width(), height);
    card.title_rect = QRect(area.x() + kPad, y + kPad, area.width() - 2 * kPad, line);
    card.title = QString::fromStdString(root.title);
    card.scanned = root.scanned;
    card.root = i;
    card.left_out = static_cast<int>(root.left_out);
    int at = y + kPad + line;
    for (GraphCardLine& each : all[i]) {
      if (static_cast<int>(card.lines.size()) == most) {
        ++card.left_out;
        continue;
      }
      each.rect = QRect(area.x() + kPad + (each.is_frame ? 0 : 8), at,
                        area.width() - 2 * kPad - (each.is_frame ? 0 : 8), line);
      at += line;
      card.lines.push_back(std::move(each));
    }
    result.cards.push_back(std::move(card));
    y += height + kBetween;
  }
  result.hidden += static_cast<int>(graph.left_out_roots);
  return result;
}

}  // namespace tricolor::ui
