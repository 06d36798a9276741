// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QFontMetricsF>
#include <QPainter>

#include "ui/graph/graph_painter.h"
#include "ui/graph/graph_text.h"
#include "ui/theme/object_art.h"

namespace tricolor::ui {

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

void GraphPainter::paint_legend() {
  const bool has_path = !m_scene.path_nodes().empty();
  m_painter.setFont(m_small);
  for (const GraphLegendEntry& entry : m_scene.m_signs.entries) {
    if (entry.sign == GraphSign::kPath && !has_path) continue;
    const QPointF corner = m_scene.m_legend.topLeft();
    paint_sign(entry.sign, entry.swatch.translated(corner));
    m_painter.setPen(m_theme.muted_text);
    m_painter.drawText(entry.words.translated(corner), Qt::AlignLeft | Qt::AlignVCenter,
                       entry.text);
  }
}

void GraphPainter::paint_sign(GraphSign sign, const QRectF& swatch) {
  switch (sign) {
    case GraphSign::kWhite:
      return draw_object_body(m_painter, swatch, SlotColour::kWhite, m_theme);
    case GraphSign::kGrey:
      return draw_object_body(m_painter, swatch, SlotColour::kGrey, m_theme);
    case GraphSign::kBlack:
      return draw_object_body(m_painter, swatch, SlotColour::kBlack, m_theme);
    case GraphSign::kBornBlack:
      draw_object_body(m_painter, swatch, SlotColour::kBlack, m_theme);
      return draw_fresh_mark(m_painter, swatch, m_theme);
    case GraphSign::kShaded:
      draw_object_body(m_painter, swatch, SlotColour::kGrey, m_theme);
      return draw_shaded_mark(m_painter, swatch, m_theme);
    case GraphSign::kPath:
      return paint_path_swatch(swatch);
  }
}

}  // namespace tricolor::ui
