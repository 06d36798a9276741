// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/theme/object_art.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "core/sim/snapshot.h"
#include "ui/theme/raster.h"

namespace tricolor::ui {

namespace {

// A letter is half as high as its object; in px.
constexpr double kLetterShare = 0.5;
constexpr double kSmallestLetter = 9;
constexpr double kLargestLetter = 48;
constexpr double kLargestDot = 6;

double short_side(const QRectF& rect) {
  return std::min(rect.width(), rect.height());
}

constexpr double kWideHatch = 9;   // px from line to line, in whole px
constexpr double kThickHatch = 3;  // px of a line
constexpr double kHuge = 300;      // px: from here on lines one by one would take many ms

/// A square of the hatch of a huge object, whose corner is at `corner`'s fraction of a px.
QImage hatch_tile(QPointF corner, const QColor& colour) {
  constexpr int kSide = static_cast<int>(kWideHatch);
  QImage tile(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
  tile.fill(Qt::transparent);
  QPainter painter(&tile);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(corner);
  draw_hatch(painter, QRectF(-kSide, -kSide, 3 * kSide, 3 * kSide), kWideHatch, kThickHatch,
             colour);
  return tile;
}

bool is_huge_on_screen(const QPainter& painter, const QRectF& rect) {
  return short_side(rect) >= kHuge && is_raster(painter) &&
         painter.device()->devicePixelRatioF() == 1;
}

void fill_hatched(QPainter& painter, const QPainterPath& outline, const QRectF& body,
                  const QColor& colour) {
  const QPointF whole(std::floor(body.x()), std::floor(body.y()));
  painter.setBrushOrigin(whole);
  painter.fillPath(outline, QBrush(hatch_tile(body.topLeft() - whole, colour)));
  painter.setBrushOrigin(0, 0);
}

/// Behind a grey object's letter, so that it can be read on the hatch.
void draw_plate(QPainter& painter, const QRectF& rect, const QString& letter, const Theme& theme) {
  const QFontMetricsF metrics(painter.font());
  QRectF plate(0, 0, metrics.horizontalAdvance(letter) + 3, metrics.capHeight() + 4);
  plate.moveCenter(rect.center());
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.grey.fill);
  painter.drawRoundedRect(plate, 2, 2);
}

}  // namespace

QString object_colour_word(SlotColour colour) {
  switch (colour) {
    case SlotColour::kWhite:
      return "white";
    case SlotColour::kGrey:
      return "grey";
    case SlotColour::kBlack:
      return "black";
    case SlotColour::kFree:
      break;
  }
  return "free";
}

QString object_colour_letter(SlotColour colour) {
  return colour == SlotColour::kFree ? QString() : object_colour_word(colour).left(1).toUpper();
}

void draw_hatch(QPainter& painter, const QRectF& rect, double spacing, double width,
                const QColor& colour) {
  painter.setPen(QPen(colour, width));
  for (double x = rect.left() - rect.height() + spacing / 2; x < rect.right(); x += spacing) {
    painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
  }
}

void draw_object_body(QPainter& painter, const QRectF& rect, SlotColour colour,
                      const Theme& theme) {
  const double side = short_side(rect);
  const bool grey = colour == SlotColour::kGrey;
  const Paint& paint = theme.object(colour);
  // A rim must not fill a small box: white would no longer be hollow.
  const double pen = grey ? std::min(theme.ring_width, side * 0.22)
                          : std::min(theme.outline_width, std::max(1.0, side * 0.12));
  const double radius = std::min(theme.radius, side / 5);
  const QRectF body = rect.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
  QPainterPath outline;
  outline.addRoundedRect(body, radius, radius);
  // What is behind a hollow object must not shine through: pointers cross there.
  painter.fillPath(outline, paint.fill.alpha() == 0 ? theme.panel : paint.fill);
  if (grey && is_huge_on_screen(painter, body)) {
    fill_hatched(painter, outline, body, theme.hatch);
  } else if (grey) {
    painter.save();
    painter.setClipPath(outline, Qt::IntersectClip);
    draw_hatch(painter, body, std::clamp(side / 4, 3.0, kWideHatch),
               std::clamp(side / 12, 1.0, kThickHatch), theme.hatch);
    painter.restore();
  }
  painter.setPen(QPen(paint.outline, pen));
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(outline);
}

void draw_object_letter(QPainter& painter, const QRectF& rect, SlotColour colour,
                        const Theme& theme) {
  QFont font = theme.font(FontRole::kLetter);
  font.setPixelSize(static_cast<int>(
      std::clamp(short_side(rect) * kLetterShare, kSmallestLetter, kLargestLetter)));
  painter.setFont(font);
  const QString letter = object_colour_letter(colour);
  if (colour == SlotColour::kGrey) draw_plate(painter, rect, letter, theme);
  painter.setPen(theme.letter(colour));
  painter.drawText(rect, Qt::AlignCenter, letter);
}

void draw_fresh_mark(QPainter& painter, const QRectF& rect, const Theme& theme) {
  const double radius = std::clamp(short_side(rect) * 0.13, 1.5, kLargestDot);
  painter.setPen(QPen(theme.panel, 1.2));
  painter.setBrush(theme.fresh);
  painter.drawEllipse(QPointF(rect.right() - radius - 1, rect.top() + radius + 1), radius + 0.6,
                      radius + 0.6);
}

void draw_shaded_mark(QPainter& painter, const QRectF& rect, const Theme& theme) {
  const double width = std::clamp(short_side(rect) * 0.1, 1.4, 4.0);
  const QLineF slash(rect.bottomLeft() + QPointF(2, -2), rect.topRight() + QPointF(-2, 2));
  painter.setPen(QPen(theme.panel, width + 2, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(slash);
  painter.setPen(QPen(theme.shaded, width, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(slash);
}

}  // namespace tricolor::ui
