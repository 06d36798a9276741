// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/export/svg_text.h"

#include <cmath>

namespace tricolor::ui {

namespace {

QString point(const QPainterPath::Element& e) {
  return svg_number(e.x) + " " + svg_number(e.y);
}

}  // namespace

QString svg_number(double value) {
  if (!std::isfinite(value)) return "0";
  QString text = QString::number(value, 'f', 3);
  while (text.endsWith('0')) text.chop(1);
  if (text.endsWith('.')) text.chop(1);
  return text == "-0" ? QString("0") : text;
}

QString svg_path(const QPainterPath& path) {
  QString d;
  for (int i = 0; i < path.elementCount(); i++) {
    const QPainterPath::Element e = path.elementAt(i);
    switch (e.type) {
      case QPainterPath::MoveToElement:
        d += "M" + point(e);
        break;
      case QPainterPath::LineToElement:
        d += "L" + point(e);
        break;
      case QPainterPath::CurveToElement:
        d += "C" + point(e);
        break;
      case QPainterPath::CurveToDataElement:
        d += " " + point(e);
        break;
    }
  }
  return d;
}

QString svg_escaped(const QString& text) {
  QString allowed;
  for (const QChar c : text) {
    if (c >= QChar(0x20) || c == '\t' || c == '\n') allowed += c;
  }
  return allowed.toHtmlEscaped();
}

}  // namespace tricolor::ui
