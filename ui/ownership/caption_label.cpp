// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/ownership/caption_label.h"

#include <QPainter>
#include <QTextLayout>
#include <algorithm>

#include "ui/theme/theme.h"

namespace tricolor::ui {
namespace {

constexpr int kMaxLines = 4;

int line_count(const QString& text, const QFont& font, double width) {
  QTextLayout layout(text, font);
  layout.beginLayout();
  int lines = 0;
  while (lines < kMaxLines) {
    QTextLine line = layout.createLine();
    if (!line.isValid()) break;
    line.setLineWidth(width);
    ++lines;
  }
  layout.endLayout();
  return lines;
}

}  // namespace

CaptionLabel::CaptionLabel(QWidget* parent) : QWidget(parent), m_theme(&theme(ThemeId::kLight)) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void CaptionLabel::setTheme(const Theme& theme) {
  m_theme = &theme;
  updateGeometry();
  update();
}

void CaptionLabel::setText(const QString& lead, const QString& text) {
  m_lead = lead;
  m_text = text;
  setToolTip(text);
  setAccessibleName(lead + QStringLiteral(": ") + text);
  update();
}

void CaptionLabel::setSentences(const QStringList& sentences) {
  if (sentences == m_sentences) return;
  m_sentences = sentences;
  updateGeometry();
}

/// Px of the lead, the same for both languages.
double CaptionLabel::indent() const {
  QFont bold = m_theme->font(FontRole::kBody);
  bold.setBold(true);
  return QFontMetricsF(bold).horizontalAdvance(QStringLiteral("C++ "));
}

int CaptionLabel::linesAt(int width) const {
  const QFont font = m_theme->font(FontRole::kBody);
  const double room = std::max(1.0, width - indent());
  int lines = 1;
  for (const QString& sentence : m_sentences) {
    lines = std::max(lines, line_count(sentence, font, room));
  }
  return lines;
}

int CaptionLabel::heightForWidth(int width) const {
  const QFontMetricsF measure(m_theme->font(FontRole::kBody));
  return static_cast<int>(linesAt(width) * measure.lineSpacing()) + 2;
}

QSize CaptionLabel::sizeHint() const {
  return {400, heightForWidth(400)};
}

QSize CaptionLabel::minimumSizeHint() const {
  return {80, heightForWidth(80)};
}

void CaptionLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QFont plain = m_theme->font(FontRole::kBody);
  QFont bold = plain;
  bold.setBold(true);
  const QFontMetricsF measure(plain);
  painter.setPen(m_theme->text);
  painter.setFont(bold);
  painter.drawText(QPointF(0, measure.ascent()), m_lead);
  painter.setFont(plain);
  const double left = indent();
  const double room = width() - left;
  const int max_lines = std::max(1, static_cast<int>(height() / measure.lineSpacing()));
  QTextLayout layout(m_text, plain);
  layout.beginLayout();
  for (int i = 0; i < max_lines; ++i) {
    QTextLine line = layout.createLine();
    if (!line.isValid()) break;
    line.setLineWidth(room);
    const double y = i * measure.lineSpacing();
    if (i + 1 < max_lines) {
      line.draw(&painter, QPointF(left, y));
    } else {
      const QString rest = m_text.mid(line.textStart());
      painter.drawText(QPointF(left, y + measure.ascent()),
                       measure.elidedText(rest, Qt::ElideRight, room));
    }
    line.setPosition(QPointF(0, y));
  }
  layout.endLayout();
}

}  // namespace tricolor::ui
