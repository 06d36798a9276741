// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QByteArray>
#include <QPaintDevice>
#include <QSize>
#include <QString>
#include <memory>

namespace tricolor::ui {

class SvgPaintEngine;

/// A paint device that turns what is painted into an SVG 1.1 document: paths, text as text,
/// clips and hatched brushes included. The same painting gives the same bytes.
///
/// 1. Paint on it with one QPainter. 2. document() after the painter has ended.
class SvgDevice : public QPaintDevice {
 public:
  /// `size` in pixels of 1/96 inch; `title` becomes the document's title.
  SvgDevice(QSize size, const QString& title);
  ~SvgDevice() override;

  QByteArray document() const;
  QPaintEngine* paintEngine() const override;

 protected:
  int metric(PaintDeviceMetric metric) const override;

 private:
  QSize m_size;
  QString m_title;
  std::unique_ptr<SvgPaintEngine> m_engine;
};

}  // namespace tricolor::ui
