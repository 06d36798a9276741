// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/inspector/inspector_canvas.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <utility>

#include "ui/theme/view_events.h"

namespace tricolor::ui {

InspectorCanvas::InspectorCanvas(QWidget* parent)
    : QWidget(parent), m_theme(&theme(ThemeId::kLight)) {
  setObjectName("inspectorPage");
  setAccessibleName("Inspector");
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
}

void InspectorCanvas::setTheme(const Theme& theme) {
  m_theme = &theme;
  relayout();
}

void InspectorCanvas::setPage(InspectorPage page) {
  const bool same_shape = page.items.size() == m_page.items.size();
  m_page = std::move(page);
  if (!same_shape) m_marks = {};
  setAccessibleDescription(m_page.plain_text());
  relayout();
}

void InspectorCanvas::relayout() {
  m_layout = InspectorLayout(m_page, *m_theme, width());
  setMinimumHeight(m_layout.height());
  update();
}

void InspectorCanvas::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  PageMarks marks = m_marks;
  if (!hasFocus()) marks.focused = -1;
  paint_page(painter, m_page, m_layout, *m_theme, event->rect(), marks);
  if (marks.focused < 0) paint_focus(painter, *this, rect());
}

void InspectorCanvas::resizeEvent(QResizeEvent* event) {
  if (event->size().width() != event->oldSize().width()) relayout();
}

void InspectorCanvas::hover(int item) {
  if (std::exchange(m_marks.hovered, item) == item) return;
  setCursor(item < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
  update();
}

void InspectorCanvas::mouseMoveEvent(QMouseEvent* event) {
  const PlacedItem* at = m_layout.link_at(m_page, event->position().toPoint());
  hover(at == nullptr ? -1 : static_cast<int>(at - m_layout.items().data()));
}

void InspectorCanvas::leaveEvent(QEvent* /*event*/) {
  hover(-1);
}

void InspectorCanvas::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const PlacedItem* at = m_layout.link_at(m_page, event->position().toPoint());
  if (at == nullptr) return;
  const PageLink link = m_page.items[at->item].link;  // the page may change under the signal
  Q_EMIT followed(link);
}

bool InspectorCanvas::focusNextPrevChild(bool next) {
  const std::vector<std::size_t> links = m_layout.links(m_page);
  const auto now = std::ranges::find(links, static_cast<std::size_t>(m_marks.focused));
  int wanted = -1;
  if (m_marks.focused < 0 || now == links.end()) {
    if (!links.empty() && hasFocus())
      wanted = static_cast<int>(next ? links.front() : links.back());
  } else if (next && now + 1 != links.end()) {
    wanted = static_cast<int>(*(now + 1));
  } else if (!next && now != links.begin()) {
    wanted = static_cast<int>(*(now - 1));
  }
  m_marks.focused = wanted;
  update();
  return wanted >= 0 || QWidget::focusNextPrevChild(next);
}

void InspectorCanvas::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (!enter || m_marks.focused < 0) return QWidget::keyPressEvent(event);
  const auto& placed = m_layout.items()[static_cast<std::size_t>(m_marks.focused)];
  const PageLink link = m_page.items[placed.item].link;
  Q_EMIT followed(link);
}

}  // namespace tricolor::ui
