// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/plots/legend_button.h"

#include <QFocusEvent>
#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <utility>

namespace tricolor::ui {

namespace {

constexpr int kSwatch = 22;
constexpr int kGap = 6;

}  // namespace

LegendButton::LegendButton(const Words& words, QWidget* parent)
    : QAbstractButton(parent), m_words(words), m_theme(theme(ThemeId::kLight)) {
  setObjectName("legend." + words.id);
  setText(words.name);
  setCheckable(true);
  setChecked(true);
  setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::PointingHandCursor);
  setToolTip("Show or hide " + words.name);
}

void LegendButton::setLook(const Theme& theme, const CurveStyle& style) {
  m_theme = theme;
  m_style = style;
  updateGeometry();
  update();
}

void LegendButton::setValue(const QString& value, int letters) {
  if (m_letters != letters) {
    m_letters = letters;
    updateGeometry();
  }
  if (m_value == value) return;
  m_value = value;
  setAccessibleDescription(value);
  setToolTip(text() + ": " + value + "\nShow or hide " + text());
  update();
}

void LegendButton::setDetail(Detail detail) {
  if (std::exchange(m_detail, detail) == detail) return;
  updateGeometry();
  update();
}

const QString& LegendButton::nameIn(Detail detail) const {
  return detail == Detail::kFull ? m_words.name : m_words.short_name;
}

bool LegendButton::hasValueIn(Detail detail) const {
  return isChecked() && m_letters > 0 && (detail != Detail::kLeast || m_words.important);
}

void LegendButton::focusInEvent(QFocusEvent* event) {
  m_by_keyboard =
      event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
  QAbstractButton::focusInEvent(event);
}

QSize LegendButton::sizeFor(Detail detail) const {
  const QFontMetrics name(m_theme.font(FontRole::kSmall));
  const QFontMetrics value(m_theme.font(FontRole::kMonoSmall));
  const int value_width = hasValueIn(detail) ? kGap + m_letters * value.horizontalAdvance('0') : 0;
  return {kSwatch + kGap + name.horizontalAdvance(nameIn(detail)) + value_width + 4,
          std::max(name.height(), value.height()) + 6};
}

void LegendButton::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintSwatch(painter, QRect(0, 0, kSwatch, height()));
  painter.setFont(m_theme.font(FontRole::kSmall));
  painter.setPen(isChecked() ? m_theme.text : m_theme.muted_text);
  const QRect words = rect().adjusted(kSwatch + kGap, 0, -2, 0);
  painter.drawText(words, Qt::AlignVCenter, nameIn(m_detail));
  if (showsValue()) {
    const int name = painter.fontMetrics().horizontalAdvance(nameIn(m_detail));
    painter.setFont(m_theme.font(FontRole::kMonoSmall));
    painter.drawText(words.adjusted(name + kGap, 0, 0, 0), Qt::AlignVCenter, m_value);
  }
  if (!hasFocus() || !m_by_keyboard) return;
  painter.setPen(QPen(m_theme.accent, 1.5));
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
}

void LegendButton::paintSwatch(QPainter& painter, const QRect& rect) const {
  const double y = rect.center().y() + 0.5;
  if (!isChecked()) {
    painter.setPen(QPen(m_theme.muted_text, 1));
    painter.drawRect(QRectF(rect.x() + 0.5, y - 4, rect.width() - 2, 8));
    return;
  }
  if (m_style.fill.alpha() > 0) {
    painter.fillRect(QRectF(rect.x(), y - 4, rect.width(), 9), m_style.fill);
  }
  painter.setPen(QPen(m_style.colour, m_style.width, m_style.dash, Qt::FlatCap));
  switch (m_style.shape) {
    case CurveStyle::Shape::kImpulse:
      for (int x = 4; x < rect.width(); x += 6) {
        painter.drawLine(QPointF(rect.x() + x, y - 5), QPointF(rect.x() + x, y + 5));
      }
      break;
    default:
      painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
  }
}

}  // namespace tricolor::ui
