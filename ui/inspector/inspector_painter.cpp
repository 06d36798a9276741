// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/inspector/inspector_painter.h"

#include <QPainter>
#include <QPainterPath>

namespace tricolor::ui {

namespace {

constexpr int kWrap = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;
constexpr int kArrowHead = 4;

/// Paints one item after the other; keeps what all of them need.
class PagePainter {
 public:
  PagePainter(QPainter& painter, const Theme& theme) : m_painter(painter), m_theme(theme) {}

  void paint(const PageItem& item, const PlacedItem& at, bool hovered, bool focused) {
    switch (item.kind) {
      case PageItem::Kind::kTitle:
        text(at.text, item.text, FontRole::kTitle, m_theme.text);
        break;
      case PageItem::Kind::kParagraph:
        text(at.text, item.text, FontRole::kBody, m_theme.text);
        break;
      case PageItem::Kind::kSection:
        text(at.text, item.text, FontRole::kBody, m_theme.text, true);
        break;
      case PageItem::Kind::kFact:
        fact(item, at, hovered);
        break;
      case PageItem::Kind::kChip:
        chip(item, at, hovered);
        break;
      case PageItem::Kind::kFormula:
        formula(item, at);
        break;
      case PageItem::Kind::kEvent:
        event(item, at, hovered);
        break;
      case PageItem::Kind::kButton:
        button(item, at, hovered);
        break;
    }
    if (focused) frame(at.rect.adjusted(-2, -1, 2, 1), m_theme.accent, 1.5, Qt::NoBrush);
  }

 private:
  void text(const QRect& rect, const QString& words, FontRole role, const QColor& colour,
            bool bold = false, int flags = kWrap, bool underline = false) {
    QFont font = m_theme.font(role);
    if (bold) font.setBold(true);
    font.setUnderline(underline);
    m_painter.setFont(font);
    m_painter.setPen(colour);
    m_painter.drawText(rect, flags, words);
  }
  void frame(const QRect& rect, const QColor& line, double width, const QBrush& fill) {
    m_painter.setPen(QPen(line, width));
    m_painter.setBrush(fill);
    m_painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  }
  void fact(const PageItem& item, const PlacedItem& at, bool hovered) {
    text(at.name, item.name, FontRole::kSmall, m_theme.muted_text);
    text(at.text, item.text, FontRole::kMonoSmall, item.link ? m_theme.accent : m_theme.text, false,
         kWrap, hovered);
  }
  void event(const PageItem& item, const PlacedItem& at, bool hovered) {
    text(at.name, item.name, FontRole::kMonoSmall, m_theme.accent, false, kWrap, hovered);
    text(at.text, item.text, FontRole::kBody, m_theme.text);
  }
  void button(const PageItem& item, const PlacedItem& at, bool hovered) {
    frame(at.rect, hovered ? m_theme.accent : m_theme.axis, 1, m_theme.inset);
    text(at.rect, item.text, FontRole::kBody, m_theme.text, false, Qt::AlignCenter);
  }
  void chip(const PageItem& item, const PlacedItem& at, bool hovered) {
    if (at.has_arrow) arrow(item, at);
    const bool marked = hovered && item.link;
    frame(at.rect,
          item.strong ? m_theme.selection
          : marked    ? m_theme.accent
                      : m_theme.axis,
          item.strong ? m_theme.selection_width : 1, m_theme.inset);
    elided(at.name, item.name, FontRole::kMonoSmall, m_theme.text, item.strong);
    elided(at.text, item.text, FontRole::kSmall, item.link ? m_theme.accent : m_theme.muted_text,
           false);
  }
  void elided(const QRect& rect, const QString& words, FontRole role, const QColor& colour,
              bool bold) {
    QFont font = m_theme.font(role);
    font.setBold(bold);
    text(rect, QFontMetrics(font).elidedText(words, Qt::ElideRight, rect.width() + 2), role, colour,
         bold, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip);
  }
  void arrow(const PageItem& item, const PlacedItem& at) {
    m_painter.setPen(QPen(m_theme.pointer, m_theme.pointer_width));
    m_painter.drawLine(at.arrow_from, at.arrow_to);
    QPainterPath head(at.arrow_to);
    head.lineTo(at.arrow_to + QPoint(-kArrowHead - 2, -kArrowHead));
    head.lineTo(at.arrow_to + QPoint(-kArrowHead - 2, kArrowHead));
    head.closeSubpath();
    m_painter.fillPath(head, m_theme.pointer);
    text(at.note, item.note, FontRole::kSmall, m_theme.muted_text, false, Qt::AlignCenter);
  }
  void formula(const PageItem& item, const PlacedItem& at) {
    if (item.strong) {
      m_painter.fillRect(QRect(at.rect.left(), at.rect.top(), 3, at.rect.height()), m_theme.accent);
    }
    text(at.name, item.name, FontRole::kBody, m_theme.text, item.strong,
         Qt::AlignLeft | Qt::AlignVCenter);
    text(at.result, item.result, FontRole::kMono, m_theme.text, item.strong,
         Qt::AlignRight | Qt::AlignVCenter);
    text(at.text, item.text, FontRole::kSmall, m_theme.muted_text);
    text(at.note, item.note, FontRole::kMonoSmall, m_theme.text);
  }

  QPainter& m_painter;
  const Theme& m_theme;
};

}  // namespace

void paint_page(QPainter& painter, const InspectorPage& page, const InspectorLayout& layout,
                const Theme& theme, const QRect& clip, const PageMarks& marks) {
  painter.fillRect(clip, theme.panel);
  painter.setRenderHint(QPainter::Antialiasing);
  PagePainter items(painter, theme);
  for (std::size_t i = 0; i < layout.items().size(); ++i) {
    const PlacedItem& at = layout.items()[i];
    const QRect reach = at.rect.united(at.note).adjusted(-8, -4, 8, 4);
    if (!reach.intersects(clip)) continue;
    items.paint(page.items[at.item], at, static_cast<int>(i) == marks.hovered,
                static_cast<int>(i) == marks.focused);
  }
}

}  // namespace tricolor::ui
