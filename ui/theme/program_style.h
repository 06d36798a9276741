// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QProxyStyle>

namespace tricolor::ui {

/// Qt's Fusion style, but check boxes and lists are drawn with the palette's own outline, so that
/// they are as easy to see in every theme. Palette: Dark is the outline, Highlight the accent.
class ProgramStyle : public QProxyStyle {
  Q_OBJECT

 public:
  ProgramStyle();

  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                          QPainter* painter, const QWidget* widget) const override;
};

}  // namespace tricolor::ui
