// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/area_graph.h"

#include <QImage>
#include <algorithm>
#include <vector>

#include "ui/plots/area_columns.h"

namespace tricolor::ui {

namespace {

constexpr std::size_t kFewColumns = 12;

/// Takes the image's bits once: to ask for each row costs more than to fill it.
void fill_columns(QImage& image, const std::vector<QRect>& columns, QPoint origin, QRgb pixel) {
  auto* bits = reinterpret_cast<QRgb*>(image.bits());
  const qsizetype stride = image.bytesPerLine() / qsizetype{sizeof(QRgb)};
  for (const QRect& column : columns) {
    const QRect rect = column.translated(-origin) & image.rect();
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
      QRgb* line = bits + y * stride;
      std::fill(line + rect.left(), line + rect.right() + 1, pixel);
    }
  }
}

}  // namespace

void AreaGraph::drawFill(QCPPainter* painter, QVector<QPointF>* lines) const {
  if (painter->modes().testFlag(QCPPainter::pmVectorized)) {
    QCPGraph::drawFill(painter, lines);
    return;
  }
  if (mBrush.style() == Qt::NoBrush) return;
  const QRect rect = clipRect();
  const auto count = static_cast<std::size_t>(lines->size());
  const double base = mValueAxis->coordToPixel(0);
  const auto columns = area_columns({lines->constData(), count}, base, rect.left(), rect.right());
  if (columns.size() <= kFewColumns) {
    for (const QRect& column : columns) painter->fillRect(column, mBrush);
    return;
  }
  // Qt hands each translucent fillRect to a pool of threads; one picture of them all is faster.
  QRect bounds;
  for (const QRect& column : columns) bounds |= column;
  bounds &= rect;
  QImage area(bounds.size(), QImage::Format_ARGB32_Premultiplied);
  area.fill(Qt::transparent);
  const QRgb pixel = qPremultiply(mBrush.color().rgba());
  fill_columns(area, columns, bounds.topLeft(), pixel);
  painter->drawImage(bounds.topLeft(), area);
}

}  // namespace tricolor::ui
