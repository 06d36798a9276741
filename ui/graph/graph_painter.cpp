// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/graph/graph_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <set>

#include "ui/graph/graph_text.h"
#include "ui/theme/object_art.h"
#include "ui/theme/raster.h"

namespace tricolor::ui {

namespace {

constexpr double kLettered = 14;    // px: from here on a letter can be read
constexpr double kHeadless = 7;     // px: boxes below this get no arrow heads
constexpr std::size_t kMany = 300;  // pointers: from here on they are drawn fainter
constexpr double kMostWidth = 4;

double short_side(const QRectF& rect) {
  return std::min(rect.width(), rect.height());
}

/// Many pointers in one line: the more, the wider.
double width_of(const GraphEdge& edge, double width) {
  return std::min(kMostWidth,
                  width + 0.35 * (static_cast<double>(std::bit_width(edge.pointers)) - 1));
}

QColor faded(QColor colour, double opacity) {
  colour.setAlphaF(static_cast<float>(colour.alphaF() * opacity));
  return colour;
}

QString fitting_detail(const GraphNode& node, const QFontMetricsF& metrics, double width) {
  const QString whole = node_detail(node);
  if (metrics.horizontalAdvance(whole) <= width) return whole;
  return metrics.elidedText(short_node_detail(node), Qt::ElideRight, width);
}

}  // namespace

GraphPainter::GraphPainter(GraphScene& scene, QPainter& painter)
    : m_scene(scene),
      m_painter(painter),
      m_theme(scene.m_theme),
      m_small(m_theme.font(FontRole::kSmall)),
      m_bold(m_small) {
  m_bold.setWeight(QFont::Bold);
}

void GraphPainter::paint() {
  m_painter.fillRect(QRect(QPoint(0, 0), m_scene.m_size), m_theme.panel);
  if (m_scene.empty()) return paint_empty();
  m_painter.save();
  m_painter.setRenderHint(QPainter::Antialiasing);
  m_painter.setClipRect(m_scene.m_map.adjusted(-m_scene.m_line - 2, -10, 2, 2));
  paint_islands();
  paint_resting_edges();
  paint_root_edges();
  paint_selected_edges();
  paint_path();
  paint_news();
  paint_leaving();
  paint_nodes();
  paint_path_outlines();
  paint_outlines();
  paint_violation();
  paint_drawing();
  m_painter.restore();
  m_painter.setRenderHint(QPainter::Antialiasing);
  paint_cards();
  paint_summary();
  paint_legend();
}

void GraphPainter::paint_empty() {
  m_painter.setFont(m_theme.font(FontRole::kTitle));
  m_painter.setPen(m_theme.text);
  m_painter.drawText(QRect(QPoint(0, 0), m_scene.m_size), Qt::AlignCenter, "Nothing allocated yet");
}

void GraphPainter::paint_islands() {
  const GraphLayout& layout = m_scene.m_layout;
  if (layout.island_rows() == 0) return;
  const double y = m_scene.to_widget({0, island_top(m_scene.m_sizes, layout)}).y();
  const double height = m_scene.m_sizes.heading * m_scene.scale();
  const QRectF map = m_scene.m_map;
  m_painter.setPen(QPen(m_theme.axis, m_theme.hairline, Qt::DashLine));
  m_painter.drawLine(QPointF(map.left(), y + height * 0.25),
                     QPointF(map.right(), y + height * 0.25));
  QFont font = m_bold;
  font.setPixelSize(static_cast<int>(std::clamp(height * 0.6, 7.0, double(m_scene.m_line) * 0.85)));
  m_painter.setFont(font);
  m_painter.setPen(m_theme.muted_text);
  const QString text = m_scene.graph().complete ? "unreachable: no root leads here"
                                                : "no root leads here in the sample";
  const QRectF line(map.left() + 2, y + height * 0.25 + 1, map.width(), height * 0.7);
  m_painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text);
}

