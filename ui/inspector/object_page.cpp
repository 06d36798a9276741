// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/base/parse.h"
#include "ui/inspector/inspector_text.h"

// What the inspector says about an object.

namespace tricolor::ui {

namespace {

// More pointer words than this are not listed; the heap map shows where they lead.
constexpr std::size_t kMostPointers = 24;
constexpr std::size_t kMostEvents = 40;

QString text(const std::string& s) {
  return QString::fromStdString(s);
}

QString colour_words(const ObjectInspection& o) {
  switch (o.colour) {
    case SlotColour::kFree:
      return "free";
    case SlotColour::kWhite:
      return "white (not marked)";
    case SlotColour::kGrey:
      return "grey (marked, waits to be scanned)";
    case SlotColour::kBlack:
      return "black (marked and scanned)";
  }
  return {};
}

QString class_words(const ObjectInspection& o) {
  const QString scan = o.noscan ? "noscan (no pointers)" : "scan";
  if (o.size_class == 0) return "large, " + scan;
  return QString("%1 · slot %2 · %3").arg(o.size_class).arg(o.slot).arg(scan);
}

void add_facts(const ObjectInspection& o, InspectorPage& page) {
  page.fact("type", text(o.type));
  page.fact("requested", bytes_words(o.requested_bytes));
  page.fact("slot", bytes_words(o.slot_bytes));
  if (o.header_bytes != 0) page.fact("type header", bytes_words(o.header_bytes));
  page.fact("slack", bytes_words(o.slack_bytes));
  page.fact("size class", class_words(o), to_span(o.span_base));
  page.fact("colour", colour_words(o));
  page.fact("mark bit", o.marked ? "1" : "0");
  page.fact("scanned bit", o.scanned ? "1" : "0");
  page.fact("scan reads", o.pointer_bytes == 0
                              ? QString("nothing: it holds no pointers")
                              : bytes_words(o.pointer_bytes) + " up to its last pointer");
}

void add_birth(const ObjectInspection& o, const PastFindings& past, InspectorPage& page) {
  const BirthView& birth = o.birth.known || !past.birth ? o.birth : *past.birth;
  page.section("When was it allocated?");
  if (!birth.known) {
    page.paragraph(past.birth ? "Not known: the run's past is not kept that far back."
                              : "Not known: single events were not recorded then.");
    if (!past.birth) {
      PageLink ask;
      ask.kind = PageLink::Kind::kAskBirth;
      page.button("Find out by running the past again", ask);
    }
    return;
  }
  page.fact("allocated", text(format_duration(birth.at_ns)), to_time(birth.at_ns));
  page.fact("by", QString("goroutine %1 on P%2").arg(birth.goroutine).arg(birth.p));
  page.fact("born", birth.born_black ? QString("black, while GC #%1 marked").arg(birth.cycle)
                                     : QString("white, after GC #%1").arg(birth.cycle));
  page.fact("survived",
            birth.survived == 1 ? QString("1 cycle") : QString("%1 cycles").arg(birth.survived));
}

void add_pointers(const ObjectInspection& o, InspectorPage& page) {
  if (o.pointer_words == 0) return;
  page.section(QString("Pointers: %1 of %2 words set")
                   .arg(text(format_count(o.pointers_set)), text(format_count(o.pointer_words))));
  std::size_t shown = 0;
  for (const PointerView& pointer : o.pointers) {
    if (shown++ == kMostPointers) break;
    const QString value = hex_address(pointer.value);
    page.fact(QString("word %1").arg(pointer.word),
              pointer.target == 0 ? value + "  free or no heap"
                                  : value + "  " + text(pointer.target_type),
              pointer.target == 0 ? PageLink{} : to_object(pointer.target));
  }
  if (o.pointers_set > shown) {
    page.paragraph(QString("and %1 more").arg(text(format_count(o.pointers_set - shown))));
  }
}

void add_death(const ObjectInspection& o, const PastFindings& past, InspectorPage& page) {
  page.section("Why is it dead?");
  if (!past.death) {
    PageLink ask;
    ask.kind = PageLink::Kind::kAskDeath;
    ask.address = o.base;
    page.button("Find the step that cut it off", ask);
    return;
  }
  const DeathInspection& death = *past.death;
  switch (death.answer) {
    case DeathInspection::Answer::kFound:
      break;
    case DeathInspection::Answer::kAlive:
      page.paragraph("It is alive.");
      return;
    case DeathInspection::Answer::kNotKept:
      page.paragraph("Not known: the run's past is not kept that far back.");
      return;
    case DeathInspection::Answer::kStopped: {
      page.paragraph("The search was interrupted.");
      PageLink ask;
      ask.kind = PageLink::Kind::kAskDeath;
      ask.address = o.base;
      page.button("Search again", ask);
      return;
    }
    case DeathInspection::Answer::kNotAnObject:
      page.paragraph("There was never an object here.");
      return;
  }
  page.paragraph(text(death.sentence));
  page.fact("cut off at", text(format_duration(death.at_ns)), to_time(death.at_ns));
  for (const Cut& cut : death.cuts) {
    if (cut.object != 0) page.fact("in object", hex_address(cut.object), to_object(cut.object));
  }
  if (death.last_path.answer != RetentionPath::Answer::kReachable) return;
  page.section("The last path to it");
  add_path(page, death.last_path);
}

void add_life(const ObjectInspection& o, const PastFindings& past, InspectorPage& page) {
  switch (o.path.answer) {
    case RetentionPath::Answer::kReachable:
      page.section("Why is it alive?");
      page.paragraph(o.path.steps.size() == 1
                         ? QString("A root points to it:")
                         : QString("A shortest path from a root, %1 objects long:")
                               .arg(text(format_count(o.path.steps.size()))));
      add_path(page, o.path);
      return;
    case RetentionPath::Answer::kStopped:
      page.section("Why is it alive?");
      page.paragraph("Not known: the search was interrupted.");
      return;
    case RetentionPath::Answer::kUnreachable:
      page.section("Is it alive?");
      page.paragraph(
          o.marked
              ? "No: no path from a root leads to it. It is marked, so it stays until the next "
                "cycle: floating garbage."
          : o.span_state == SpanState::kUnswept
              ? "No: no path from a root leads to it, and it is white: its slot is free once its "
                "span is swept."
              : "No: no path from a root leads to it. The next cycle will leave it white.");
      if (!o.path.sentence.empty()) page.paragraph(text(o.path.sentence));
      add_death(o, past, page);
      return;
    case RetentionPath::Answer::kNotAnObject:
      return;
  }
}

void add_events(const ObjectInspection& o, InspectorPage& page) {
  page.section("What happened to it");
  if (o.events.empty()) {
    page.paragraph("Nothing was recorded. Events are recorded while stepping or playing slowly.");
    return;
  }
  const std::size_t skip = o.events.size() > kMostEvents ? o.events.size() - kMostEvents : 0;
  if (skip != 0) page.paragraph(QString("%1 earlier ones are left out.").arg(skip));
  for (std::size_t i = skip; i < o.events.size(); ++i) {
    page.event(o.events[i].event.at_ns, text(o.events[i].sentence));
  }
}

}  // namespace

InspectorPage object_page(const ObjectInspection& o, const PastFindings& past) {
  InspectorPage page;
  if (!o.in_span) {
    page.title(hex_address(o.asked));
    page.paragraph("No heap span is there now: its pages are free, or belong to a stack.");
    return page;
  }
  page.title((o.allocated ? text(o.type) + "  " : QString("Free slot  ")) + hex_address(o.base));
  if (!o.allocated) {
    page.fact("slot", bytes_words(o.slot_bytes));
    page.fact("size class", class_words(o), to_span(o.span_base));
    page.paragraph("No object is here now. The slot's mark and allocation bits are clear.");
    add_death(o, past, page);
    add_events(o, page);
    return page;
  }
  add_life(o, past, page);
  page.section("What is it?");
  add_facts(o, page);
  add_birth(o, past, page);
  add_pointers(o, page);
  add_events(o, page);
  return page;
}

}  // namespace tricolor::ui
