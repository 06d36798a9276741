// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/inspector/inspector_text.h"

#include "core/base/parse.h"

namespace tricolor::ui {

namespace {

// Of a long chain these are shown; the rest is a number.
constexpr std::size_t kFirstChips = 3;
constexpr std::size_t kLastChips = 4;

QString text(const std::string& s) {
  return QString::fromStdString(s);
}

PageItem root_chip(const RootView& root) {
  PageItem chip;
  chip.kind = PageItem::Kind::kChip;
  switch (root.kind) {
    case RootKind::kVariable:
      chip.name = text(root.name);
      chip.text = QString("goroutine %1 · %2").arg(root.goroutine).arg(text(root.function));
      break;
    case RootKind::kGlobal:
      chip.name = text(root.name);
      chip.text = "global";
      break;
    case RootKind::kRuntime:
      chip.name = "runtime";
      chip.text = "the runtime's own root";
      break;
    case RootKind::kPool:
      chip.name = text(root.name);
      chip.text = "sync.Pool";
      break;
    case RootKind::kFinalizerQueue:
      chip.name = text(root.name);
      chip.text = "finalizer queue";
      break;
    case RootKind::kCleanupQueue:
      chip.name = text(root.name);
      chip.text = "cleanup queue";
      break;
    case RootKind::kFinalizer:
      chip.name = "finalizer";
      chip.text = "of " + text(root.name);
      break;
    case RootKind::kCleanup:
      chip.name = "cleanup";
      chip.text = "of " + text(root.name);
      break;
    case RootKind::kWeakHandle:
      chip.name = "weak pointer";
      chip.text = "to " + text(root.name);
      break;
  }
  return chip;
}

PageItem object_chip(const PathStep& step, bool first) {
  PageItem chip;
  chip.kind = PageItem::Kind::kChip;
  chip.name = text(step.type);
  chip.text = hex_address(step.object);
  if (!first) chip.note = QString("word %1").arg(step.word);
  chip.link = to_object(step.object);
  return chip;
}

}  // namespace

QString hex_address(Address address) {
  return address == 0 ? QString("nil") : "0x" + QString::number(address, 16);
}

QString bytes_words(Bytes bytes) {
  const QString readable = text(format_bytes(bytes));
  if (bytes < kKiB) return readable;
  return readable + "  (" + text(format_count(bytes)) + " B)";
}

void add_path(InspectorPage& page, const RetentionPath& path) {
  if (!path.sentence.empty()) page.paragraph(text(path.sentence));
  page.items.push_back(root_chip(path.root));
  const std::size_t n = path.steps.size();
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t between = n - kFirstChips - kLastChips;
    if (n > kFirstChips + kLastChips + 1 && i == kFirstChips) {
      PageItem gap;
      gap.kind = PageItem::Kind::kChip;
      gap.name = "…";
      gap.text = text(format_count(between)) + " more";
      page.items.push_back(std::move(gap));
      i += between;
    }
    PageItem chip = object_chip(path.steps[i], i == 0);
    chip.strong = i + 1 == n;
    page.items.push_back(std::move(chip));
  }
}

void add_formula(InspectorPage& page, const std::vector<FormulaLine>& lines) {
  for (const FormulaLine& line : lines) {
    PageItem item;
    item.kind = PageItem::Kind::kFormula;
    item.name = text(line.name);
    item.text = text(line.formula);
    item.note = text(line.filled);
    item.result = text(line.result);
    item.strong = line.decides;
    page.items.push_back(std::move(item));
  }
}

InspectorPage assist_page(const AssistExplanation& assist) {
  InspectorPage page;
  page.title(QString("Mark assist of goroutine %1").arg(assist.goroutine));
  if (!assist.found) {
    page.paragraph("Its beginning is no longer in the event log, so the numbers are not known.");
    return page;
  }
  page.paragraph(text(assist.headline));
  page.fact("began at", text(format_duration(assist.begin_ns)), to_time(assist.begin_ns));
  page.section("What it owed, and how it paid");
  add_formula(page, assist.lines);
  page.paragraph(
      "Whoever allocates while a cycle marks takes on a debt of scan work; the assist ratio "
      "is the pacer's price per byte, set so that marking ends before the heap goal.");
  return page;
}

InspectorPage empty_page() {
  InspectorPage page;
  page.title("Why?");
  page.paragraph(
      "Click an object in the heap map: what it is, which path from a root keeps it alive, or "
      "what cut it off.");
  page.paragraph("Click a span's label or tail: its size class, its sweep state, what it wastes.");
  page.paragraph(
      "Click a cycle in a plot: why it started, with the pacer's formula and its numbers.");
  page.paragraph(
      "Click a mark assist in the event log: what the allocation owed, and how it paid.");
  return page;
}

}  // namespace tricolor::ui