void GraphPainter::stroke(QPainter& painter, const EdgeCurve& curve, const Stroke& stroke,
                          bool head) const {
  QPen pen(stroke.colour, stroke.width, stroke.style, Qt::FlatCap);
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(curve.path);
  if (!head) return;
  const double size = std::clamp(m_scene.box(0).height() * 0.3, 4.0, 8.0) + stroke.width;
  const QPointF back = curve.tip - curve.direction * size;
  const QPointF side(-curve.direction.y() * size * 0.42, curve.direction.x() * size * 0.42);
  const std::array<QPointF, 3> arrow{curve.tip, back + side, back - side};
  painter.setPen(Qt::NoPen);
  painter.setBrush(stroke.colour);
  painter.drawPolygon(arrow.data(), 3);
}

/// Resting pointers are most of the work and change seldom: on screen they are kept as an image.
void GraphPainter::paint_resting_edges() {
  if (!is_raster(m_painter)) return paint_edges(m_painter, Which::kAll);
  const double ratio = m_painter.device()->devicePixelRatioF();
  const QSizeF content = content_size(m_scene.m_sizes, m_scene.m_layout) * m_scene.scale();
  const QRect area = QRectF(m_scene.to_widget({0, 0}), content)
                         .adjusted(-20, -20, 40, 40)
                         .intersected(m_scene.m_map.adjusted(0, -10, 0, 0))
                         .toAlignedRect();
  const QSize size = area.size() * ratio;
  const std::uint64_t version = m_scene.edges_version();
  QImage& image = m_scene.m_edge_image;
  if (image.size() != size || m_scene.m_edge_image_version != version) {
    image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(-area.topLeft());
    paint_edges(painter, Which::kResting);
    m_scene.m_edge_image_version = version;
  }
  m_painter.drawImage(area.topLeft(), image);
  if (!m_scene.m_motion.settled(m_scene.m_now_ms)) paint_edges(m_painter, Which::kMoving);
}

void GraphPainter::paint_edges(QPainter& painter, Which which) {
  const auto& edges = m_scene.graph().edges;
  const bool many = edges.size() > kMany;
  const bool heads = !m_scene.graph().nodes.empty() && short_side(m_scene.box(0)) >= kHeadless;
  const QColor colour = faded(m_theme.pointer, many ? 0.5 : 0.9);
  for (const GraphEdge& edge : edges) {
    if (which != Which::kAll && m_scene.moves(edge) != (which == Which::kMoving)) continue;
    const EdgeCurve curve = m_scene.curve(edge);
    if (!is_seen(curve.path.controlPointRect())) continue;
    const double width = many ? m_theme.hairline : m_theme.pointer_width;
    stroke(painter, curve, {colour, width_of(edge, width)}, heads);
  }
}

std::optional<QPointF> GraphPainter::line_of(std::size_t root, std::size_t variable) const {
  for (const GraphCard& card : m_scene.m_cards.cards) {
    if (card.root != root) continue;
    for (const GraphCardLine& line : card.lines) {
      if (!line.is_frame && line.variable == variable) {
        return QPointF(card.rect.right() + 1, line.rect.center().y());
      }
    }
  }
  return std::nullopt;
}

void GraphPainter::paint_root_edges() {
  const auto& roots = m_scene.graph().roots;
  for (std::size_t r = 0; r < roots.size(); ++r) {
    for (std::size_t v = 0; v < roots[r].variables.size(); ++v) {
      const std::int64_t node = roots[r].variables[v].node;
      const auto from = line_of(r, v);
      if (node < 0 || !from) continue;
      const QRectF box = m_scene.box(static_cast<std::size_t>(node));
      const bool chosen =
          m_scene.m_selected != 0 &&
          m_scene.graph().nodes[static_cast<std::size_t>(node)].key == m_scene.m_selected;
      stroke(m_painter, root_curve(*from, box),
             {chosen ? m_theme.selection : m_theme.axis,
              chosen ? m_theme.selection_width : m_theme.pointer_width});
    }
  }
}

/// Pointers of what is selected or under the mouse.
void GraphPainter::paint_selected_edges() {
  const GraphView& graph = m_scene.graph();
  const auto chosen = m_scene.selected_edge();
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const GraphEdge& edge = graph.edges[i];
    const auto ends_at = [&](Address object) {
      return object != 0 &&
             (graph.nodes[edge.from].key == object || graph.nodes[edge.to].key == object);
    };
    if (chosen == i) {
      stroke(m_painter, m_scene.curve(edge), {m_theme.selection, m_theme.selection_width + 1});
    } else if (ends_at(m_scene.m_selected)) {
      stroke(m_painter, m_scene.curve(edge), {m_theme.selection, m_theme.pointer_width + 0.8});
    } else if (ends_at(m_scene.m_hovered)) {
      stroke(m_painter, m_scene.curve(edge), {m_theme.hover, m_theme.pointer_width + 0.8});
    }
  }
}

