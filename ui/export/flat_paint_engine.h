// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPaintEngine>
#include <QPainterPath>
#include <QRegion>
#include <QTransform>
#include <optional>

namespace tricolor::ui {

/// What the engines that write pictures share: for each primitive it knows the whole transform
/// and the whole clip in the picture's coordinates, whatever widgets, scroll areas and painters
/// they come from.
///
/// A subclass calls prepare() first in each draw function; that calls changeClip() if the clip
/// is another one than before.
class FlatPaintEngine : public QPaintEngine {
 public:
  FlatPaintEngine();

  bool begin(QPaintDevice* device) override;
  bool end() override;
  void updateState(const QPaintEngineState& news) override;
  void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override;
  void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override;
  Type type() const override { return User; }

 protected:
  void prepare();
  /// The path is in the picture's coordinates; none: nothing is clipped.
  virtual void changeClip(const std::optional<QPainterPath>& clip) = 0;
  /// Outline only.
  virtual void drawPolyline(const QPainterPath& path) = 0;
  /// From the painting's coordinates to the picture's.
  const QTransform& transform() const { return m_transform; }

 private:
  std::optional<QPainterPath> wholeClip() const;

  bool m_clip_changed = false;
  QTransform m_transform;
  QRegion m_system_clip;  ///< what the widget that is being painted may cover
};

}  // namespace tricolor::ui
