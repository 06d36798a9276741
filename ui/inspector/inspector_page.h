// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "core/base/units.h"

namespace tricolor::ui {

/// Where a click on a piece of the page leads.
struct PageLink {
  enum class Kind : std::uint8_t { kNone, kObject, kSpan, kCycle, kTime, kAskDeath, kAskBirth };
  Kind kind = Kind::kNone;
  Address address = 0;
  std::uint32_t cycle = 0;
  Nanos at_ns = 0;
  explicit operator bool() const { return kind != Kind::kNone; }
  bool operator==(const PageLink&) const = default;
};

PageLink to_object(Address address);
PageLink to_span(Address base);
PageLink to_cycle(std::uint32_t number);
PageLink to_time(Nanos at_ns);

/// One piece of what the inspector says.
struct PageItem {
  enum class Kind : std::uint8_t {
    kTitle,      ///< `text`
    kParagraph,  ///< `text`
    kSection,    ///< `text`: a heading
    kFact,       ///< `name`: `text`
    kChip,       ///< `name` over `text`; a row of them is a path, `note` stands on the arrow to it
    kFormula,    ///< `name` = `result`, `text`: the formula, `note`: with numbers
    kEvent,      ///< `name`: when, `text`: what
    kButton,     ///< `text`
  };
  Kind kind = Kind::kParagraph;
  QString name;
  QString text;
  QString note;
  QString result;
  PageLink link;
  bool strong = false;  ///< this one decides, or is the one asked about
};

/// Everything that the inspector shows, from top to bottom.
struct InspectorPage {
  std::vector<PageItem> items;

  void title(const QString& text);
  void paragraph(const QString& text);
  void section(const QString& text);
  void fact(const QString& name, const QString& text, const PageLink& link = {});
  void button(const QString& text, const PageLink& link);
  void event(Nanos at_ns, const QString& text);
  /// All text, a line for each item: for tests and for the accessible description.
  QString plain_text() const;
};

}  // namespace tricolor::ui