/// Thicker than any other pointer and dashed: told apart without its colour.
GraphPainter::Stroke GraphPainter::path_stroke() const {
  return {m_theme.selection, m_theme.selection_width + 1, Qt::DashLine};
}

/// On a strip of background, so that what lies below does not fill the gaps.
void GraphPainter::stroke_path(const EdgeCurve& curve) {
  const Stroke dashes = path_stroke();
  stroke(m_painter, curve, {m_theme.panel, dashes.width + 3}, false);
  stroke(m_painter, curve, dashes);
}

/// Why the selected object is alive: the way from a root to it.
void GraphPainter::paint_path() {
  const std::vector<std::size_t> nodes = m_scene.path_nodes();
  if (nodes.empty()) return;
  paint_path_from_root(nodes.front());
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    for (const GraphEdge& edge : m_scene.graph().edges) {
      if (edge.from == nodes[i - 1] && edge.to == nodes[i]) stroke_path(m_scene.curve(edge));
    }
  }
}

/// One variable is enough to keep it alive.
void GraphPainter::paint_path_from_root(std::size_t node) {
  const auto& roots = m_scene.graph().roots;
  for (std::size_t r = 0; r < roots.size(); ++r) {
    for (std::size_t v = 0; v < roots[r].variables.size(); ++v) {
      if (roots[r].variables[v].node != static_cast<std::int64_t>(node)) continue;
      const auto from = line_of(r, v);
      if (from) return stroke_path(root_curve(*from, m_scene.box(node)));
    }
  }
}

void GraphPainter::paint_path_outlines() {
  m_painter.setPen(QPen(m_theme.selection, m_theme.selection_width, Qt::DashLine));
  m_painter.setBrush(Qt::NoBrush);
  const double out = m_theme.selection_width / 2 + 1;
  for (const std::size_t node : m_scene.path_nodes()) {
    if (m_scene.graph().nodes[node].address == m_scene.m_selected) continue;
    m_painter.drawRoundedRect(m_scene.box(node).adjusted(-out, -out, out, out), m_theme.radius + 1,
                              m_theme.radius + 1);
  }
}

/// The object whose words include `slot`.
std::optional<std::size_t> GraphPainter::holder_of(Address slot) const {
  const auto& nodes = m_scene.graph().nodes;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (!nodes[i].group && slot >= nodes[i].address &&
        slot < nodes[i].address + nodes[i].slot_bytes) {
      return i;
    }
  }
  return std::nullopt;
}

/// Marking runs along these pointers right now.
void GraphPainter::paint_news() {
  for (const GraphNews& news : m_scene.m_news.at(m_scene.m_now_ms)) {
    const auto to = holder_of(news.to);
    if (!to || news.kind == GraphNews::Kind::kShaded) continue;
    const QColor colour = news.kind == GraphNews::Kind::kFollowed ? m_theme.worker : m_theme.shaded;
    const double age = double(m_scene.m_now_ms - news.since_ms) / GraphNewsList::kStayMs;
    const double opacity = m_scene.m_moves ? std::clamp(1.15 - age, 0.15, 1.0) : 1;
    const Stroke bold{faded(colour, opacity), m_theme.strong_line_width + 0.6};
    if (const auto from = holder_of(news.from)) stroke_edge(*from, *to, bold);
  }
}

/// Only if the pointer is still there.
void GraphPainter::stroke_edge(std::size_t from, std::size_t to, const Stroke& how) {
  for (const GraphEdge& edge : m_scene.graph().edges) {
    if (edge.from == from && edge.to == to) stroke(m_painter, m_scene.curve(edge), how);
  }
}

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
  const double line = m_scene.m_line;
  const bool labelled = box.height() >= line + 2 && box.width() >= 4.5 * line;
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

