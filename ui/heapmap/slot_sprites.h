// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <QSize>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "ui/heapmap/slot_look.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

/// Pictures of slots and tile textures, each drawn once per size and look. Pixels are opaque, on
/// the panel's colour, so that they can be copied without blending.
class SlotSprites {
 public:
  /// Forgets all pictures. `scale`: device pixels per px.
  void reset(const Theme& theme, double scale);

  /// False for a slot that is so large that few are in sight; those are drawn directly.
  static bool keeps(QSize cell) {
    return std::int64_t{cell.width()} * cell.height() <= kLargestSlot;
  }
  /// `cell` in px, one that keeps() allows.
  const QImage& slot(QSize cell, const SlotLook& look);
  /// A column of the colour's texture, `width` ≤ kTileHeight px wide and kTileHeight px high; its
  /// upper part is what is copied.
  const QImage& tile(int width, SlotColour colour);

  static constexpr int kTileHeight = 400;  ///< px: higher parts of tiles are drawn directly

 private:
  static constexpr std::int64_t kLargestSlot = 1'000'000;  ///< square px: half of a screen

  /// The last picture of a look whose size is as odd or even: sizes in one map differ by a pixel.
  struct Recent {
    QSize cell;
    const QImage* image = nullptr;
  };

  QImage blank(QSize size) const;
  const QImage& find_slot(QSize cell, const SlotLook& look);
  void forget_slots();
  /// Forgets all when there would be too many.
  const QImage& keep(std::uint64_t key, QImage image);

  const Theme* m_theme = nullptr;
  double m_scale = 1;
  std::unordered_map<std::uint64_t, QImage> m_images;
  std::array<std::vector<QImage>, 4> m_tiles;  ///< by colour and width; null: not yet drawn
  qsizetype m_bytes = 0;                       ///< of all images
  std::array<Recent, 1024> m_recent{};
};

}  // namespace tricolor::ui
