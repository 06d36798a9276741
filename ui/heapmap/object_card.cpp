// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/object_card.h"

#include <QPainter>
#include <algorithm>

#include "ui/heapmap/arrow.h"
#include "ui/heapmap/heapmap_text.h"
#include "ui/theme/object_art.h"

namespace tricolor::ui {

namespace {

constexpr int kPad = 8;
constexpr int kTextLines = 4;
constexpr int kTextChars = 19;    // "0xc000012080 · grey"
constexpr int kLongestLine = 40;  // "1024 B in a slot of 1152 B, slack 128 B"
constexpr int kWordChars = 15;    // "+16 → 0xc0000120"

/// The text's plate: on top of any fill, so that it can be read.
QRect plate(const QRect& slot, const TextMetrics& metrics) {
  const int width = std::min(slot.width() - 2 * kPad, metrics.mono_width(kLongestLine) + 2 * kPad);
  return QRect(slot.x() + kPad, slot.y() + kPad, width, kTextLines * metrics.mono_line + kPad);
}

QString size_line(const ObjectView& object, const SpanView& span) {
  const Bytes slack = span.slot_bytes - std::min<Bytes>(span.slot_bytes, object.bytes);
  return QString::number(object.bytes) + " B in a slot of " + QString::number(span.slot_bytes) +
         " B, slack " + QString::number(slack) + " B";
}

QString bits_line(SlotColour colour) {
  const bool marked = colour == SlotColour::kGrey || colour == SlotColour::kBlack;
  return QString("mark bit ") + (marked ? "1" : "0") + ", scanned " +
         (colour == SlotColour::kBlack ? "1" : "0");
}

void paint_text(QPainter& painter, const ObjectView& object, const QRect& slot,
                const SlotPlace& place, const MapStyle& style) {
  const KnownSpan& span = *place.span;
  const SlotColour colour = span.has_slots() ? span.look(place.slot).colour : SlotColour::kWhite;
  const QRect box = plate(slot, style.metrics);
  painter.setPen(Qt::NoPen);
  painter.setBrush(style.theme->panel);
  painter.drawRoundedRect(box, 4, 4);
  painter.setPen(style.theme->text);
  painter.setFont(style.mono);
  QRect line(box.x() + kPad / 2, box.y() + kPad / 2, box.width() - kPad, style.metrics.mono_line);
  for (const QString& text :
       {address_text(object.address) + " · " + object_colour_word(colour),
        QString::fromStdString(object.type), size_line(object, span.view), bits_line(colour)}) {
    painter.drawText(line, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
    line.translate(0, style.metrics.mono_line);
  }
}

void paint_pointer(QPainter& painter, const PointerSlot& pointer, std::uint32_t word,
                   const FindRect& find, const QRect& map, const MapStyle& style) {
  const Theme& theme = *style.theme;
  painter.setPen(QPen(theme.pointer, theme.hairline));
  painter.setBrush(theme.panel);
  painter.drawRoundedRect(QRectF(pointer.rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  painter.setPen(theme.text);
  painter.setFont(style.mono);
  painter.drawText(pointer.rect.adjusted(4, 0, -2, 0), Qt::AlignVCenter,
                   "+" + QString::number(word * kWordBytes) + " " + address_text(pointer.target));
  if (pointer.target == 0) return;
  const auto target = find(pointer.target);
  if (!target || target->contains(pointer.rect.center())) return;
  const bool left = target->center().x() < pointer.rect.center().x();
  paint_arrow(painter,
              QPointF(left ? pointer.rect.left() : pointer.rect.right(), pointer.rect.center().y()),
              *target, map, theme.pointer, theme.pointer_width + 0.4);
}

}  // namespace

QSize least_card(const TextMetrics& metrics) {
  return QSize(metrics.mono_width(kTextChars) + 3 * kPad,
               kTextLines * metrics.mono_line + 3 * kPad);
}

std::vector<PointerSlot> pointer_slots(const ObjectView& object, const QRect& slot,
                                       const TextMetrics& metrics) {
  std::vector<PointerSlot> slots;
  const QRect text = plate(slot, metrics);
  const QSize word(metrics.mono_width(kWordChars + 3), metrics.mono_line + 4);
  int x = text.x();
  int y = text.bottom() + kPad;
  for (const ObjectView::Pointer& pointer : object.pointers) {
    if (x + word.width() > slot.right() - kPad) {
      x = text.x();
      y += word.height() + 4;
    }
    if (y + word.height() > slot.bottom() - kPad || x + word.width() > slot.right()) break;
    slots.push_back({QRect(QPoint(x, y), word), pointer.target});
    x += word.width() + 4;
  }
  return slots;
}

void paint_card(QPainter& painter, const ObjectView& object, const QRect& slot,
                const SlotPlace& place, const FindRect& find, const QRect& slots, const QRect& map,
                const MapStyle& style) {
  // What is seen of a very large slot holds the text.
  const QRect seen = slot & slots;
  if (!has_room(seen.size(), least_card(style.metrics))) return;
  paint_text(painter, object, seen, place, style);
  const std::vector<PointerSlot> words = pointer_slots(object, seen, style.metrics);
  for (std::size_t i = 0; i < words.size(); ++i) {
    paint_pointer(painter, words[i], object.pointers[i].word, find, map, style);
  }
}

}  // namespace tricolor::ui
