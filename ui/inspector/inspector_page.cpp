// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/inspector/inspector_page.h"

#include <QStringList>

#include "core/base/parse.h"

namespace tricolor::ui {

namespace {

PageItem item(PageItem::Kind kind, const QString& text) {
  PageItem made;
  made.kind = kind;
  made.text = text;
  return made;
}

}  // namespace

PageLink to_object(Address address) {
  return {PageLink::Kind::kObject, address, 0, 0};
}
PageLink to_span(Address base) {
  return {PageLink::Kind::kSpan, base, 0, 0};
}
PageLink to_cycle(std::uint32_t number) {
  return {PageLink::Kind::kCycle, 0, number, 0};
}
PageLink to_time(Nanos at_ns) {
  return {PageLink::Kind::kTime, 0, 0, at_ns};
}

void InspectorPage::title(const QString& text) {
  items.push_back(item(PageItem::Kind::kTitle, text));
}

void InspectorPage::paragraph(const QString& text) {
  items.push_back(item(PageItem::Kind::kParagraph, text));
}

void InspectorPage::section(const QString& text) {
  items.push_back(item(PageItem::Kind::kSection, text));
}

void InspectorPage::fact(const QString& name, const QString& text, const PageLink& link) {
  PageItem made = item(PageItem::Kind::kFact, text);
  made.name = name;
  made.link = link;
  items.push_back(std::move(made));
}

void InspectorPage::button(const QString& text, const PageLink& link) {
  PageItem made = item(PageItem::Kind::kButton, text);
  made.link = link;
  items.push_back(std::move(made));
}

void InspectorPage::event(Nanos at_ns, const QString& text) {
  PageItem made = item(PageItem::Kind::kEvent, text);
  made.name = QString::fromStdString(format_duration(at_ns));
  made.link = to_time(at_ns);
  items.push_back(std::move(made));
}

QString InspectorPage::plain_text() const {
  QStringList lines;
  for (const PageItem& i : items) {
    QStringList parts{i.name, i.result, i.text, i.note};
    parts.removeAll(QString());
    lines.push_back(parts.join(" | "));
  }
  return lines.join('\n');
}

}  // namespace tricolor::ui
