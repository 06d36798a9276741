// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/export/svg_paint_engine.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include "ui/export/svg_text.h"

namespace tricolor::ui {

namespace {

constexpr int kPatternTile = 8;

QString attribute(const char* name, const QString& value) {
  return QString(" %1=\"%2\"").arg(QLatin1String(name), value);
}

QString colour(const char* name, const QColor& c) {
  if (c.alpha() == 0) return attribute(name, "none");
  QString text = attribute(name, c.name());
  if (c.alpha() != 255) {
    text += QString(" %1-opacity=\"%2\"").arg(QLatin1String(name), svg_number(c.alphaF()));
  }
  return text;
}

const char* cap_name(Qt::PenCapStyle cap) {
  switch (cap) {
    case Qt::SquareCap:
      return "square";
    case Qt::RoundCap:
      return "round";
    default:
      return "butt";
  }
}

const char* join_name(Qt::PenJoinStyle join) {
  switch (join) {
    case Qt::RoundJoin:
      return "round";
    case Qt::BevelJoin:
      return "bevel";
    default:
      return "miter";
  }
}

QString dashes(const QPen& pen, double width) {
  QStringList lengths;
  for (const double part : pen.dashPattern()) lengths << svg_number(part * width);
  return lengths.join(',');
}

/// The lines of one tile of a hatched brush; empty for brushes that are not hatched.
QString hatch_lines(Qt::BrushStyle style) {
  switch (style) {
    case Qt::HorPattern:
      return "M0 4L8 4";
    case Qt::VerPattern:
      return "M4 0L4 8";
    case Qt::CrossPattern:
      return "M0 4L8 4M4 0L4 8";
    case Qt::BDiagPattern:
      return "M0 8L8 0M-2 2L2 -2M6 10L10 6";
    case Qt::FDiagPattern:
      return "M0 0L8 8M-2 6L2 10M6 -2L10 2";
    case Qt::DiagCrossPattern:
      return "M0 8L8 0M0 0L8 8";
    default:
      return {};
  }
}

QByteArray png_of(const QImage& image) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes.toBase64();
}

}  // namespace

void SvgPaintEngine::changeClip(const std::optional<QPainterPath>& clip) {
  if (m_clip_open) m_body += "</g>\n";
  m_clip_open = clip.has_value();
  if (!clip) return;
  const QString id = QString("clip%1").arg(++m_clips);
  m_body += QString(
                "<clipPath id=\"%1\"><path d=\"%2\"/></clipPath>\n"
                "<g clip-path=\"url(#%1)\">\n")
                .arg(id, svg_path(*clip));
}

QString SvgPaintEngine::patternFor(const QBrush& brush) {
  const QString lines = hatch_lines(brush.style());
  const QString content =
      QString("<path d=\"%1\" fill=\"none\"%2/>").arg(lines, colour("stroke", brush.color()));
  const auto [place, is_new] =
      m_patterns.try_emplace(content, QString("hatch%1").arg(m_patterns.size() + 1));
  if (is_new) {
    write(QString("<pattern id=\"%1\" width=\"%2\" height=\"%2\" patternUnits=\"userSpaceOnUse\">"
                  "%3</pattern>")
              .arg(place->second)
              .arg(kPatternTile)
              .arg(content));
  }
  return place->second;
}

QString SvgPaintEngine::fillAttribute(const QBrush& brush) {
  if (brush.style() == Qt::NoBrush) return attribute("fill", "none");
  if (hatch_lines(brush.style()).isEmpty()) return colour("fill", brush.color());
  return attribute("fill", "url(#" + patternFor(brush) + ")");
}

QString SvgPaintEngine::strokeAttributes() const {
  const QPen pen = painter()->pen();
  if (pen.style() == Qt::NoPen) return {};
  const double width = pen.widthF() <= 0 ? 1 : pen.widthF();
  QString text = colour("stroke", pen.color()) + attribute("stroke-width", svg_number(width)) +
                 attribute("stroke-linecap", cap_name(pen.capStyle())) +
                 attribute("stroke-linejoin", join_name(pen.joinStyle()));
  if (pen.isCosmetic()) text += attribute("vector-effect", "non-scaling-stroke");
  if (pen.style() != Qt::SolidLine) text += attribute("stroke-dasharray", dashes(pen, width));
  return text;
}

QString SvgPaintEngine::placeAttributes() const {
  QString text;
  const QTransform& t = transform();
  if (!t.isIdentity()) {
    QStringList parts;
    for (const double part : {t.m11(), t.m12(), t.m21(), t.m22(), t.dx(), t.dy()}) {
      parts << svg_number(part);
    }
    text += attribute("transform", "matrix(" + parts.join(' ') + ")");
  }
  if (painter()->opacity() < 1) text += attribute("opacity", svg_number(painter()->opacity()));
  return text;
}

void SvgPaintEngine::write(const QString& element) {
  m_body += element + "\n";
}

void SvgPaintEngine::drawPath(const QPainterPath& path) {
  if (path.isEmpty()) return;
  prepare();
  QString rule;
  if (path.fillRule() == Qt::OddEvenFill) rule = attribute("fill-rule", "evenodd");
  const QString fill = fillAttribute(painter()->brush());
  write(QString("<path d=\"%1\"").arg(svg_path(path)) + fill + rule + strokeAttributes() +
        placeAttributes() + "/>");
}

void SvgPaintEngine::drawPolyline(const QPainterPath& path) {
  prepare();
  write(QString("<path d=\"%1\" fill=\"none\"").arg(svg_path(path)) + strokeAttributes() +
        placeAttributes() + "/>");
}

void SvgPaintEngine::drawTextItem(const QPointF& position, const QTextItem& item) {
  prepare();
  const QFont font = item.font();
  const double pixels = font.pixelSize() > 0
                            ? font.pixelSize()
                            : font.pointSizeF() * paintDevice()->logicalDpiY() / 72;
  QString text =
      QString("<text x=\"%1\" y=\"%2\"").arg(svg_number(position.x()), svg_number(position.y()));
  text += attribute("font-family", svg_escaped(font.families().join(", ")));
  text += attribute("font-size", svg_number(pixels));
  if (font.weight() > QFont::Medium) text += attribute("font-weight", "bold");
  if (font.italic()) text += attribute("font-style", "italic");
  text += attribute("textLength", svg_number(item.width()));
  text += attribute("xml:space", "preserve") + colour("fill", painter()->pen().color());
  write(text + placeAttributes() + ">" + svg_escaped(item.text()) + "</text>");
}

void SvgPaintEngine::drawImage(const QRectF& target, const QImage& image, const QRectF& source,
                               Qt::ImageConversionFlags) {
  prepare();
  const QImage part = source == QRectF(image.rect()) ? image : image.copy(source.toAlignedRect());
  write(QString("<image x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" preserveAspectRatio=\"none\" "
                "xlink:href=\"data:image/png;base64,")
            .arg(svg_number(target.x()), svg_number(target.y()), svg_number(target.width()),
                 svg_number(target.height())) +
        QString::fromLatin1(png_of(part)) + "\"" + placeAttributes() + "/>");
}

}  // namespace tricolor::ui
