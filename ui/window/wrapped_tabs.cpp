// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/wrapped_tabs.h"

#include <QResizeEvent>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/controls/wrapping_row.h"

namespace tricolor::ui {

namespace {

constexpr int kGap = 2;
// Of the height: a page that is pushed out of a low window by the names of pages shows nothing.
constexpr double kMostNamesPart = 0.25;

}  // namespace

WrappedTabs::WrappedTabs(QTabWidget* tabs, QWidget* parent)
    : QWidget(parent), m_tabs(tabs), m_row(new QWidget(this)) {
  m_row->setObjectName(tabs->objectName() + "Names");
  m_row->setLayout(new WrappingRow(m_row, 0, kGap));
  m_row->hide();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  layout->addWidget(m_row);
  layout->addWidget(m_tabs, 1);
  m_tabs->setMinimumSize(1, 1);
  connect(m_tabs, &QTabWidget::currentChanged, this, &WrappedTabs::showCurrent);
}

void WrappedTabs::refresh() {
  makeButtons();
  const bool too_wide = m_tabs->tabBar()->sizeHint().width() > width();
  const bool too_high = m_row->heightForWidth(width()) > kMostNamesPart * height();
  const bool wraps = too_wide && !(m_may_scroll && too_high);
  m_wraps = wraps;
  m_row->setVisible(wraps);
  m_tabs->tabBar()->setVisible(!wraps);
  showCurrent(m_tabs->currentIndex());
}

void WrappedTabs::makeButtons() {
  while (m_buttons.size() > static_cast<std::size_t>(m_tabs->count())) {
    delete m_buttons.back();
    m_buttons.pop_back();
  }
  while (m_buttons.size() < static_cast<std::size_t>(m_tabs->count())) {
    auto* button = new QToolButton(m_row);
    button->setProperty("role", "tab");
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, &WrappedTabs::choose);
    m_row->layout()->addWidget(button);
    m_buttons.push_back(button);
  }
  for (std::size_t i = 0; i < m_buttons.size(); ++i) {
    m_buttons[i]->setText(m_tabs->tabText(static_cast<int>(i)));
  }
}

void WrappedTabs::choose() {
  for (std::size_t i = 0; i < m_buttons.size(); ++i) {
    if (m_buttons[i] == sender()) m_tabs->setCurrentIndex(static_cast<int>(i));
  }
  showCurrent(m_tabs->currentIndex());
}

/// A click on the current one must not switch it off.
void WrappedTabs::showCurrent(int index) {
  for (std::size_t i = 0; i < m_buttons.size(); ++i) {
    m_buttons[i]->setChecked(static_cast<int>(i) == index);
  }
}

void WrappedTabs::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  refresh();
}

}  // namespace tricolor::ui
