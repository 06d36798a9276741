// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/export/svg_device.h"

#include "ui/export/picture_metric.h"
#include "ui/export/svg_paint_engine.h"

namespace tricolor::ui {

SvgDevice::SvgDevice(QSize size, const QString& title)
    : m_size(size), m_title(title), m_engine(std::make_unique<SvgPaintEngine>()) {}

SvgDevice::~SvgDevice() = default;

QPaintEngine* SvgDevice::paintEngine() const {
  return m_engine.get();
}

QByteArray SvgDevice::document() const {
  const QString head = QString(
                           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                           "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                           "width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\">\n<title>%3</title>\n")
                           .arg(m_size.width())
                           .arg(m_size.height())
                           .arg(m_title.toHtmlEscaped());
  return head.toUtf8() + m_engine->body().toUtf8() + "</svg>\n";
}

int SvgDevice::metric(PaintDeviceMetric metric) const {
  return picture_metric(metric, m_size, devicePixelRatioFScale());
}

}  // namespace tricolor::ui
