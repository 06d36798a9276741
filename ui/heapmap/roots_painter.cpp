// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/roots_painter.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/heapmap/heapmap_text.h"

namespace tricolor::ui {

namespace {

constexpr int kBar = 4;  // px: the stack's colour at the card's left edge
constexpr int kStub = 14;
constexpr double kHead = 7;            // px of an arrow's head
constexpr std::size_t kFewLinks = 12;  // more are drawn quieter

constexpr int kLeft = Qt::AlignLeft | Qt::AlignVCenter;
constexpr int kRight = Qt::AlignRight | Qt::AlignVCenter;

/// As if it were drawn with 60 % opacity, which would cost four times as much.
QColor paler(const QColor& ink, const QColor& ground) {
  const auto mix = [](int a, int b) { return (3 * a + 2 * b) / 5; };
  return QColor(mix(ink.red(), ground.red()), mix(ink.green(), ground.green()),
                mix(ink.blue(), ground.blue()));
}

void draw_fitting(QPainter& painter, const QRect& rect, int flags, const QString& text) {
  painter.drawText(rect, flags,
                   painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

/// Solid: scanned; hollow: still to do.
void paint_scan_bar(QPainter& painter, const RootCard& card, const Theme& theme) {
  const QRectF bar(card.rect.x() + 1, card.rect.y() + 3, kBar, card.rect.height() - 6);
  painter.setPen(QPen(card.scanned ? theme.black.outline : theme.white.outline, 1));
  painter.setBrush(card.scanned ? theme.black.fill : theme.white.fill);
  painter.drawRect(bar);
}

void paint_title(QPainter& painter, const RootCard& card, bool marking, const MapStyle& style) {
  painter.setFont(style.small_bold);
  painter.setPen(style.theme->text);
  const int title = painter.fontMetrics().horizontalAdvance(card.title);
  draw_fitting(painter, card.title_rect, kLeft, card.title);
  painter.setFont(style.small);
  const QRect rest = card.title_rect.adjusted(title + 8, 0, 0, 0);
  const QString state = marking && card.is_goroutine && card.scanned ? "✓ scanned" : card.state;
  if (state.isEmpty() || rest.width() < painter.fontMetrics().horizontalAdvance(state)) {
    if (rest.width() > 10 && state.startsWith("✓")) painter.drawText(rest, kRight, "✓");
    return;
  }
  painter.setPen(style.theme->muted_text);
  painter.drawText(rest, kRight, state);
}

void paint_variable(QPainter& painter, const RootLine& line, Address selected,
                    const MapStyle& style) {
  const bool chosen = selected != 0 && line.value == selected;
  painter.setFont(style.mono);
  painter.setPen(chosen ? style.theme->selection : style.theme->text);
  const QFontMetrics metrics = painter.fontMetrics();
  const QRect rect = line.rect;
  const int name = metrics.horizontalAdvance(line.text);
  draw_fitting(painter, rect, kLeft, line.text);
  if (line.value != 0) {
    painter.setBrush(chosen ? style.theme->selection : style.theme->pointer);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(QPointF(rect.right() + 2, rect.center().y() + 0.5), 2.5, 2.5);
  }
  const QString value = address_text(line.value);
  if (rect.width() - 8 < name + 10 + metrics.horizontalAdvance(value)) return;
  painter.setPen(style.theme->muted_text);
  painter.drawText(rect.adjusted(0, 0, -8, 0), kRight, value);
}

void paint_line(QPainter& painter, const RootLine& line, Address selected, const MapStyle& style) {
  if (line.kind == RootLine::Kind::kVariable) {
    paint_variable(painter, line, selected, style);
    return;
  }
  painter.setFont(style.small);
  painter.setPen(style.theme->muted_text);
  draw_fitting(painter, line.rect, kLeft, line.text);
}

void paint_card(QPainter& painter, const RootCard& card, bool marking, Address selected,
                const MapStyle& style) {
  painter.setPen(QPen(style.theme->panel_border, style.theme->hairline));
  painter.setBrush(Qt::NoBrush);
  painter.fillRect(card.rect.adjusted(1, 1, -1, -1), style.theme->inset);
  painter.drawRoundedRect(QRectF(card.rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  if (marking && card.is_goroutine) paint_scan_bar(painter, card, *style.theme);
  paint_title(painter, card, marking, style);
  for (const RootLine& line : card.lines) paint_line(painter, line, selected, style);
}

/// An arrow's head whose tip is at `tip`; `along` is the unit vector in which it points.
void draw_head(QPainter& painter, QPointF tip, QPointF along, const QColor& colour) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  const QPointF back = tip - along * kHead;
  const QPointF aside(along.y() * kHead / 2, -along.x() * kHead / 2);
  const QPointF points[] = {tip, back + aside, back - aside};
  painter.drawPolygon(points, 3);
}

/// Over the rows to the gap between two columns, and down to the object's lane.
void add_detour(QPainterPath& path, QPointF detour, QPointF lane) {
  const double turn = std::min(8.0, (lane.y() - detour.y()) / 2);
  path.lineTo(detour.x() - turn, detour.y());
  path.quadTo(detour, detour + QPointF(0, turn));
  path.lineTo(detour.x(), lane.y() - turn);
  path.quadTo(QPointF(detour.x(), lane.y()), QPointF(detour.x() + turn, lane.y()));
}

/// Down the gutter, along the lane above the object's row, then down to the object: so that a
/// pointer crosses no other row's slots.
QPainterPath link_path(const PointerLink& link, QPointF tip) {
  const QPointF from = link.from;
  const QPointF lane = link.lane;
  const QPointF enter(lane.x(), link.detour ? link.detour->y() : lane.y());
  const double reach = (lane.x() - from.x()) * 0.55;
  const double turn = std::min(8.0, std::max(0.0, tip.x() - lane.x()));
  QPainterPath path(from);
  path.cubicTo(from + QPointF(reach, 0), enter - QPointF(reach, 0), enter);
  if (link.detour) add_detour(path, *link.detour, lane);
  path.lineTo(tip.x() - turn, lane.y());
  path.quadTo(tip.x(), lane.y(), tip.x(), std::max(tip.y() - kHead + 1, lane.y()));
  return path;
}

/// `rim`: of the ground's colour, so that it is seen over dark slots as well.
void paint_link(QPainter& painter, const PointerLink& link, const QColor& colour, double width,
                const QColor& rim) {
  painter.setPen(QPen(colour, width));
  painter.setBrush(Qt::NoBrush);
  const QPointF from = link.from;
  if (link.to.isEmpty()) {
    painter.drawLine(from, from + QPointF(kStub - kHead, 0));
    draw_head(painter, from + QPointF(kStub, 0), {1, 0}, colour);
    return;
  }
  const QPointF tip(link.to.center().x() - std::min(6.0, link.to.width() / 4.0),
                    link.to.top() + 2.0);
  const QPainterPath path = link_path(link, tip);
  if (rim.isValid()) {
    painter.strokePath(path, QPen(rim, width + 2.5, Qt::SolidLine, Qt::FlatCap));
  }
  painter.strokePath(path, QPen(colour, width));
  draw_head(painter, tip, {0, 1}, colour);
}

}  // namespace

void paint_roots(QPainter& painter, const RootsLayout& roots, bool marking, Address selected,
                 const MapStyle& style) {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(style.small_bold);
  painter.setPen(style.theme->muted_text);
  painter.drawText(roots.heading, kLeft, "ROOTS");
  if (roots.cards.empty()) {
    painter.setFont(style.small);
    painter.drawText(roots.heading.translated(0, style.metrics.line + 4), kLeft, "none left");
  }
  for (const RootCard& card : roots.cards) paint_card(painter, card, marking, selected, style);
  if (roots.more_rect.isEmpty()) return;
  painter.setFont(style.small);
  painter.setPen(style.theme->muted_text);
  painter.drawText(roots.more_rect, kLeft,
                   "+" + count_text(roots.hidden_goroutines) + " goroutines");
}

void paint_pointers(QPainter& painter, const std::vector<PointerLink>& links, Address selected,
                    const MapStyle& style) {
  const Theme& theme = *style.theme;
  painter.setRenderHint(QPainter::Antialiasing);
  const auto is_selected = [&](const PointerLink& link) {
    return selected != 0 && link.value == selected;
  };
  const bool many = links.size() > kFewLinks;
  const QColor quiet = many ? paler(theme.pointer, theme.panel) : theme.pointer;
  const QColor rim = many ? QColor() : theme.panel;
  for (const PointerLink& link : links) {
    if (!is_selected(link)) paint_link(painter, link, quiet, theme.pointer_width, rim);
  }
  for (const PointerLink& link : links) {
    if (is_selected(link))
      paint_link(painter, link, theme.selection, theme.selection_width, theme.panel);
  }
}

}  // namespace tricolor::ui
