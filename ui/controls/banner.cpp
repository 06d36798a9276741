// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {

Banner::Banner(const QString& name, QWidget* parent) : QFrame(parent) {
  setObjectName(name);
  setProperty("role", "banner");
  m_text = new QLabel(this);
  m_text->setObjectName(name + "Text");
  m_text->setWordWrap(true);
  m_text->setTextFormat(Qt::PlainText);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_text->setMinimumWidth(1);
  m_close = new QToolButton(this);
  m_close->setObjectName(name + "Close");
  m_close->setText("close");
  m_close->setAccessibleName("close the message");
  m_close->setFocusPolicy(Qt::TabFocus);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(10, 4, 6, 4);
  layout->addWidget(m_text, 1);
  layout->addWidget(m_close, 0, Qt::AlignTop);
  connect(m_close, &QToolButton::clicked, this, [this] {
    hide();
    Q_EMIT closed();
  });
  hide();
}

void Banner::setTheme(const Theme& theme) {
  m_close->setFont(theme.font(FontRole::kSmall));
}

void Banner::showMessage(const QString& message) {
  m_text->setText(message);
  setVisible(!message.isEmpty());
}

QString Banner::message() const {
  return m_text->text();
}

}  // namespace tricolor::ui
