// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/extended_painter.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <array>
#include <climits>
#include <numeric>
#include <span>

#include "ui/heapmap/extended_rows.h"
#include "ui/heapmap/heapmap_text.h"

namespace tricolor::ui {

namespace {

constexpr int kLines = 4;  // per box
constexpr int kColumns = 4;
constexpr int kMostJoined = 8;  // lines of a box in one
constexpr int kBitRows = 3;     // allocated, marked, scanned
constexpr int kPad = 6;
constexpr int kBoxGap = 6;
constexpr int kMostBit = 9;  // px of a bit
// Of the short texts' width: a box that has less of it cuts the numbers that it is about.
constexpr double kLeastOfBoxes = 0.7;

// Letters of the longest usual line of each box, in their order: boxes that followed their texts
// would move with every number.
constexpr std::array kBoxLetters = {28, 42, 27, 31};
constexpr std::array kShortBoxLetters = {24, 30, 16, 26};
using BoxLetters = std::array<int, kColumns>;

int box_height(const TextMetrics& metrics, int lines) {
  return (lines + 1) * metrics.line + 2 * kPad;
}

int bits_height(const TextMetrics& metrics) {
  return kPad + kBitRows * metrics.line;
}

void paint_box(QPainter& painter, const ExtendedColumn& column, const QRect& rect,
               const MapStyle& style) {
  painter.setPen(QPen(style.theme->panel_border, style.theme->hairline));
  painter.setBrush(style.theme->inset);
  painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  QRect line(rect.x() + kPad, rect.y() + kPad, rect.width() - 2 * kPad, style.metrics.line);
  painter.setFont(style.small_bold);
  painter.setPen(style.theme->text);
  painter.drawText(line, Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(column.title, Qt::ElideRight, line.width()));
  painter.setFont(style.small);
  for (const QString& text : column.lines) {
    line.translate(0, style.metrics.line);
    painter.drawText(line, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
  }
}

/// Px that boxes of so many letters take side by side.
int boxes_width(const BoxLetters& box_letters, const MapStyle& style) {
  int needed = kBoxGap * (kColumns - 1) + 2 * kPad * kColumns;
  for (const int letters : box_letters) needed += style.metrics.width(letters);
  return needed;
}

/// Side by side; the last ones take the letters of the list's end, if there are fewer.
std::vector<QRect> box_rects(std::size_t count, const QRect& area, const BoxLetters& all_letters) {
  const std::size_t unused = all_letters.size() - std::min(all_letters.size(), count);
  const std::span<const int> letters = std::span<const int>(all_letters).subspan(unused);
  const int all = std::accumulate(letters.begin(), letters.end(), 0);
  const int width = area.width() - kBoxGap * (static_cast<int>(count) - 1);
  std::vector<QRect> rects;
  int x = area.x();
  for (const int share : letters) {
    rects.emplace_back(x, area.y(), width * share / all, area.height());
    x += rects.back().width() + kBoxGap;
  }
  return rects;
}

/// One below the other, where there is no room for boxes.
std::vector<QRect> line_rects(std::size_t count, const QRect& area, int line) {
  std::vector<QRect> rects;
  for (std::size_t i = 0; i < count; ++i) {
    rects.emplace_back(area.x(), area.y() + static_cast<int>(i) * line, area.width(), line);
  }
  return rects;
}

/// Where the lists are, and with which words.
struct ExtendedPlan {
  bool with_bits = false;
  bool in_boxes = false;
  int height = 0;  ///< px of the lists
  ExtendedWords words = ExtendedWords::kFull;
  std::vector<QRect> rects;  ///< one for each list
};

ExtendedPlan plan_for(std::size_t count, const QRect& area, const MapStyle& style) {
  ExtendedPlan plan;
  plan.with_bits = area.height() >= extended_heights(style.metrics).front();
  plan.height = area.height() - (plan.with_bits ? bits_height(style.metrics) : 0);
  const bool narrow = area.width() < boxes_width(kBoxLetters, style);
  const double short_width = boxes_width(kShortBoxLetters, style);
  plan.in_boxes = plan.height >= box_height(style.metrics, kLines) &&
                  area.width() >= kLeastOfBoxes * short_width;
  plan.words = narrow ? ExtendedWords::kShort : ExtendedWords::kFull;
  const QRect lists(area.topLeft(), QSize(area.width(), plan.height));
  plan.rects = plan.in_boxes ? box_rects(count, lists, narrow ? kShortBoxLetters : kBoxLetters)
                             : line_rects(count, lists, style.metrics.line);
  return plan;
}

void paint_line(QPainter& painter, const ExtendedColumn& column, const QRect& line,
                const MapStyle& style) {
  painter.setPen(style.theme->text);
  painter.setFont(style.small_bold);
  painter.drawText(line, Qt::AlignVCenter, column.title);
  const int used = painter.fontMetrics().horizontalAdvance(column.title) + kPad;
  const QRect rest = line.adjusted(used, 0, 0, 0);
  painter.setFont(style.small);
  painter.drawText(rest, Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(column.lines.join(", "), Qt::ElideRight,
                                                    std::max(0, rest.width())));
}

/// Set bits are solid, clear ones hollow: a line at the bottom.
void paint_bits(QPainter& painter, const std::vector<std::uint64_t>& words, std::uint32_t slots,
                const QRect& rect, const QColor& colour) {
  const double bit = std::min<double>(kMostBit, double(rect.width()) / std::max(1u, slots));
  const double gap = bit >= 4 ? 1 : 0;
  for (std::uint32_t slot = 0; slot < slots; ++slot) {
    const bool set = ((words[slot / 64] >> (slot % 64)) & 1) != 0;
    const QRectF cell(rect.x() + slot * bit, rect.y() + 2, bit - gap, rect.height() - 4);
    painter.fillRect(set ? cell : QRectF(cell.x(), cell.bottom() - 1, cell.width(), 1), colour);
  }
}

void paint_bit_rows(QPainter& painter, const SpanBitRows& rows, const QRect& area,
                    const MapStyle& style) {
  painter.setFont(style.small);
  painter.setPen(style.theme->muted_text);
  if (rows.base == 0) {
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop,
                     "The bits of the span under the mouse, or of the selected one.");
    return;
  }
  const struct {
    const char* name;
    const std::vector<std::uint64_t>& words;
    QColor colour;
  } kinds[] = {{"allocBits", rows.allocated, style.theme->muted_text},
               {"mark bits", rows.marked, style.theme->worker},
               {"scanned", rows.scanned, style.theme->text}};
  const int label = style.metrics.width(10);
  QRect line(area.x(), area.y(), area.width(), style.metrics.line);
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (const auto& kind : kinds) {
    painter.setPen(style.theme->muted_text);
    painter.drawText(QRect(line.x(), line.y(), label, line.height()), Qt::AlignVCenter, kind.name);
    paint_bits(painter, kind.words, rows.slots, line.adjusted(label, 0, 0, 0), kind.colour);
    line.translate(0, style.metrics.line);
  }
  painter.setRenderHint(QPainter::Antialiasing, true);
}

}  // namespace

std::vector<int> extended_heights(const TextMetrics& metrics) {
  const int boxes = box_height(metrics, kLines);
  return {boxes + bits_height(metrics), boxes, kColumns * metrics.line};
}

void paint_extended(QPainter& painter, const Snapshot& snapshot, const QRect& area,
                    const MapStyle& style) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const ExtendedPlan plan = plan_for(extended_column_count(snapshot), area, style);
  const auto columns = extended_columns(snapshot, plan.in_boxes ? kLines : kMostJoined, plan.words);
  const auto paint = plan.in_boxes ? paint_box : paint_line;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    paint(painter, columns[i], plan.rects[i], style);
  }
  if (plan.with_bits) {
    const int top = area.y() + plan.height + kPad;
    paint_bit_rows(painter, snapshot.bit_rows,
                   QRect(area.x(), top, area.width(), kBitRows * style.metrics.line), style);
  }
  painter.restore();
}

QString extended_tip(const Snapshot& snapshot, const QRect& area, QPoint pos,
                     const MapStyle& style) {
  const ExtendedPlan plan = plan_for(extended_column_count(snapshot), area, style);
  const auto at =
      std::ranges::find_if(plan.rects, [&](const QRect& rect) { return rect.contains(pos); });
  if (at == plan.rects.end()) return {};
  const ExtendedColumn list =
      extended_columns(snapshot, INT_MAX)[static_cast<std::size_t>(at - plan.rects.begin())];
  return list.title + "\n" + in_columns(list.lines);
}

}  // namespace tricolor::ui
