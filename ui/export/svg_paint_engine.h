// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>
#include <map>

#include "ui/export/flat_paint_engine.h"

namespace tricolor::ui {

/// Writes each painted thing as one SVG element with all its attributes; a clip opens a group
/// that stays open until the clip changes.
class SvgPaintEngine : public FlatPaintEngine {
 public:
  /// The elements so far; complete once the painter has ended.
  const QString& body() const { return m_body; }

  void drawPath(const QPainterPath& path) override;
  void drawTextItem(const QPointF& position, const QTextItem& item) override;
  void drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                 Qt::ImageConversionFlags flags) override;

 protected:
  void drawPolyline(const QPainterPath& path) override;
  void changeClip(const std::optional<QPainterPath>& clip) override;

 private:
  QString fillAttribute(const QBrush& brush);
  QString patternFor(const QBrush& brush);
  QString strokeAttributes() const;
  QString placeAttributes() const;
  void write(const QString& element);

  QString m_body;
  std::map<QString, QString> m_patterns;  ///< id by content
  int m_clips = 0;
  bool m_clip_open = false;
};

}  // namespace tricolor::ui
