// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPoint>
#include <QRect>
#include <vector>

#include "ui/inspector/inspector_page.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

/// Where one item of the page is; which rectangles it has follows from its kind.
struct PlacedItem {
  std::size_t item = 0;
  QRect rect;  ///< all of it
  QRect name;  ///< kFact, kFormula, kEvent, kChip
  QRect text;
  QRect note;         ///< kFormula: numbers; kChip: on the arrow
  QRect result;       ///< kFormula
  QPoint arrow_from;  ///< kChip after another one: an arrow from here …
  QPoint arrow_to;    ///< … to here
  bool has_arrow = false;
};

/// A page broken into lines for a width. Pure geometry: text sizes come from the theme's fonts.
class InspectorLayout {
 public:
  InspectorLayout() = default;
  InspectorLayout(const InspectorPage& page, const Theme& theme, int width);

  const std::vector<PlacedItem>& items() const { return m_items; }
  int height() const { return m_height; }
  /// The item with a link at `pos`; nullptr if there is none.
  const PlacedItem* link_at(const InspectorPage& page, QPoint pos) const;
  /// The items with links, in reading order: what the Tab key walks through.
  std::vector<std::size_t> links(const InspectorPage& page) const;

 private:
  struct Pen;
  static void place(const PageItem& item, Pen& pen, PlacedItem& out);
  static void place_chip(const PageItem& item, Pen& pen, PlacedItem& out);
  static void place_formula(const PageItem& item, Pen& pen, PlacedItem& out);

  std::vector<PlacedItem> m_items;
  int m_height = 0;
};

}  // namespace tricolor::ui
