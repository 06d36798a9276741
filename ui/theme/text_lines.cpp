// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/theme/text_lines.h"

namespace tricolor::ui {

namespace {

constexpr int kVeryHigh = 10'000;
constexpr int kSlack = 2;  // px that a box may be short of its lines

int height_of(const QString& text, int width, const QFontMetrics& metrics) {
  return metrics.boundingRect(QRect(0, 0, width, kVeryHigh), kWrappedText, text).height();
}

bool fits(const QSize& box, const QString& text, const QFontMetrics& metrics) {
  return height_of(text, box.width(), metrics) <= box.height() + kSlack;
}

}  // namespace

int height_of_lines(int lines, const QFontMetrics& metrics) {
  return height_of(QString("x\n").repeated(lines).chopped(1), kVeryHigh, metrics);
}

QString cut_to(const QSize& box, const QString& text, const QFontMetrics& metrics) {
  if (fits(box, text, metrics)) return text;
  QString shown = text;
  do {
    const auto space = shown.lastIndexOf(' ', shown.size() - 2);
    shown.truncate(space > 0 ? space : shown.size() / 2);
  } while (shown.size() > 1 && !fits(box, shown + "…", metrics));
  return shown + "…";
}

}  // namespace tricolor::ui
