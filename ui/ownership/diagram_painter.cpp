// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/ownership/diagram_painter.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/ownership/held_layout.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {
namespace {

using Owner = OwnershipState::Owner;
using Object = OwnershipState::Object;

constexpr double kArrowHead = 6;
/// How far an arrow between objects bulges into the lane beside them.
constexpr double kLaneBulge = 11;
constexpr double kBadgePadding = 7;
constexpr double kBadgeGap = 3;

/// Draws one diagram; holds what all of its parts need.
class DiagramPainter {
 public:
  DiagramPainter(QPainter& painter, const Theme& theme, const OwnershipState& state,
                 Language language, const DiagramLayout& layout);

  void paint() {
    for (const auto& box : m_layout.scopes) paint_scope(box);
    for (const auto& box : m_layout.objects) paint_object(box);
    for (const auto& row : m_layout.owners) paint_owner(row);
    for (const auto& arrow : m_layout.arrows) paint_arrow(arrow);
  }
  void paint_hidden(const QRectF& area);

 private:
  void paint_scope(const DiagramLayout::ScopeBox& box);
  void paint_object(const DiagramLayout::ObjectBox& box);
  double paint_fate(const QRectF& title, const Object& object);
  void paint_size(const QRectF& rest, const Object& object);
  void paint_status(const QRectF& row, const Object& object);
  double paint_badge(const QRectF& row, double left, const QString& text);
  void paint_owner(const DiagramLayout::OwnerRow& row);
  void paint_arrow(const DiagramLayout::Arrow& arrow);
  void paint_head(const QPointF& tip, bool points_left, const QColor& colour);
  QPen outline(const Object& object) const;
  QPen arrow_pen(const Owner& owner) const;
  double text(const QRectF& rect, const QString& words, const QColor& colour,
              Qt::Alignment align = Qt::AlignLeft);
  bool leaks(const Object& object) const {
    return object.fate == ObjectFate::kUnreached && m_language == Language::kCpp;
  }