void GraphPainter::paint_outlines() {
  const auto outline = [&](Address object, const QColor& colour, double width) {
    const auto node = m_scene.node_of(object);
    if (object == 0 || !node) return;
    m_painter.setPen(QPen(colour, width));
    m_painter.setBrush(Qt::NoBrush);
    const double out = width / 2 + 1;
    m_painter.drawRoundedRect(m_scene.box(*node).adjusted(-out, -out, out, out), m_theme.radius + 1,
                              m_theme.radius + 1);
  };
  outline(m_scene.m_hovered, m_theme.hover, 1.5);
  outline(m_scene.m_selected, m_theme.selection, m_theme.selection_width);
}

/// A ring, and words on a plate above or below the object or, if there is room, `beside` it.
void GraphPainter::mark(Address object, const QString& words, bool beside) {
  const auto node = m_scene.node_of(object);
  if (object == 0 || !node) return;
  const QRectF box = m_scene.box(*node);
  m_painter.setPen(QPen(m_theme.leak, m_theme.selection_width, Qt::DashLine));
  m_painter.setBrush(Qt::NoBrush);
  m_painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), m_theme.radius + 3, m_theme.radius + 3);
  const QFontMetricsF metrics(m_bold);
  QRectF plate(box.left() - 4, box.top() - 5 - m_scene.m_line, metrics.horizontalAdvance(words) + 8,
               m_scene.m_line);
  if (plate.top() < m_scene.m_map.top() - 8) plate.moveTop(box.bottom() + 5);
  if (beside && box.right() + 8 + plate.width() < m_scene.m_map.right()) {
    plate.moveTo(box.right() + 8, box.center().y() - plate.height() / 2);
  }
  m_painter.setPen(Qt::NoPen);
  m_painter.setBrush(m_theme.leak);
  m_painter.drawRoundedRect(plate, 2, 2);
  m_painter.setFont(m_bold);
  m_painter.setPen(m_theme.panel);
  m_painter.drawText(plate, Qt::AlignCenter, words);
}

void GraphPainter::paint_violation() {
  if (m_scene.m_snapshot->lost.empty()) return;
  const Violation& lost = m_scene.m_snapshot->lost.back();
  const auto target = m_scene.node_of(lost.lost);
  for (const Address holder : {lost.holder, lost.store_object}) {
    const auto from = m_scene.node_of(holder);
    if (holder == 0 || !from || !target) continue;
    const bool is_store = holder == lost.store_object && lost.deleted;
    stroke(m_painter, edge_curve(m_scene.box(*from), m_scene.box(*target), is_store),
           {m_theme.leak, m_theme.strong_line_width, is_store ? Qt::DotLine : Qt::SolidLine});
  }
  if (lost.deleted) mark(lost.store_object, "the store deleted the pointer", false);
  mark(lost.holder, lost.has_store && !lost.deleted ? "the store put it here" : "holder", false);
  mark(lost.lost, "lost: white, but reachable", true);
}

void GraphPainter::paint_drawing() {
  if (!m_scene.m_drawing) return;
  const auto& [node, to] = *m_scene.m_drawing;
  if (node >= m_scene.graph().nodes.size()) return;
  const QRectF tip(to - QPointF(1, 1), QSizeF(2, 2));
  stroke(m_painter, edge_curve(m_scene.box(node), tip, false),
         {m_theme.selection, m_theme.selection_width, Qt::DashLine});
}

void GraphPainter::paint_cards() {
  if (m_scene.m_roots.width() == 0) return;
  for (const GraphCard& card : m_scene.m_cards.cards) paint_card(card);
  if (m_scene.m_cards.hidden == 0) return;
  m_painter.setFont(m_small);
  m_painter.setPen(m_theme.muted_text);
  m_painter.drawText(m_scene.m_roots, Qt::AlignBottom | Qt::AlignLeft,
                     QString("+%1 more roots").arg(m_scene.m_cards.hidden));
}

