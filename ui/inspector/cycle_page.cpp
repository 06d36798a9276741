// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/base/parse.h"
#include "ui/inspector/inspector_text.h"

// What the inspector says about a cycle.

namespace tricolor::ui {

namespace {

QString text(const std::string& s) {
  return QString::fromStdString(s);
}

QString duration(Nanos ns) {
  return text(format_duration(ns));
}

void add_outcome(const CycleRecord& c, InspectorPage& page) {
  page.section("How did it go?");
  page.fact("heap live", QString("%1 → %2, marked %3")
                             .arg(text(format_bytes(c.heap_at_start_bytes)),
                                  text(format_bytes(c.heap_at_mark_end_bytes)),
                                  text(format_bytes(c.heap_marked_bytes))));
  const bool over = c.heap_at_mark_end_bytes > c.goal_bytes;
  page.fact("goal", text(format_bytes(c.goal_bytes)) + (over ? ", overrun" : ", kept"));
  page.fact("stop the world",
            duration(c.stw_sweep_termination_ns) + " + " + duration(c.stw_mark_termination_ns));
  page.fact("concurrent mark", duration(c.concurrent_mark_ns));
  page.fact("CPU: workers", duration(c.dedicated_ns + c.fractional_ns));
  page.fact("CPU: assists", duration(c.assist_ns));
  page.fact("CPU: idle workers", duration(c.idle_ns));
  page.fact("scan work", text(format_bytes(c.heap_scan_work_bytes)) + " heap, " +
                             text(format_bytes(c.stack_scan_work_bytes)) + " stacks, " +
                             text(format_bytes(c.globals_scan_work_bytes)) + " globals");
  page.fact("next goal", text(format_bytes(c.next_goal_bytes)));
}

}  // namespace

InspectorPage cycle_page(const CycleExplanation& c) {
  InspectorPage page;
  page.title(QString("GC #%1").arg(c.number));
  if (!c.found) {
    page.paragraph("This cycle has not started.");
    return page;
  }
  page.paragraph(text(c.headline));
  page.fact("started at", duration(c.start.at_ns), to_time(c.start.at_ns));
  page.section("Why did it start? M is the heap marked by the cycle before");
  add_formula(page, c.lines);
  if (c.running) {
    page.section("How did it go?");
    page.paragraph("It is still marking.");
  } else {
    add_outcome(c.record, page);
  }
  return page;
}

}  // namespace tricolor::ui
