// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRectF>
#include <vector>

namespace tricolor::ui {

/// Where words about places of a picture are written, each on a plate of its own, so that none lies
/// on another, or on a place that words are about.
///
/// 1. Construct with the space that plates may take.
/// 2. keep_free() of every place that has words; avoid() what should be seen as well.
/// 3. place() for each, the most important one first.
class PlateLayout {
 public:
  explicit PlateLayout(const QRectF& space) : m_space(space) {}

  void keep_free(const QRectF& place) { m_kept_free.push_back(place); }
  /// Words lie on it only if there is no room near their place otherwise.
  void avoid(const QRectF& thing) { m_avoided.push_back(thing); }

  /// For words that take `sizes`, longest first: the first size that has room at the place or near
  /// it, then the shortest one as near as it gets. A space that is full has it above or below all
  /// the same.
  QRectF place(const QRectF& place, const std::vector<QSizeF>& sizes);

 private:
  enum class Care { kAvoid, kCover };  ///< what is to be avoided
  bool is_free(const QRectF& plate, Care care) const;
  std::vector<QRectF> beside(const QRectF& place, const QSizeF& size) const;
  QRectF nearest(const QRectF& place, const QSizeF& size, Care care) const;
  QRectF take(const QRectF& plate);

  QRectF m_space;
  std::vector<QRectF> m_kept_free;
  std::vector<QRectF> m_avoided;
  std::vector<QRectF> m_plates;
};

}  // namespace tricolor::ui
