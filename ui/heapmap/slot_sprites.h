// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <QSize>
#include <unordered_map>

#include "ui/heapmap/slot_look.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

/// Pictures of slots and tile textures, each drawn once per size and look. Pixels are opaque, on
/// the panel's colour, so that they can be copied without blending.
class SlotSprites {
 public:
  /// Forgets all pictures. `scale`: device pixels per px.
  void reset(const Theme& theme, double scale);

  /// `cell` in px, not larger than kLargest.
  const QImage& slot(QSize cell, const SlotLook& look);
  /// A column of the colour's texture, `tile` px large; its upper part is what is copied.
  const QImage& tile(QSize tile, SlotColour colour);

  static constexpr int kLargest = 400;  ///< px: larger slots are few, and drawn directly

 private:
  QImage blank(QSize size) const;

  const Theme* m_theme = nullptr;
  double m_scale = 1;
  std::unordered_map<std::uint64_t, QImage> m_images;
};

}  // namespace tricolor::ui
