// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/map_style.h"

#include <QFontMetricsF>
#include <cmath>

namespace tricolor::ui {

MapStyle::MapStyle(const Theme& t)
    : theme(&t),
      small(t.font(FontRole::kSmall)),
      small_bold(t.font(FontRole::kSmallBold)),
      mono(t.font(FontRole::kMonoSmall)) {
  const QFontMetricsF small_metrics(small);
  const QFontMetricsF mono_metrics(mono);
  metrics.line = static_cast<int>(std::ceil(small_metrics.height()));
  metrics.char_width = small_metrics.horizontalAdvance("goroutine 12 waits") / 18;
  metrics.mono_line = static_cast<int>(std::ceil(mono_metrics.height()));
  metrics.mono_char = mono_metrics.horizontalAdvance('0');
}

int MapStyle::width(const QString& text) const {
  return static_cast<int>(std::ceil(QFontMetricsF(small).horizontalAdvance(text)));
}

QString fitting(const QFontMetrics& metrics, int width, const QStringList& texts) {
  for (const QString& text : texts) {
    if (metrics.horizontalAdvance(text) <= width) return text;
  }
  return metrics.elidedText(texts.back(), Qt::ElideRight, width);
}

}  // namespace tricolor::ui
