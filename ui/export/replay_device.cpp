// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/export/replay_device.h"

#include <QImage>
#include <QPainter>

#include "ui/export/flat_paint_engine.h"
#include "ui/export/picture_metric.h"

namespace tricolor::ui {

/// Draws each primitive with the target's own functions.
class ReplayEngine : public FlatPaintEngine {
 public:
  explicit ReplayEngine(QPainter& target) : m_target(target) {}

  void drawPath(const QPainterPath& path) override {
    take();
    m_target.setBrush(painter()->brush());
    m_target.drawPath(path);
  }
  void drawTextItem(const QPointF& position, const QTextItem& item) override {
    take();
    m_target.setFont(item.font());
    m_target.drawText(position, item.text());
  }
  void drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                 Qt::ImageConversionFlags flags) override {
    take();
    m_target.drawImage(target, image, source, flags);
  }

 protected:
  void drawPolyline(const QPainterPath& path) override {
    take();
    m_target.setBrush(Qt::NoBrush);
    m_target.drawPath(path);
  }
  void changeClip(const std::optional<QPainterPath>& clip) override {
    m_target.setTransform({});
    if (clip) {
      m_target.setClipPath(*clip);
    } else {
      m_target.setClipping(false);
    }
  }

 private:
  void take() {
    prepare();
    m_target.setTransform(transform());
    m_target.setPen(painter()->pen());
    m_target.setOpacity(painter()->opacity());
  }

  QPainter& m_target;
};

ReplayDevice::ReplayDevice(QPainter& target, QSize size)
    : m_size(size), m_engine(std::make_unique<ReplayEngine>(target)) {}

ReplayDevice::~ReplayDevice() = default;

QPaintEngine* ReplayDevice::paintEngine() const {
  return m_engine.get();
}

int ReplayDevice::metric(PaintDeviceMetric metric) const {
  return picture_metric(metric, m_size, devicePixelRatioFScale());
}

}  // namespace tricolor::ui
