// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/theme/violation_marks.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

#include "ui/theme/plate_layout.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

namespace {

constexpr double kRing = 4;      // px from an object to its ring
constexpr double kPadding = 4;   // px left and right of words
constexpr double kFarAway = 12;  // px from a ring to its words: they need a line

QString words_for(const ViolationMark& mark, double width, const QFontMetricsF& metrics) {
  for (const QString& words : mark.words) {
    if (metrics.horizontalAdvance(words) + 2 * kPadding <= width + 0.5) return words;
  }
  return mark.words.back();
}

void paint_leader(QPainter& painter, const PlacedMark& mark) {
  const QPointF from(std::clamp(mark.ring.center().x(), mark.plate.left(), mark.plate.right()),
                     std::clamp(mark.ring.center().y(), mark.plate.top(), mark.plate.bottom()));
  const QPointF to(std::clamp(from.x(), mark.ring.left(), mark.ring.right()),
                   std::clamp(from.y(), mark.ring.top(), mark.ring.bottom()));
  if ((to - from).manhattanLength() > kFarAway) painter.drawLine(from, to);
}

}  // namespace

std::vector<ViolationMark> violation_marks(const Violation& lost, bool still_white) {
  std::vector<ViolationMark> marks;
  const auto add = [&](Address object, const QStringList& words) {
    if (object != 0) marks.push_back({object, words});
  };
  const QString freed = QString("freed in GC #%1").arg(lost.cycle);
  add(lost.lost, still_white ? QStringList{"lost: white, but reachable", "lost"}
                             : QStringList{"lost: " + freed + ", though reachable", freed, "lost"});
  const bool put = lost.has_store && !lost.deleted;
  add(lost.holder, put ? QStringList{"the store put it here", "store"} : QStringList{"holder"});
  if (lost.deleted) add(lost.store_object, {"the store deleted the pointer", "deleted here"});
  return marks;
}

std::vector<PlacedMark> place_marks(const std::vector<ViolationMark>& marks,
                                    const std::function<std::optional<QRectF>(Address)>& rect_of,
                                    const QRectF& space, const QFont& font,
                                    const std::vector<QRectF>& things) {
  const QFontMetricsF metrics(font);
  PlateLayout plates(space);
  for (const QRectF& thing : things) plates.avoid(thing);
  std::vector<PlacedMark> placed;
  std::vector<const ViolationMark*> seen;
  for (const ViolationMark& mark : marks) {
    const auto rect = rect_of(mark.object);
    if (!rect || !rect->intersects(space)) continue;
    placed.push_back({rect->adjusted(-kRing, -kRing, kRing, kRing), {}, {}});
    plates.keep_free(placed.back().ring);
    seen.push_back(&mark);
  }
  for (std::size_t i = 0; i < placed.size(); ++i) {
    std::vector<QSizeF> sizes;
    for (const QString& words : seen[i]->words) {
      sizes.emplace_back(metrics.horizontalAdvance(words) + 2 * kPadding, metrics.height());
    }
    placed[i].plate = plates.place(placed[i].ring, sizes);
    placed[i].words = words_for(*seen[i], placed[i].plate.width(), metrics);
  }
  return placed;
}

void paint_marks(QPainter& painter, const std::vector<PlacedMark>& marks, const QFont& font,
                 const Theme& theme) {
  painter.setBrush(Qt::NoBrush);
  for (const PlacedMark& mark : marks) {
    painter.setPen(QPen(theme.leak, theme.selection_width, Qt::DashLine));
    painter.drawRoundedRect(mark.ring, theme.radius + 2, theme.radius + 2);
    painter.setPen(QPen(theme.leak, theme.hairline));
    paint_leader(painter, mark);
  }
  painter.setFont(font);
  for (const PlacedMark& mark : marks) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.leak);
    painter.drawRoundedRect(mark.plate, 2, 2);
    painter.setPen(theme.panel);
    painter.drawText(mark.plate, Qt::AlignCenter, mark.words);
  }
}

}  // namespace tricolor::ui
