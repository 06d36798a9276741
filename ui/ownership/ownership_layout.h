// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QRectF>
#include <QSizeF>

namespace tricolor::ui {

/// Sizes of the theme's fonts in px, so that geometry can be computed, and tested, without fonts.
struct OwnershipMetrics {
  double line = 15;         ///< height of a line of small text
  double mono_line = 15;    ///< height of a line of small mono text
  double tick_width = 48;   ///< of the widest number on the plot's axis, with its unit
  double label_width = 28;  ///< of the longer of the two curves' names
};

/// One language's part of the panel: its name, its code, and its scopes and objects.
struct OwnershipColumn {
  QRectF title;
  QRectF code;
  int first_line = 0;  ///< of the source, in the code box's first row
  int line_count = 0;  ///< rows that fit
  QRectF diagram;      ///< empty if there is no room for it
};

/// Where everything in the ownership panel's painted part is.
///
/// Go is left and C++ right; below 360 px, and where code would be cut side by side but there is
/// room for everything below each other, they are stacked. No two rectangles overlap, and all lie
/// inside the given size, however small.
struct OwnershipLayout {
  OwnershipColumn go;
  OwnershipColumn cpp;
  QRectF plot_title;
  QRectF plot;  ///< empty if there is no room for it
};

/// What the layout depends on.
struct OwnershipContent {
  int go_lines = 1;
  int go_current = 0;  ///< stays visible when not all lines fit
  int cpp_lines = 1;
  int cpp_current = 0;
  int diagram_rows = 6;   ///< of the taller diagram, over all steps
  double code_width = 0;  ///< of a box in which the longest line of code fits
};

OwnershipLayout layout_ownership(const QSizeF& size, const OwnershipContent& content,
                                 const OwnershipMetrics& metrics);

}  // namespace tricolor::ui
