// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/inspector/inspector_layout.h"

#include <QFontMetrics>
#include <algorithm>

namespace tricolor::ui {

namespace {

constexpr int kMargin = 6;
constexpr int kGap = 4;
constexpr int kSectionGap = 12;
constexpr double kNamePart = 0.34;  // of the width, for the names of facts
constexpr int kLeastName = 90;
constexpr int kChipPadding = 6;
constexpr int kArrow = 26;  // between two chips, without a word on it
constexpr int kFormulaIndent = 10;
constexpr int kEventTime = 84;

int wrapped_height(const QFontMetrics& metrics, const QString& text, int width) {
  if (text.isEmpty()) return 0;
  const QRect box(0, 0, std::max(width, 20), 100'000);
  return metrics.boundingRect(box, Qt::TextWordWrap, text).height();
}

}  // namespace

/// Where the next item goes.
struct InspectorLayout::Pen {
  QFontMetrics title, body, section, small, mono, mono_small;
  int width = 0;
  int y = kMargin;
  // A row of chips that is not full yet.
  bool in_chips = false;
  int chip_x = 0;
  int chip_row_bottom = 0;

  int left() const { return kMargin; }
  int room() const { return std::max(40, width - 2 * kMargin); }
  int name_width() const {
    return std::min(std::max(kLeastName, static_cast<int>(room() * kNamePart)), room() / 2);
  }
  void end_chips() {
    if (!in_chips) return;
    y = chip_row_bottom + kGap;
    in_chips = false;
  }
};

InspectorLayout::InspectorLayout(const InspectorPage& page, const Theme& theme, int width) {
  QFont bold = theme.font(FontRole::kBody);
  bold.setBold(true);
  Pen pen{QFontMetrics(theme.font(FontRole::kTitle)),
          QFontMetrics(theme.font(FontRole::kBody)),
          QFontMetrics(bold),
          QFontMetrics(theme.font(FontRole::kSmall)),
          QFontMetrics(theme.font(FontRole::kMono)),
          QFontMetrics(theme.font(FontRole::kMonoSmall)),
          width};
  m_items.reserve(page.items.size());
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    PlacedItem placed;
    placed.item = i;
    place(page.items[i], pen, placed);
    m_items.push_back(placed);
  }
  pen.end_chips();
  m_height = pen.y + kMargin;
}

void InspectorLayout::place(const PageItem& item, Pen& pen, PlacedItem& out) {
  if (item.kind == PageItem::Kind::kChip) return place_chip(item, pen, out);
  pen.end_chips();
  if (item.kind == PageItem::Kind::kFormula) return place_formula(item, pen, out);
  const int left = pen.left();
  int text_left = left;
  const QFontMetrics* metrics = &pen.body;
  switch (item.kind) {
    case PageItem::Kind::kTitle:
      metrics = &pen.title;
      break;
    case PageItem::Kind::kSection:
      pen.y += kSectionGap;
      metrics = &pen.section;
      break;
    case PageItem::Kind::kFact:
      text_left += pen.name_width() + kGap;
      metrics = &pen.mono_small;
      break;
    case PageItem::Kind::kEvent:
      text_left += std::min(kEventTime, pen.room() / 3) + kGap;
      break;
    default:
      break;
  }
  int width = left + pen.room() - text_left;
  if (item.kind == PageItem::Kind::kButton) {
    width = std::min(width, pen.body.horizontalAdvance(item.text) + 2 * kChipPadding + 4);
  }
  const int padding = item.kind == PageItem::Kind::kButton ? 4 : 0;
  const int name_width = text_left - left - kGap;
  const int height =
      std::max(wrapped_height(*metrics, item.text, width),
               name_width > 0 ? wrapped_height(pen.small, item.name, name_width) : 0) +
      2 * padding;
  out.text = QRect(text_left, pen.y, width, height);
  if (name_width > 0) out.name = QRect(left, pen.y, name_width, height);
  out.rect = out.text.united(out.name);
  pen.y += height + kGap;
}

void InspectorLayout::place_chip(const PageItem& item, Pen& pen, PlacedItem& out) {
  const int widest = pen.room();
  const int wanted = std::max(pen.mono_small.horizontalAdvance(item.name),
                              pen.small.horizontalAdvance(item.text)) +
                     2 * kChipPadding;
  const int width = std::min(wanted, widest);
  const int height = pen.mono_small.height() + pen.small.height() + 2 * kChipPadding - 4;
  const int arrow = item.note.isEmpty() ? kArrow : pen.small.horizontalAdvance(item.note) + 14;
  const bool first = !pen.in_chips;
  int x = first ? pen.left() : pen.chip_x + arrow;
  int y = pen.y;
  if (!first && x + width > pen.left() + pen.room()) {
    // The arrow runs in from the left edge of the next row.
    x = pen.left() + arrow;
    if (x + width > pen.left() + pen.room()) x = pen.left() + std::max(0, pen.room() - width);
    pen.y = y = pen.chip_row_bottom + kGap + 2;
  }
  out.rect = QRect(x, y, width, height);
  const int inner = width - 2 * kChipPadding;
  out.name = QRect(x + kChipPadding, y + kChipPadding - 2, inner, pen.mono_small.height());
  out.text = QRect(x + kChipPadding, out.name.bottom() + 1, inner, pen.small.height());
  if (!first) {
    out.has_arrow = true;
    out.arrow_from = QPoint(std::max(pen.left(), x - arrow) + 2, out.rect.center().y());
    out.arrow_to = QPoint(x - 2, out.rect.center().y());
    out.note = QRect(out.arrow_from.x(), out.rect.center().y() - pen.small.height() - 1,
                     std::max(0, x - out.arrow_from.x()), pen.small.height());
  }
  pen.in_chips = true;
  pen.chip_x = x + width;
  pen.chip_row_bottom = y + height;
}

void InspectorLayout::place_formula(const PageItem& item, Pen& pen, PlacedItem& out) {
  const int left = pen.left() + kFormulaIndent;
  const int room = pen.room() - kFormulaIndent;
  const int result_width = std::min(room / 2, pen.mono.horizontalAdvance(item.result) + 4);
  const int top = pen.y;
  const int head = std::max(pen.section.height(), pen.mono.height());
  out.name = QRect(left, top, room - result_width - kGap, head);
  out.result = QRect(left + room - result_width, top, result_width, head);
  int y = top + head;
  const auto line = [&](const QFontMetrics& metrics, const QString& text) {
    const int height = wrapped_height(metrics, text, room);
    const QRect rect(left, y, room, height);
    y += height;
    return rect;
  };
  out.text = line(pen.small, item.text);
  out.note = line(pen.mono_small, item.note);
  out.rect = QRect(pen.left(), top, pen.room(), y - top);
  pen.y = y + kGap + 2;
}

const PlacedItem* InspectorLayout::link_at(const InspectorPage& page, QPoint pos) const {
  for (const PlacedItem& placed : m_items) {
    if (page.items[placed.item].link && placed.rect.contains(pos)) return &placed;
  }
  return nullptr;
}

std::vector<std::size_t> InspectorLayout::links(const InspectorPage& page) const {
  std::vector<std::size_t> links;
  for (std::size_t i = 0; i < m_items.size(); ++i) {
    if (page.items[m_items[i].item].link) links.push_back(i);
  }
  return links;
}

}  // namespace tricolor::ui
