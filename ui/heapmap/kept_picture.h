// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QImage>
#include <QPainter>
#include <QRect>

#include "ui/theme/theme.h"

namespace tricolor::ui {

/// A painted part of the view, kept until something in it changes: its text costs more than all
/// slots together. `State` is everything but place and scale that the picture depends on. A new
/// theme needs a new one.
template <typename State>
class KeptPicture {
 public:
  /// `scale`: device pixels per px. `paint(painter)` draws in the coordinates of `area`, on the
  /// panel's colour.
  template <typename Paint>
  const QImage& image(const State& state, const QRect& area, const Theme& theme, double scale,
                      Paint paint) {
    if (!m_image.isNull() && m_area == area && m_scale == scale && m_state == state) {
      return m_image;
    }
    m_state = state;
    m_area = area;
    m_scale = scale;
    m_image = QImage(area.size() * scale, QImage::Format_RGB32);
    m_image.setDevicePixelRatio(scale);
    m_image.fill(theme.panel);
    QPainter painter(&m_image);
    painter.translate(-area.topLeft());
    paint(painter);
    return m_image;
  }

 private:
  State m_state{};
  QRect m_area;
  double m_scale = 0;
  QImage m_image;
};

}  // namespace tricolor::ui
