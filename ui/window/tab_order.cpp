// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/window/tab_order.h"

#include <QLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <algorithm>
#include <vector>

namespace tricolor::ui {

namespace {

using Widgets = std::vector<QWidget*>;

void add_items(const QLayout& layout, Widgets& found) {
  for (int i = 0; i < layout.count(); ++i) {
    QLayoutItem* item = layout.itemAt(i);
    if (item->widget() != nullptr) found.push_back(item->widget());
    if (item->layout() != nullptr) add_items(*item->layout(), found);
  }
}

/// What says in which order it shows its parts; a layout's direction is that of reading.
Widgets parts_in_order(const QWidget& parent) {
  Widgets found;
  if (const auto* tabs = qobject_cast<const QTabWidget*>(&parent)) {
    found.push_back(tabs->tabBar());
    for (int i = 0; i < tabs->count(); ++i) found.push_back(tabs->widget(i));
  } else if (const auto* splitter = qobject_cast<const QSplitter*>(&parent)) {
    for (int i = 0; i < splitter->count(); ++i) {
      found.push_back(splitter->handle(i));  // left of the widget, or above it
      found.push_back(splitter->widget(i));
    }
  } else if (parent.layout() != nullptr) {
    add_items(*parent.layout(), found);
  }
  return found;
}

/// And then those that are placed by hand.
Widgets parts_of(const QWidget& parent) {
  Widgets found = parts_in_order(parent);
  const bool by_itself = qobject_cast<const QTabWidget*>(&parent) != nullptr;
  if (by_itself) return found;
  for (QObject* child : parent.children()) {
    auto* widget = qobject_cast<QWidget*>(child);
    if (widget == nullptr || widget->isWindow()) continue;
    if (std::ranges::find(found, widget) == found.end()) found.push_back(widget);
  }
  return found;
}

/// What takes the focus itself has nothing inside that takes it too.
void add_controls(QWidget& widget, Widgets& controls) {
  if ((widget.focusPolicy() & Qt::TabFocus) != 0 && widget.focusProxy() == nullptr) {
    controls.push_back(&widget);
    return;
  }
  for (QWidget* part : parts_of(widget)) add_controls(*part, controls);
}

}  // namespace

void order_as_read(QWidget& root) {
  Widgets controls;
  add_controls(root, controls);
  for (std::size_t i = 1; i < controls.size(); ++i) {
    QWidget::setTabOrder(controls[i - 1], controls[i]);
  }
}

void scroll_to(QWidget& control) {
  for (QWidget* around = control.parentWidget(); around != nullptr;
       around = around->parentWidget()) {
    if (auto* area = qobject_cast<QScrollArea*>(around)) area->ensureWidgetVisible(&control);
  }
}

}  // namespace tricolor::ui
