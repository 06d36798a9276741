// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <cstdlib>

namespace tricolor::test {

/// Share of the pixels in `rect` that are about of `colour`.
inline double share(const QImage& image, const QRect& rect, const QColor& colour) {
  int hits = 0;
  for (int y = rect.top(); y <= rect.bottom(); ++y) {
    for (int x = rect.left(); x <= rect.right(); ++x) {
      const QColor pixel = image.pixelColor(x, y);
      const int distance = std::abs(pixel.red() - colour.red()) +
                           std::abs(pixel.green() - colour.green()) +
                           std::abs(pixel.blue() - colour.blue());
      hits += distance < 40 ? 1 : 0;
    }
  }
  return double(hits) / (rect.width() * rect.height());
}

}  // namespace tricolor::test
