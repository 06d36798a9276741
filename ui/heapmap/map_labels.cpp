// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/map_labels.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "ui/heapmap/extended_rows.h"
#include "ui/heapmap/heapmap_text.h"
#include "ui/heapmap/slot_art.h"

namespace tricolor::ui {

namespace {

constexpr int kSwatchGap = 5;
constexpr int kChipGap = 4;

int swatch_side(const MapStyle& style) {
  return std::max(14, style.metrics.line - 2);
}

QColor activity_colour(Activity activity, const Theme& theme) {
  switch (activity) {
    case Activity::kAssist:
    case Activity::kDedicatedWorker:
    case Activity::kFractionalWorker:
    case Activity::kIdleWorker:
      return theme.worker;
    case Activity::kSweeper:
      return theme.sweeper;
    case Activity::kMutator:
      return theme.accent;
    case Activity::kScavenger:
    case Activity::kIdle:
    case Activity::kStopped:
      break;
  }
  return theme.muted_text;
}

QStringList chip_texts(const ProcessorView& processor) {
  const QString name = "P" + QString::number(processor.p) + " ";
  const QString word = activity_word(processor.activity);
  const bool runs_goroutine =
      processor.goroutine != 0 &&
      (processor.activity == Activity::kMutator || processor.activity == Activity::kAssist);
  QStringList texts;
  if (runs_goroutine) texts << name + word + " · g" + QString::number(processor.goroutine);
  return texts << name + word << name + activity_short_word(processor.activity);
}

void paint_chip(QPainter& painter, const ProcessorView& processor, const QRect& rect,
                const MapStyle& style) {
  const Theme& theme = *style.theme;
  painter.setPen(QPen(theme.panel_border, theme.hairline));
  painter.setBrush(theme.inset);
  painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  const QRect dot(rect.x() + 6, rect.center().y() - 3, 7, 7);
  const bool works =
      processor.activity != Activity::kIdle && processor.activity != Activity::kStopped;
  const QColor colour = activity_colour(processor.activity, theme);
  painter.setPen(QPen(colour, 1.5));
  painter.setBrush(works ? QBrush(colour) : QBrush(Qt::NoBrush));
  painter.drawEllipse(dot);
  painter.setFont(style.small);
  painter.setPen(works ? theme.text : theme.muted_text);
  const QRect text = rect.adjusted(18, 0, -4, 0);
  painter.drawText(text, Qt::AlignVCenter,
                   fitting(painter.fontMetrics(), text.width(), chip_texts(processor)));
}

}  // namespace

void paint_processors(QPainter& painter, const std::vector<ProcessorView>& processors,
                      const QRect& area, const MapStyle& style) {
  if (processors.empty() || area.isEmpty()) return;
  painter.setRenderHint(QPainter::Antialiasing);
  const int narrow = style.metrics.width(7) + 22;
  const int more = style.metrics.width(6);
  const auto count = static_cast<int>(processors.size());
  int shown = std::min(count, std::max(1, (area.width() + kChipGap) / (narrow + kChipGap)));
  if (shown < count) {
    shown = std::max(1, (area.width() - more) / (narrow + kChipGap));
  }
  const int room = (area.width() - (shown < count ? more : 0)) / shown - kChipGap;
  const int width = std::min(room, style.metrics.width(24) + 22);
  for (int i = 0; i < shown; ++i) {
    const QRect chip(area.x() + i * (width + kChipGap), area.y(), width, area.height());
    paint_chip(painter, processors[static_cast<std::size_t>(i)], chip, style);
  }
  if (shown == count) return;
  painter.setPen(style.theme->muted_text);
  painter.drawText(QRect(area.x() + shown * (width + kChipGap), area.y(), more, area.height()),
                   Qt::AlignVCenter, "+" + QString::number(count - shown));
}

QString processors_tip(const std::vector<ProcessorView>& processors) {
  QStringList lines;
  for (const ProcessorView& processor : processors) lines << chip_texts(processor).front();
  return in_columns(lines);
}

std::vector<int> legend_widths(const MapStyle& style) {
  std::vector<int> widths;
  for (const LegendEntry& entry : legend_entries()) {
    widths.push_back(swatch_side(style) + kSwatchGap + style.width(entry.text));
  }
  return widths;
}

void paint_legend(QPainter& painter, const LegendLayout& legend, QPoint top_left,
                  const MapStyle& style) {
  painter.setFont(style.small);
  const int side = swatch_side(style);
  for (std::size_t i = 0; i < legend.entries.size(); ++i) {
    if (legend.entries[i].isEmpty()) continue;
    const QRect rect = legend.entries[i].translated(top_left);
    const QRect swatch(rect.x(), rect.y() + (rect.height() - side) / 2, side, side);
    draw_slot(painter, swatch, legend_entries()[i].look, *style.theme);
    painter.setPen(style.theme->muted_text);
    painter.drawText(rect.adjusted(side + kSwatchGap, 0, 2, 0), Qt::AlignVCenter,
                     legend_entries()[i].text);
  }
}

void paint_nothing_yet(QPainter& painter, const QRect& area, const MapStyle& style) {
  painter.setFont(style.small);
  painter.setPen(style.theme->muted_text);
  painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap,
                   "The program has allocated nothing yet.");
}

void paint_empty(QPainter& painter, const QRect& area, const MapStyle& style) {
  painter.setFont(style.theme->font(FontRole::kTitle));
  painter.setPen(style.theme->text);
  const int line = painter.fontMetrics().height();
  const QRect upper(area.x(), area.center().y() - line, area.width(), line);
  painter.drawText(upper, Qt::AlignCenter, "Nothing allocated yet");
  painter.setFont(style.small);
  painter.setPen(style.theme->muted_text);
  painter.drawText(QRect(area.x(), upper.bottom() + 4, area.width(), 3 * style.metrics.line),
                   Qt::AlignHCenter | Qt::TextWordWrap,
                   "Space plays the program, Right makes one step.");
}

}  // namespace tricolor::ui
