// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/slot_art.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "ui/heapmap/heapmap_text.h"
#include "ui/theme/object_art.h"

namespace tricolor::ui {

namespace {

constexpr double kTiny = 6;    // px: under it no curves, no lines
constexpr double kRinged = 5;  // px: from here on slots have gaps between them
// From here on an object's words may be written over it, and the letter stands in a corner.
constexpr double kRoomyWidth = 150;
constexpr double kRoomyHeight = 80;
constexpr int kRoomyLetter = 24;
constexpr double kLettered = 15;  // px: from here on a letter can be read

double short_side(const QRectF& rect) {
  return std::min(rect.width(), rect.height());
}

QColor between(const QColor& a, const QColor& b) {
  return QColor((a.red() + b.red()) / 2, (a.green() + b.green()) / 2, (a.blue() + b.blue()) / 2);
}

/// Rings of 1 px would make neighbours look grey, so only grey has one; white and black get a
/// faint line at two sides, which neighbours complete.
void draw_tiny_body(QPainter& painter, const QRectF& rect, SlotColour colour, const Theme& theme) {
  const Paint& paint = theme.object(colour);
  if (colour == SlotColour::kGrey) {
    painter.fillRect(rect, paint.outline);
    // Dark inside a ring: on a dark panel the hatch is as bright as a black object.
    painter.fillRect(rect.adjusted(1, 1, -1, -1), theme.dark ? paint.fill : theme.hatch);
    return;
  }
  const bool plain = paint.outline == paint.fill;
  painter.fillRect(rect, plain ? between(paint.fill, between(paint.fill, theme.panel))
                               : between(paint.outline, paint.fill));
  const bool ring = short_side(rect) >= kRinged;
  painter.fillRect(ring ? rect.adjusted(1, 1, -1, -1) : rect.adjusted(1, 0, 0, -1), paint.fill);
}

void draw_tiny(QPainter& painter, const QRectF& rect, const SlotLook& look, const Theme& theme) {
  if (look.colour == SlotColour::kFree) {
    const QRectF dot(rect.center().x() - 0.5, rect.center().y() - 0.5, 1, 1);
    painter.fillRect(dot, look.marks.swept() > 0 ? theme.swept : theme.free.outline);
    return;
  }
  draw_tiny_body(painter, rect, look.colour, theme);
  const QRectF corner(rect.right() - 1, rect.top(), 1, 1);
  if (look.marks.fresh() > 0) painter.fillRect(corner, theme.fresh);
  if (look.marks.shaded() > 0) painter.fillRect(rect.adjusted(1, 1, -1, -1), theme.shaded);
}

void draw_free(QPainter& painter, const QRectF& rect, SlotMarks marks, const Theme& theme) {
  const double radius = std::min(theme.radius, short_side(rect) / 5);
  QPen pen(theme.free.outline, 1, Qt::CustomDashLine, Qt::FlatCap);
  pen.setDashPattern({1, 2});
  if (marks.swept() > 0) {
    QColor fading = theme.swept;
    fading.setAlpha(85 * marks.swept());
    pen = QPen(fading, theme.outline_width);
  }
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

/// In a corner, where an object's words may be written over it.
void draw_corner_letter(QPainter& painter, const QRectF& rect, SlotColour colour,
                        const Theme& theme) {
  QFont font = theme.font(FontRole::kLetter);
  font.setPixelSize(kRoomyLetter);
  painter.setFont(font);
  const QRectF corner(rect.right() - 34, rect.bottom() - 34, 30, 30);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.object(colour).fill);
  painter.drawRoundedRect(corner, 4, 4);
  painter.setPen(theme.letter(colour));
  painter.drawText(corner, Qt::AlignCenter, object_colour_letter(colour));
}

void draw_letter(QPainter& painter, const QRectF& rect, SlotColour colour, const Theme& theme) {
  if (short_side(rect) < kLettered) return;
  if (rect.width() >= kRoomyWidth && rect.height() >= kRoomyHeight) {
    draw_corner_letter(painter, rect, colour, theme);
  } else {
    draw_object_letter(painter, rect, colour, theme);
  }
}

}  // namespace

void draw_dots(QPainter& painter, const QRectF& rect, const QColor& colour) {
  for (double y = rect.top() + 2; y < rect.bottom(); y += kDotPitch) {
    for (double x = rect.left() + 1.5; x + 1 <= rect.right(); x += kDotPitch) {
      painter.fillRect(QRectF(x, y, 1, 1), colour);
    }
  }
}

void draw_slot(QPainter& painter, const QRectF& rect, const SlotLook& look, const Theme& theme) {
  if (short_side(rect) < kTiny) {
    draw_tiny(painter, rect, look, theme);
    return;
  }
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  if (look.colour == SlotColour::kFree) {
    draw_free(painter, rect, look.marks, theme);
  } else {
    draw_object_body(painter, rect, look.colour, theme);
    if (look.marks.shaded() > 0) draw_shaded_mark(painter, rect, theme);
    draw_letter(painter, rect, look.colour, theme);
    if (look.marks.fresh() > 0) draw_fresh_mark(painter, rect, theme);
  }
  painter.restore();
}

void draw_tile_part(QPainter& painter, const QRectF& rect, SlotColour colour, const Theme& theme) {
  const Paint& paint = theme.object(colour);
  painter.save();
  painter.setClipRect(rect, Qt::IntersectClip);
  if (colour == SlotColour::kFree) {
    draw_dots(painter, rect, paint.outline);
  } else {
    const bool grey = colour == SlotColour::kGrey;
    const double rim = grey ? std::min(theme.ring_width, rect.width() / 4) : 1;
    painter.fillRect(rect, paint.outline);
    const QRectF inner = rect.adjusted(rim, 1, -rim, 0);
    painter.fillRect(inner, paint.fill);
    painter.setClipRect(inner, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    if (grey) draw_hatch(painter, inner, 4, 1.2, theme.hatch);
  }
  painter.restore();
}

QColor plain_tile_colour(SlotColour colour, const Theme& theme) {
  if (colour == SlotColour::kFree) return between(theme.panel, theme.grid);
  const Paint& paint = theme.object(colour);
  // On a dark panel a ring is as bright as a black object.
  if (colour == SlotColour::kGrey) {
    return theme.dark ? between(paint.outline, paint.fill) : paint.outline;
  }
  if (colour == SlotColour::kBlack) return paint.fill;
  // Hollow: nearer to the panel than to an outline, or it would be taken for grey.
  return between(between(theme.panel, paint.outline), theme.panel);
}

void draw_tail_text(QPainter& painter, const QRectF& rect, std::size_t count, const Theme& theme) {
  painter.save();
  painter.setFont(theme.font(FontRole::kSmall));
  const QFontMetricsF metrics(painter.font());
  QString text = count_text(count) + " free";
  if (metrics.horizontalAdvance(text) > rect.width() - 4) text = "+" + short_count_text(count);
  if (metrics.height() <= rect.height() + 2) {
    QRectF plate(0, 0, metrics.horizontalAdvance(text) + 6,
                 std::min(metrics.height(), rect.height()));
    plate.moveCenter(rect.center());
    painter.fillRect(plate, theme.panel);
    painter.setPen(theme.muted_text);
    painter.drawText(rect, Qt::AlignCenter, text);
  }
  painter.restore();
}

}  // namespace tricolor::ui