  QPainter& m_painter;
  const Theme& m_theme;
  const OwnershipState& m_state;
  Language m_language;
  const DiagramLayout& m_layout;
  QFont m_plain;
  QFont m_bold;
  QFont m_struck;
};

DiagramPainter::DiagramPainter(QPainter& painter, const Theme& theme, const OwnershipState& state,
                               Language language, const DiagramLayout& layout)
    : m_painter(painter),
      m_theme(theme),
      m_state(state),
      m_language(language),
      m_layout(layout),
      m_plain(theme.font(FontRole::kSmall)) {
  const double line = QFontMetricsF(m_plain).height();
  if (line > layout.row_height) {
    m_plain.setPointSizeF(std::max(4.0, m_plain.pointSizeF() * layout.row_height / line));
  }
  m_bold = m_plain;
  m_bold.setBold(true);
  m_struck = m_plain;
  m_struck.setStrikeOut(true);
}

/// Draws one line of text, elided to the rectangle; returns the width that it took.
double DiagramPainter::text(const QRectF& rect, const QString& words, const QColor& colour,
                            Qt::Alignment align) {
  const QFontMetricsF measure(m_painter.font());
  const QString shown = measure.elidedText(words, Qt::ElideRight, rect.width());
  m_painter.setPen(colour);
  m_painter.drawText(rect, static_cast<int>(align | Qt::AlignVCenter), shown);
  return measure.horizontalAdvance(shown);
}

void DiagramPainter::paint_scope(const DiagramLayout::ScopeBox& box) {
  m_painter.setPen(QPen(m_theme.axis, m_theme.hairline));
  m_painter.setBrush(m_theme.inset);
  m_painter.drawRoundedRect(box.rect, m_theme.radius, m_theme.radius);
  m_painter.setFont(m_bold);
  text(box.header, QString::fromStdString(m_state.scopes[box.index].name), m_theme.muted_text);
}

QPen DiagramPainter::outline(const Object& object) const {
  const double width = m_theme.outline_width;
  switch (object.fate) {
    case ObjectFate::kAlive:
      return {m_theme.text, width};
    case ObjectFate::kUnreached:
      return leaks(object) ? QPen(m_theme.leak, width * 2.2)
                           : QPen(m_theme.text, width, Qt::DashLine);
    case ObjectFate::kExpired:
      return {m_theme.text, width, Qt::DashLine};
    case ObjectFate::kFreed:
      return {m_theme.axis, width, Qt::DotLine};
  }
  return {};
}

void DiagramPainter::paint_object(const DiagramLayout::ObjectBox& box) {
  const Object& object = m_state.objects[box.index];
  const bool ended = object.fate == ObjectFate::kFreed || object.fate == ObjectFate::kExpired;
  m_painter.setPen(outline(object));
  m_painter.setBrush(object.changed ? m_theme.highlight : m_theme.panel);
  m_painter.drawRoundedRect(box.rect, m_theme.radius, m_theme.radius);
  if (object.fate == ObjectFate::kUnreached && !leaks(object)) {
    m_painter.fillRect(box.rect, QBrush(m_theme.grid, Qt::BDiagPattern));
  }
  const QColor ink = object.fate == ObjectFate::kFreed ? m_theme.muted_text : m_theme.text;
  const double fate_width = paint_fate(box.title, object);
  m_painter.setFont(ended ? m_struck : m_bold);
  text(box.title.adjusted(0, 0, -fate_width, 0), QString::fromStdString(object.type), ink);
  if (!box.status.isEmpty()) paint_status(box.status, object);
}

double DiagramPainter::paint_badge(const QRectF& row, double left, const QString& words) {
  const double width = QFontMetricsF(m_plain).horizontalAdvance(words) + kBadgePadding;
  if (left + width > row.right()) return left;
  const QRectF pill(left, row.top() + 1, width, row.height() - 2);
  m_painter.setPen(Qt::NoPen);
  m_painter.setBrush(m_theme.chip);
  m_painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
  m_painter.setFont(m_plain);
  text(pill, words, m_theme.on_chip, Qt::AlignHCenter);
  return left + width + kBadgeGap;
}

/// What has become of the object, in a word with a mark; returns the width that it took, with
/// a distance. It matters more than the type, so it is placed first.
double DiagramPainter::paint_fate(const QRectF& title, const Object& object) {
  QString word = fate_word(object.fate, m_language);
  if (word.isEmpty()) return 0;
  if (leaks(object)) word.prepend(QStringLiteral("⚠ "));
  m_painter.setFont(object.fate == ObjectFate::kFreed ? m_plain : m_bold);
  return 4 + text(title, word, leaks(object) ? m_theme.leak : m_theme.text, Qt::AlignRight);
}

/// The longest way to write the size that fits, or nothing.
void DiagramPainter::paint_size(const QRectF& rest, const Object& object) {
  m_painter.setFont(m_plain);
  const QFontMetricsF measure(m_plain);
  for (const QString& size :
       {bytes_text(object.bytes), held_text(static_cast<double>(object.bytes))}) {
    if (measure.horizontalAdvance(size) > rest.width()) continue;
    text(rest, size, m_theme.text, Qt::AlignRight);
    return;
  }
}

/// Counts as badges, then the size.
void DiagramPainter::paint_status(const QRectF& row, const Object& object) {
  double left = row.left();
  if (object.use_count >= 0) {
    const QString use = QStringLiteral("use %1").arg(object.use_count);
    const QString weak = QStringLiteral("weak %1").arg(object.weak_count);
    const QFontMetricsF measure(m_plain);
    const double both = measure.horizontalAdvance(use + weak) + 2 * kBadgePadding + kBadgeGap;
    if (object.weak_count == 0) {
      left = paint_badge(row, left, use);
    } else if (both > row.width()) {
      left = paint_badge(row, left, use + QStringLiteral(" ") + weak);
    } else {
      left = paint_badge(row, paint_badge(row, left, use), weak);
    }
  }
  paint_size(row.adjusted(left - row.left(), 0, 0, 0), object);
}

void DiagramPainter::paint_owner(const DiagramLayout::OwnerRow& row) {
  const Owner& owner = m_state.owners[row.index];
  if (owner.changed) m_painter.fillRect(row.rect, m_theme.highlight);
  m_painter.setFont(m_bold);
  const QRectF inner = row.rect.adjusted(2, 0, -8, 0);
  const double used = text(inner, QString::fromStdString(owner.name), m_theme.text);
  QString note = owner_word(owner.kind);
  if (owner.target == 0)
    note = m_language == Language::kGo ? QStringLiteral("–") : QStringLiteral("empty");
  if (m_state.dangles(owner)) note = QStringLiteral("dangles");
  m_painter.setFont(m_plain);
  const QRectF rest = inner.adjusted(used + 5, 0, 0, 0);
  if (QFontMetricsF(m_plain).horizontalAdvance(note) > rest.width()) return;
  text(rest, note, m_state.dangles(owner) ? m_theme.leak : m_theme.muted_text, Qt::AlignRight);
}

QPen DiagramPainter::arrow_pen(const Owner& owner) const {
  const double width = m_theme.pointer_width;
  switch (owner.kind) {
    case OwnerKind::kUnique:
    case OwnerKind::kVector:
      return {m_theme.unique_owner, width * 1.8};
    case OwnerKind::kShared:
      return {m_theme.shared_owner, width * 1.2};
    case OwnerKind::kWeak:
      return {m_theme.weak_owner, width * 1.2, Qt::DashLine};
    case OwnerKind::kRaw:
      return {m_theme.raw_owner, width * 1.2, Qt::DotLine};
    case OwnerKind::kGo:
      break;
  }
  return {m_theme.pointer, width};
}

void DiagramPainter::paint_head(const QPointF& tip, bool points_left, const QColor& colour) {
  const double back = points_left ? kArrowHead : -kArrowHead;
  m_painter.setPen(Qt::NoPen);
  m_painter.setBrush(colour);
  m_painter.drawPolygon(QPolygonF({tip,
                                   {tip.x() + back, tip.y() - kArrowHead / 2},
                                   {tip.x() + back, tip.y() + kArrowHead / 2}}));
}

void DiagramPainter::paint_arrow(const DiagramLayout::Arrow& arrow) {
  const QPen pen = arrow_pen(m_state.owners[arrow.owner]);
  const QPointF start = arrow.from - QPointF(4, 0);
  const double head = arrow.member ? kArrowHead : -kArrowHead;
  const QPointF end = arrow.to + QPointF(head, 0);
  QPainterPath path(start);
  if (arrow.member) {
    // Cubic arcs reach three quarters of the way to their control points.
    const double lane = std::max(start.x(), end.x()) + kLaneBulge;
    path.cubicTo({lane, start.y()}, {lane, end.y()}, end);
  } else {
    const double middle = (start.x() + end.x()) / 2;
    path.cubicTo({middle, start.y()}, {middle, end.y()}, end);
  }
  m_painter.setBrush(Qt::NoBrush);
  m_painter.setPen(pen);
  m_painter.drawPath(path);
  paint_head(arrow.to, arrow.member, pen.color());
  m_painter.setBrush(pen.color());
  m_painter.drawEllipse(start, 2.2, 2.2);
}

void DiagramPainter::paint_hidden(const QRectF& area) {
  if (m_layout.hidden == 0) return;
  m_painter.setFont(m_plain);
  const QRectF line(area.left(), area.bottom() - m_layout.row_height, area.width(),
                    m_layout.row_height);
  text(line, QStringLiteral("… %1 more").arg(m_layout.hidden), m_theme.muted_text, Qt::AlignRight);
}

}  // namespace

void paint_diagram(QPainter& painter, const Theme& theme, const QRectF& area,
                   const OwnershipState& state, Language language, double row_height) {
  const DiagramLayout layout = layout_diagram(state, area, row_height);
  DiagramPainter diagram(painter, theme, state, language, layout);
  diagram.paint();
  diagram.paint_hidden(area);
}

}  // namespace tricolor::ui
