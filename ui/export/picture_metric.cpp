// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/export/picture_metric.h"

namespace tricolor::ui {

namespace {

constexpr int kDotsPerInch = 96;
constexpr int kColours = 1 << 24;
constexpr int kDepth = 32;

int millimetres(int pixels) {
  return pixels * 254 / (10 * kDotsPerInch);
}

}  // namespace

int picture_metric(QPaintDevice::PaintDeviceMetric metric, QSize size, double ratio_scale) {
  switch (metric) {
    case QPaintDevice::PdmWidth:
      return size.width();
    case QPaintDevice::PdmHeight:
      return size.height();
    case QPaintDevice::PdmWidthMM:
      return millimetres(size.width());
    case QPaintDevice::PdmHeightMM:
      return millimetres(size.height());
    case QPaintDevice::PdmNumColors:
      return kColours;
    case QPaintDevice::PdmDepth:
      return kDepth;
    case QPaintDevice::PdmDpiX:
    case QPaintDevice::PdmDpiY:
    case QPaintDevice::PdmPhysicalDpiX:
    case QPaintDevice::PdmPhysicalDpiY:
      return kDotsPerInch;
    case QPaintDevice::PdmDevicePixelRatio:
      return 1;
    case QPaintDevice::PdmDevicePixelRatioScaled:
      return static_cast<int>(ratio_scale);
  }
  return 0;
}

}  // namespace tricolor::ui
