// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/base/parse.h"
#include "ui/inspector/inspector_text.h"

// What the inspector says about a span.

namespace tricolor::ui {

namespace {

QString text(const std::string& s) {
  return QString::fromStdString(s);
}

QString state_words(const SpanInspection& s) {
  switch (s.state) {
    case SpanState::kUnswept:
      return "to be swept";
    case SpanState::kSwept:
      return s.in_full_set ? "swept, full set of mcentral" : "swept, mcentral";
    case SpanState::kCached:
      return QString("in the mcache of P%1").arg(s.cached_by);
  }
  return {};
}

void add_waste(const SpanInspection& s, InspectorPage& page) {
  const Bytes free_bytes = Bytes{s.slots - s.allocated} * s.slot_bytes;
  page.section("Which of its bytes hold no object?");
  page.fact("free slots", bytes_words(free_bytes));
  page.fact("slack in slots", bytes_words(s.slack_bytes));
  page.fact("tail", bytes_words(s.tail_waste_bytes));
}

}  // namespace

InspectorPage span_page(const SpanInspection& s) {
  InspectorPage page;
  page.title(QString("Span  ") + hex_address(s.found ? s.base : s.asked));
  if (!s.found) {
    page.paragraph("No heap span is there now: its pages are free, or belong to a stack.");
    return page;
  }
  page.fact("size class", s.size_class == 0
                              ? QString("large object")
                              : QString("%1 · %2 B slots").arg(s.size_class).arg(s.slot_bytes));
  page.fact("span class", s.noscan ? "noscan (no pointers)" : "scan (pointers)");
  page.fact("size", bytes_words(s.bytes));
  page.fact("pages", QString("%1 of 8 KiB").arg(s.pages));
  page.fact("objects", QString("%1 of %2 slots").arg(s.allocated).arg(s.slots));
  page.fact("white · grey · black", QString("%1 · %2 · %3").arg(s.white).arg(s.grey).arg(s.black));
  for (const TypeShare& share : s.types) {
    page.fact(text(share.type), QString("%1 objects").arg(share.objects));
  }
  page.section("Where is it in its life?");
  page.fact("state", state_words(s));
  page.fact("sweepgen", QString("%1, the heap's is %2").arg(s.sweepgen).arg(s.heap_sweepgen));
  page.paragraph(text(s.sweepgen_meaning));
  add_waste(s, page);
  return page;
}

}  // namespace tricolor::ui
