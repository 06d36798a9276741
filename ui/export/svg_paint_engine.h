// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPaintEngine>
#include <QPainterPath>
#include <QRegion>
#include <QString>
#include <QTransform>
#include <map>

namespace tricolor::ui {

/// Writes each painted thing as one SVG element with all its attributes; a clip opens a group
/// that stays open until the clip changes.
class SvgPaintEngine : public QPaintEngine {
 public:
  SvgPaintEngine();

  /// The elements so far; complete once the painter has ended.
  const QString& body() const { return m_body; }

  bool begin(QPaintDevice* device) override;
  bool end() override;
  void updateState(const QPaintEngineState& news) override;
  void drawPath(const QPainterPath& path) override;
  void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override;
  void drawTextItem(const QPointF& position, const QTextItem& item) override;
  void drawPixmap(const QRectF& target, const QPixmap& pixmap, const QRectF& source) override;
  void drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                 Qt::ImageConversionFlags flags) override;
  Type type() const override { return User; }

 private:
  void enterClip();
  QPainterPath wholeClip() const;
  void leaveClip();
  QString fillAttribute(const QBrush& brush);
  QString patternFor(const QBrush& brush);
  QString strokeAttributes() const;
  QString placeAttributes() const;
  void write(const QString& element);

  QString m_body;
  std::map<QString, QString> m_patterns;   ///< id by content
  int m_clips = 0;
  bool m_clip_open = false;
  bool m_clip_changed = false;
  QTransform m_transform;      ///< from painting to document, redirections included
  QRegion m_system_clip;       ///< what the widget that is painted may cover
};

}  // namespace tricolor::ui
