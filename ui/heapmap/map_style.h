// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QFont>
#include <QFontMetrics>
#include <QStringList>

#include "ui/heapmap/text_metrics.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

/// A theme with its fonts made and measured once.
struct MapStyle {
  explicit MapStyle(const Theme& theme);

  const Theme* theme;
  QFont small;
  QFont small_bold;
  QFont mono;
  TextMetrics metrics;

  /// Width in px of a line of small text.
  int width(const QString& text) const;
};

/// The first of the texts, longest first, that fits; the last one, elided, if none does.
QString fitting(const QFontMetrics& metrics, int width, const QStringList& texts);

}  // namespace tricolor::ui
