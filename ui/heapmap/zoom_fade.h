// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <QRectF>
#include <cstdint>

class QPainter;

namespace tricolor::ui {

/// The map as it was before a zoom step at which tiles became slots, or slots tiles: it lies over
/// the new one, grown or shrunk to where its content is now, and fades, so that the eye sees what
/// became of what. After a leap there is nothing to recognize, and no fade.
///
/// 1. start() before the step, with the old picture.
/// 2. paint() over each new picture; the first one starts the clock.
class ZoomFade {
 public:
  static constexpr std::int64_t kLifeMs = 240;

  /// `part` of the content that `image` shows, as if at zoom 1.
  void start(const QImage& image, const QRectF& part);
  void clear() { *this = ZoomFade(); }

  /// True while the next picture would differ.
  bool moving(std::int64_t wall_ms) const;
  /// 1 … 0; 0 if there is nothing to paint.
  double strength(std::int64_t wall_ms) const;
  /// `part` of the content that `map` shows now, as if at zoom 1.
  void paint(QPainter& painter, const QRect& map, const QRectF& part, std::int64_t wall_ms);

 private:
  void grow(const QRect& place, const QRect& map);

  QImage m_image;
  QRectF m_part;
  QRect m_place;   ///< of m_image now, as far as …
  QImage m_grown;  ///< … its part in sight, as large as it is drawn
  QPoint m_grown_at;
  std::int64_t m_born_ms = -1;  ///< -1: not painted yet
};

}  // namespace tricolor::ui