void GraphPainter::paint_card(const GraphCard& card) {
  m_painter.setPen(QPen(card.scanned ? m_theme.text : m_theme.panel_border,
                        card.scanned ? 1.6 : m_theme.hairline));
  m_painter.setBrush(m_theme.inset);
  m_painter.drawRoundedRect(QRectF(card.rect).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.radius,
                            m_theme.radius);
  m_painter.setFont(m_bold);
  m_painter.setPen(m_theme.text);
  QString title = card.title;
  if (card.left_out > 0) title += QString("  +%1").arg(card.left_out);
  m_painter.drawText(
      card.title_rect, Qt::AlignLeft | Qt::AlignVCenter,
      QFontMetricsF(m_bold).elidedText(title, Qt::ElideMiddle, card.title_rect.width()));
  if (card.scanned) {
    m_painter.setFont(m_small);
    m_painter.setPen(m_theme.muted_text);
    m_painter.drawText(card.title_rect, Qt::AlignRight | Qt::AlignVCenter, "black");
  }
  for (const GraphCardLine& line : card.lines) {
    m_painter.setFont(line.is_frame ? m_small : m_theme.font(FontRole::kMonoSmall));
    m_painter.setPen(line.is_frame ? m_theme.muted_text : m_theme.text);
    const QString text = QFontMetricsF(m_painter.font())
                             .elidedText(line.text, Qt::ElideMiddle, line.rect.width() - 8);
    m_painter.drawText(line.rect, Qt::AlignLeft | Qt::AlignVCenter, text);
    if (line.node < 0) continue;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_theme.pointer);
    m_painter.drawEllipse(QPointF(card.rect.right() - 4, line.rect.center().y()), 2, 2);
  }
}

void GraphPainter::paint_summary() {
  m_painter.setFont(m_small);
  m_painter.setPen(m_theme.muted_text);
  const QString text = QFontMetricsF(m_small).elidedText(summary_text(m_scene.graph()),
                                                         Qt::ElideRight, m_scene.m_summary.width());
  m_painter.drawText(m_scene.m_summary, Qt::AlignLeft | Qt::AlignVCenter, text);
}

/// First, for it is what was asked. Returns where the next entry begins.
double GraphPainter::paint_path_legend(double x) {
  if (m_scene.path_nodes().empty()) return x;
  constexpr double kSwatch = 34;
  const QString text = "why alive: path from a root";
  const double y = m_scene.m_legend.center().y() + 0.5;
  const Stroke dashes = path_stroke();
  m_painter.setPen(QPen(dashes.colour, dashes.width, dashes.style, Qt::FlatCap));
  m_painter.drawLine(QPointF(x, y), QPointF(x + kSwatch, y));
  const double width = QFontMetricsF(m_small).horizontalAdvance(text);
  m_painter.setPen(m_theme.muted_text);
  m_painter.drawText(
      QRectF(x + kSwatch + 5, m_scene.m_legend.top(), width + 2, m_scene.m_legend.height()),
      Qt::AlignLeft | Qt::AlignVCenter, text);
  return x + kSwatch + 5 + width + 14;
}

void GraphPainter::paint_legend() {
  if (m_scene.m_legend.isEmpty()) return;
  struct Entry {
    QString text;
    SlotColour colour;
    void (*extra)(QPainter&, const QRectF&, const Theme&);
  };
  const std::array<Entry, 5> entries{
      {{"white", SlotColour::kWhite, nullptr},
       {"grey", SlotColour::kGrey, nullptr},
       {"black", SlotColour::kBlack, nullptr},
       {"born black", SlotColour::kBlack, draw_fresh_mark},
       {"shaded by the barrier", SlotColour::kGrey, draw_shaded_mark}}};
  m_painter.setFont(m_small);
  const QFontMetricsF metrics(m_small);
  const double side = m_scene.m_line - 1;
  double x = paint_path_legend(m_scene.m_legend.left());
  for (const Entry& entry : entries) {
    const double width = side + 5 + metrics.horizontalAdvance(entry.text);
    if (x + width > m_scene.m_legend.right()) break;
    const QRectF swatch(x, m_scene.m_legend.center().y() - side / 2, side, side);
    draw_object_body(m_painter, swatch, entry.colour, m_theme);
    if (entry.extra != nullptr) entry.extra(m_painter, swatch, m_theme);
    m_painter.setPen(m_theme.muted_text);
    m_painter.drawText(
        QRectF(x + side + 5, m_scene.m_legend.top(), width, m_scene.m_legend.height()),
        Qt::AlignLeft | Qt::AlignVCenter, entry.text);
    x += width + 14;
  }
}

}  // namespace tricolor::ui
