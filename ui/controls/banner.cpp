// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/banner.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <algorithm>

#include "ui/theme/text_lines.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

namespace {

constexpr double kMostPart = 0.1;  // of the window's height
constexpr int kLeastLines = 2;
constexpr int kMostLines = 3;
constexpr int kSpacing = 6;
constexpr int kSlack = 6;  // px: a label breaks its lines a little earlier than it measures them

}  // namespace

Banner::Banner(const QString& name, QWidget* parent) : QFrame(parent) {
  setObjectName(name);
  setProperty("role", "banner");
  m_text = new QLabel(this);
  m_text->setObjectName(name + "Text");
  m_text->setWordWrap(true);
  m_text->setTextFormat(Qt::PlainText);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_text->setMinimumWidth(1);
  m_more = makeButton(name + "More", "more", "the whole message");
  m_close = makeButton(name + "Close", "close", "close the message");
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(10, 4, 6, 4);
  layout->setSpacing(kSpacing);
  layout->addWidget(m_text, 1);
  layout->addWidget(m_more, 0, Qt::AlignTop);
  layout->addWidget(m_close, 0, Qt::AlignTop);
  m_more->setCheckable(true);
  connect(m_more, &QToolButton::toggled, this, &Banner::unfold);
  connect(m_close, &QToolButton::clicked, this, [this] {
    hide();
    Q_EMIT closed();
  });
  hide();
}

QToolButton* Banner::makeButton(const QString& name, const QString& text, const QString& spoken) {
  auto* button = new QToolButton(this);
  button->setObjectName(name);
  button->setText(text);
  button->setAccessibleName(spoken);
  button->setFocusPolicy(Qt::TabFocus);
  return button;
}

void Banner::setTheme(const Theme& theme) {
  m_more->setFont(theme.font(FontRole::kSmall));
  m_close->setFont(theme.font(FontRole::kSmall));
  fit();
}

void Banner::showMessage(const QString& message) {
  if (message != m_message) m_more->setChecked(false);
  m_message = message;
  m_text->setAccessibleName(message);
  m_text->setToolTip("<p>" + message.toHtmlEscaped() + "</p>");
  fit();
  setVisible(!message.isEmpty());
}

void Banner::unfold(bool on) {
  m_unfolded = on;
  m_more->setText(on ? "less" : "more");
  fit();
}

bool Banner::event(QEvent* event) {
  const bool handled = QFrame::event(event);
  if (event->type() == QEvent::Show) window()->installEventFilter(this);
  if (event->type() == QEvent::Resize || event->type() == QEvent::Show) fit();
  return handled;
}

bool Banner::eventFilter(QObject* watched, QEvent* event) {
  if (watched == window() && event->type() == QEvent::Resize) fit();
  return QFrame::eventFilter(watched, event);
}

int Banner::fewLines() const {
  const int line = std::max(1, m_text->fontMetrics().lineSpacing());
  return std::clamp(static_cast<int>(kMostPart * window()->height()) / line, kLeastLines,
                    kMostLines);
}

/// Depends on the size and the fonts only, so that what is cut does not change where it is cut.
void Banner::fit() {
  const QMargins margins = layout()->contentsMargins();
  const int room =
      width() - margins.left() - margins.right() - m_close->sizeHint().width() - kSpacing - kSlack;
  const QFontMetrics metrics = m_text->fontMetrics();
  const int height = height_of_lines(fewLines(), metrics);
  const bool is_long = cut_to({room, height}, m_message, metrics) != m_message;
  const QSize beside(room - m_more->sizeHint().width() - kSpacing, height);
  m_more->setVisible(is_long);
  m_text->setText(is_long && !m_unfolded ? cut_to(beside, m_message, metrics) : m_message);
}

}  // namespace tricolor::ui
