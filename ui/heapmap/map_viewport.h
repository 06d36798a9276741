// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPoint>
#include <QSize>
#include <algorithm>

namespace tricolor::ui {

/// How large the content is drawn and which part of it is seen.
///
///     zoom  0.5 ………… 1 ………………………………………………………… most
///           arena    spans by class   slots      one object
///
/// Below 1 the content keeps its size and turns into the arena.
/// Invariants: kLeastZoom ≤ zoom ≤ most; scroll never shows beyond the content's end.
class MapViewport {
 public:
  static constexpr double kLeastZoom = 0.5;  ///< the whole arena
  static constexpr double kStep = 1.25;      ///< one key press, one notch of a wheel

  double zoom() const { return m_zoom; }
  QPoint scroll() const { return m_scroll; }

  /// How much larger than the map the content is.
  double content_zoom() const { return std::max(1.0, m_zoom); }
  /// 0: spans by class; 1: the arena.
  double arena_share() const {
    const double share = std::clamp((1 - m_zoom) / (1 - kLeastZoom), 0.0, 1.0);
    return share > kThere ? 1 : share;
  }

  void set_zoom(double zoom, double most) {
    m_zoom = std::clamp(zoom, kLeastZoom, std::max(1.0, most));
  }
  void set_sizes(QSize map, QSize content) {
    m_limit = QPoint(std::max(0, content.width() - map.width()),
                     std::max(0, content.height() - map.height()));
    scroll_to(m_scroll);
  }
  void scroll_to(QPoint scroll) {
    m_scroll =
        QPoint(std::clamp(scroll.x(), 0, m_limit.x()), std::clamp(scroll.y(), 0, m_limit.y()));
  }
  bool can_scroll() const { return m_limit != QPoint(0, 0); }

 private:
  static constexpr double kThere = 0.99;  ///< of the way: less than a pixel or two is left

  double m_zoom = 1;
  QPoint m_scroll;
  QPoint m_limit;
};

}  // namespace tricolor::ui
