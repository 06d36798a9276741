// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "ui/graph/graph_painter.h"
#include "ui/graph/graph_text.h"
#include "ui/theme/object_art.h"
#include "ui/theme/raster.h"

namespace tricolor::ui {

namespace {

constexpr double kLettered = 14;  // px: from here on a letter can be read

double short_side(const QRectF& rect) {
  return std::min(rect.width(), rect.height());
}

QString fitting_detail(const GraphNode& node, const QFontMetricsF& metrics, double width) {
  const QString whole = node_detail(node);
  if (metrics.horizontalAdvance(whole) <= width) return whole;
  return metrics.elidedText(short_node_detail(node), Qt::ElideRight, width);
}

}  // namespace

void GraphPainter::paint_leaving() {
  for (const MovingNode* gone : m_scene.m_motion.leaving(m_scene.m_now_ms)) {
    QColor colour = m_theme.swept;
    colour.setAlphaF(
        static_cast<float>(m_scene.m_motion.opacity(gone->last.key, m_scene.m_now_ms)));
    m_painter.setPen(QPen(colour, m_theme.outline_width, Qt::DotLine));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(m_scene.rect_at(gone->to), m_theme.radius, m_theme.radius);
  }
}

void GraphPainter::paint_nodes() {
  std::set<std::size_t> shaded;
  for (const GraphNews& news : m_scene.m_news.at(m_scene.m_now_ms)) {
    if (news.kind != GraphNews::Kind::kShaded) continue;
    if (const auto node = holder_of(news.to)) shaded.insert(*node);
  }
  const auto& nodes = m_scene.graph().nodes;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const QRectF box = m_scene.box(i);
    if (!is_seen(box)) continue;
    m_painter.setOpacity(m_scene.m_motion.opacity(nodes[i].key, m_scene.m_now_ms));
    paint_node(nodes[i], box, shaded.contains(i));
  }
  m_painter.setOpacity(1);
}

/// With room for words: a plate with the object at its left; else the object alone.
void GraphPainter::paint_node(const GraphNode& node, const QRectF& box, bool shaded) {
  const bool labelled = m_scene.has_label(box);
  QRectF body = box;
  if (labelled) {
    body = QRectF(box.topLeft(), QSizeF(box.height(), box.height()));
    m_painter.setPen(QPen(m_theme.panel_border, m_theme.hairline));
    m_painter.setBrush(m_theme.inset);
    if (node.group) m_painter.drawRoundedRect(box.translated(3, 3), m_theme.radius, m_theme.radius);
    m_painter.drawRoundedRect(box, m_theme.radius, m_theme.radius);
    paint_label(node, box.adjusted(body.width() + 4, 0, -3, 0));
  }
  if (node.group) {
    paint_shares(node, body);
    if (!labelled) paint_group_name(node, box);
    return;
  }
  if (!labelled) paint_name_below(node, box);
  paint_body(body, node.colour);
  if (shaded) draw_shaded_mark(m_painter, body, m_theme);
  if (node.born_black) draw_fresh_mark(m_painter, body, m_theme);
}

/// With its letter. On screen all bodies of a picture have one size, so each colour is drawn once.
void GraphPainter::paint_body(const QRectF& box, SlotColour colour) {
  const auto draw = [&](QPainter& painter, const QRectF& rect) {
    draw_object_body(painter, rect, colour, m_theme);
    if (short_side(rect) >= kLettered) draw_object_letter(painter, rect, colour, m_theme);
  };
  if (!is_raster(m_painter)) return draw(m_painter, box);
  const double ratio = m_painter.device()->devicePixelRatioF();
  QImage& body = m_bodies[static_cast<std::size_t>(colour)];
  if (body.isNull()) {
    const QSizeF pixels = box.size() * ratio;
    body = QImage(QSize(static_cast<int>(std::ceil(pixels.width())) + 1,
                        static_cast<int>(std::ceil(pixels.height())) + 1),
                  QImage::Format_ARGB32_Premultiplied);
    body.setDevicePixelRatio(ratio);
    body.fill(Qt::transparent);
    QPainter painter(&body);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter, QRectF(QPointF(0, 0), box.size()));
  }
  m_painter.drawImage(
      QPointF(std::round(box.x() * ratio) / ratio, std::round(box.y() * ratio) / ratio), body);
}

void GraphPainter::paint_label(const GraphNode& node, const QRectF& room) {
  const double line = m_scene.m_line;
  const bool two = room.height() >= 2 * line;
  m_painter.setFont(m_bold);
  m_painter.setPen(m_theme.text);
  const QFontMetricsF metrics(m_bold);
  const QRectF upper(room.left(), two ? room.center().y() - line : room.top(), room.width(),
                     two ? line : room.height());
  m_painter.drawText(upper, Qt::AlignLeft | Qt::AlignVCenter,
                     fitting_type(node.type, metrics, room.width()));
  if (!two) return;
  m_painter.setFont(m_small);
  m_painter.setPen(m_theme.muted_text);
  m_painter.drawText(upper.translated(0, line), Qt::AlignLeft | Qt::AlignVCenter,
                     fitting_detail(node, QFontMetricsF(m_small), room.width()));
}

