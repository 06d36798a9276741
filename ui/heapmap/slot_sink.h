// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRect>
#include <array>

#include "ui/heapmap/slot_look.h"
#include "ui/theme/theme.h"

class QPainter;

namespace tricolor::ui {

/// Heights in px of a tile's parts, by SlotColour.
using TileStack = std::array<int, 4>;

/// A tile's parts from top to bottom: what is dead or free lies on top of what lives.
inline constexpr std::array kStackOrder = {SlotColour::kFree, SlotColour::kWhite, SlotColour::kGrey,
                                           SlotColour::kBlack};

/// Where the map's many small parts go: copied as pixels on the screen, drawn as shapes into
/// an SVG or PDF. Rectangles are in the painter's coordinates.
class SlotSink {
 public:
  virtual ~SlotSink() = default;
  virtual void slot(const QRect& rect, const SlotLook& look) = 0;
  /// On screen it covers all of the rectangle.
  virtual void tile_part(const QRect& rect, SlotColour colour) = 0;
  /// All parts of a tile.
  virtual void tile(const QRect& rect, const TileStack& stack);
  /// A small plain rectangle.
  virtual void fill(const QRect& rect, const QColor& colour) = 0;
  /// A dot every few pixels: room that nothing uses.
  virtual void dots(const QRect& rect, const QColor& colour) = 0;
  /// For the few large things around them.
  virtual QPainter& painter() = 0;
};

/// Draws shapes: scalable, slow.
class VectorSink : public SlotSink {
 public:
  VectorSink(QPainter& painter, const Theme& theme) : m_painter(painter), m_theme(theme) {}
  void slot(const QRect& rect, const SlotLook& look) override;
  void tile_part(const QRect& rect, SlotColour colour) override;
  void fill(const QRect& rect, const QColor& colour) override;
  void dots(const QRect& rect, const QColor& colour) override;
  QPainter& painter() override { return m_painter; }

 private:
  QPainter& m_painter;
  const Theme& m_theme;
};

}  // namespace tricolor::ui
