// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QSize>
#include <QString>
#include <functional>
#include <optional>

#include "core/base/result.h"
#include "ui/theme/theme.h"

class QPainter;
class QWidget;

namespace tricolor::ui {

/// What goes around a painting when it becomes a file.
struct PictureSpec {
  QSize size;        ///< of the whole picture, before scaling
  double scale = 1;  ///< pixels per unit of size; PNG only
  QString caption;   ///< under the picture; may be empty
  QString settings;  ///< small print under the caption; may be empty
};

/// Paints into the rectangle from (0, 0) to the given size.
using Painting = std::function<void(QPainter& painter, QSize size)>;

/// What is left for the painting itself after caption and settings.
QSize painting_size(const PictureSpec& spec, const Theme& theme);

/// Writes `path` as PNG, SVG or PDF after its ending; complete or not at all. The same painting
/// gives the same bytes. Returns one line with path, reason and remedy if it cannot.
std::optional<Error> save_picture(const QString& path, const PictureSpec& spec, const Theme& theme,
                                  const Painting& painting);

/// A widget as it is on the screen.
Painting painting_of(QWidget& widget);

}  // namespace tricolor::ui