/// Groups have names even where objects are too small for them, if nothing stands there.
void GraphPainter::paint_group_name(const GraphNode& node, const QRectF& box) {
  const QFontMetricsF metrics(m_small);
  const QString text = short_type(node.type) + " " + node_detail(node);
  const QRectF line(box.right() + 5, box.center().y() - m_scene.m_line / 2.0,
                    metrics.horizontalAdvance(text) + 2, m_scene.m_line);
  if (line.right() > m_scene.m_map.right()) return;
  for (std::size_t i = 0; i < m_scene.graph().nodes.size(); ++i) {
    if (m_scene.box(i).intersects(line)) return;
  }
  m_painter.fillRect(line, m_theme.panel);
  m_painter.setFont(m_small);
  m_painter.setPen(m_theme.text);
  m_painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text);
}

/// Cut in the middle where the next box needs the room.
void GraphPainter::paint_name_below(const GraphNode& node, const QRectF& box) {
  constexpr int kLeastLetters = 5;  // fewer tell nothing
  const QSizeF gap = m_scene.m_sizes.gap * m_scene.scale();
  const QFontMetricsF metrics(m_small);
  const double width = box.width() + gap.width() - 6;
  if (gap.height() < m_scene.m_line + 2 || width < kLeastLetters * metrics.averageCharWidth()) {
    return;
  }
  const QString text = fitting_type(node.type, metrics, width);
  const double wide = metrics.horizontalAdvance(text) + 2;
  const QRectF line(box.center().x() - wide / 2, box.bottom() + 1, wide, m_scene.m_line);
  m_painter.fillRect(line, m_theme.panel);
  m_painter.setFont(m_small);
  m_painter.setPen(m_theme.muted_text);
  m_painter.drawText(line, Qt::AlignCenter, text);
}

/// Over everything else, whether there is room or not: it was asked for.
void GraphPainter::paint_hovered_name() {
  const auto hovered = m_scene.node_of(m_scene.m_hovered);
  if (!hovered) return;
  const QRectF box = m_scene.box(*hovered);
  if (m_scene.has_label(box) || !is_seen(box)) return;
  const QFontMetricsF metrics(m_small);
  const QRectF map = m_scene.m_map;
  const QString text =
      fitting_type(m_scene.graph().nodes[*hovered].type, metrics, map.width() - 10);
  const QSizeF size(metrics.horizontalAdvance(text) + 10, m_scene.m_line + 4);
  const double x = std::clamp(box.center().x() - size.width() / 2, map.left(),
                              std::max(map.left(), map.right() - size.width()));
  const bool below = box.bottom() + 3 + size.height() <= map.bottom();
  const QRectF plate(QPointF(x, below ? box.bottom() + 3 : box.top() - 3 - size.height()), size);
  m_painter.setPen(QPen(m_theme.hover, m_theme.hairline));
  m_painter.setBrush(m_theme.panel);
  m_painter.drawRoundedRect(plate, m_theme.radius, m_theme.radius);
  m_painter.setFont(m_small);
  m_painter.setPen(m_theme.text);
  m_painter.drawText(plate, Qt::AlignCenter, text);
}

/// White, grey and black in proportion, over the outline of a second box: there are many.
void GraphPainter::paint_shares(const GraphNode& node, const QRectF& box) {
  const double all = std::max<double>(1, double(node.white + node.grey + node.black));
  m_painter.setPen(QPen(m_theme.axis, m_theme.hairline));
  m_painter.setBrush(m_theme.panel);
  m_painter.drawRoundedRect(box.translated(2, 2), m_theme.radius, m_theme.radius);
  const std::array<std::pair<SlotColour, std::uint64_t>, 3> parts{
      {{SlotColour::kBlack, node.black},
       {SlotColour::kGrey, node.grey},
       {SlotColour::kWhite, node.white}}};
  m_painter.setBrush(m_theme.panel);
  m_painter.drawRect(box);
  for (const auto& [colour, count] : parts) {
    if (count == 0 || count != node.objects) continue;
    draw_object_body(m_painter, box, colour, m_theme);
    if (short_side(box) >= kLettered) draw_object_letter(m_painter, box, colour, m_theme);
    return;
  }
  double y = box.bottom();
  for (const auto& [colour, count] : parts) {
    if (count == 0) continue;
    const double height = std::max(2.5, box.height() * double(count) / all);
    const double top = std::max(box.top(), y - height);
    draw_object_body(m_painter, QRectF(box.left(), top, box.width(), y - top), colour, m_theme);
    y = top;
  }
}

}  // namespace tricolor::ui
