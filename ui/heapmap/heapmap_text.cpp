// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/heapmap_text.h"

#include <QStringList>

#include "core/base/parse.h"
#include "ui/theme/object_art.h"

namespace tricolor::ui {

QString size_text(Bytes bytes) {
  if (bytes >= kMiB && bytes % kMiB == 0) return QString::number(bytes / kMiB) + " MiB";
  if (bytes >= kKiB && bytes % kKiB == 0) return QString::number(bytes / kKiB) + " KiB";
  return QString::number(bytes) + " B";
}

QString address_text(Address address) {
  return address == 0 ? QString("nil") : "0x" + QString::number(address, 16);
}

QString count_text(std::uint64_t count) {
  return QString::fromStdString(format_count(count));
}

QString short_count_text(std::uint64_t count) {
  if (count < 10'000) return count_text(count);
  if (count < 1'000'000) return QString::number(count / 1000) + "k";
  return QString::number(static_cast<double>(count) / 1e6, 'f', 1) + "M";
}

QString row_title(const SpanClassSummary& summary) {
  return summary.size_class == 0 ? QString("large objects")
                                 : "span " + size_text(summary.slot_bytes);
}

QString scan_word(bool noscan) {
  return noscan ? "noscan" : "scan";
}

QString scan_meaning(bool noscan) {
  return noscan ? "noscan: no pointers inside, so the collector marks it and never looks into it"
                : "scan: may hold pointers, which the collector follows";
}

QString class_text(const SpanClassSummary& summary) {
  return summary.size_class == 0 ? QString("large") : size_text(summary.slot_bytes);
}

QStringList row_titles(const SpanClassSummary& summary) {
  const QString size = class_text(summary);
  const QString scan = " " + scan_word(summary.noscan);
  QString brief = size;
  brief.replace(" KiB", "K").replace(" MiB", "M").remove(" B");
  return {size + scan, brief + scan, size};
}

QString row_tip(const SpanClassSummary& summary) {
  return row_title(summary) + " · " + count_text(summary.spans) +
         (summary.spans == 1 ? " span\n" : " spans\n") +
         counts_text({summary.free, summary.white, summary.grey, summary.black}) + "\n" +
         scan_meaning(summary.noscan);
}

QStringList row_numbers(const SpanClassSummary& summary) {
  const QString scan = scan_word(summary.noscan);
  const QString live = short_count_text(summary.slots - summary.free);
  if (summary.size_class == 0) return {scan + " · " + live, scan, live};
  const QString slots = live + "/" + short_count_text(summary.slots);
  const QString spans = short_count_text(summary.spans) + (summary.spans == 1 ? " span" : " spans");
  return {scan + " · " + slots + " · " + spans, scan + " · " + slots, scan, live};
}

QStringList runtime_titles(const MapRow& row) {
  const QString name = QString(row.kind == RowKind::kRuntimeOpen ? "▾" : "▸") + " runtime";
  const QString classes = name + " · " + QString::number(row.classes) + " classes";
  return {classes + " · " + QString::number((row.summary.used_bytes + kKiB / 2) / kKiB) + " KiB",
          classes, name};
}

QString runtime_tip(const MapRow& row) {
  const SpanClassSummary& sum = row.summary;
  return QString::number(row.classes) +
         " size classes hold only what the runtime made for itself\n" +
         counts_text({sum.free, sum.white, sum.grey, sum.black}) + " slots in " +
         count_text(sum.spans) + " spans\n" +
         (row.kind == RowKind::kRuntimeOpen ? "click or R: one row for all"
                                            : "click or R: a row for each");
}

QString state_text(const SpanView& span) {
  switch (span.state) {
    case SpanState::kUnswept:
      return "unswept";
    case SpanState::kSwept:
      return "swept";
    case SpanState::kCached:
      break;
  }
  return "in the cache of P " + QString::number(span.cached_by);
}

QString goroutine_state_word(GoroutineState state) {
  switch (state) {
    case GoroutineState::kRunning:
      return "running";
    case GoroutineState::kRunnable:
      return "runnable";
    case GoroutineState::kWaiting:
      return "waiting";
    case GoroutineState::kAssisting:
      return "assisting";
    case GoroutineState::kAssistWait:
      break;
  }
  return "waits for credit";
}

QString activity_word(Activity activity) {
  switch (activity) {
    case Activity::kIdle:
      return "idle";
    case Activity::kMutator:
      return "mutator";
    case Activity::kAssist:
      return "assist";
    case Activity::kDedicatedWorker:
      return "dedicated worker";
    case Activity::kFractionalWorker:
      return "fractional worker";
    case Activity::kIdleWorker:
      return "idle worker";
    case Activity::kSweeper:
      return "sweeper";
    case Activity::kScavenger:
      return "scavenger";
    case Activity::kStopped:
      break;
  }
  return "stopped";
}

QString activity_short_word(Activity activity) {
  switch (activity) {
    case Activity::kIdle:
      return "idle";
    case Activity::kMutator:
      return "run";
    case Activity::kAssist:
      return "assist";
    case Activity::kDedicatedWorker:
    case Activity::kFractionalWorker:
    case Activity::kIdleWorker:
      return "mark";
    case Activity::kSweeper:
      return "sweep";
    case Activity::kScavenger:
      return "release";
    case Activity::kStopped:
      break;
  }
  return "stop";
}

QString slot_tip(const KnownSpan& span, std::uint32_t slot) {
  const SpanView& view = span.view;
  const SlotLook look = span.has_slots() ? span.look(slot) : SlotLook();
  QStringList lines;
  lines << address_text(view.base + Address{view.slot_bytes} * slot) +
               (span.has_slots() ? " · " + object_colour_word(look.colour) : QString());
  if (view.size_class == 0) {
    lines << "large object, " + size_text(view.slot_bytes);
  } else {
    lines << "slot " + QString::number(slot) + " of " + QString::number(span.slots) +
                 " · size class " + QString::number(view.size_class) + ", " +
                 size_text(view.slot_bytes);
  }
  lines << scan_meaning(view.noscan);
  lines << "span " + address_text(view.base) + " · " + state_text(view);
  if (look.marks.fresh() > 0) lines << "allocated just now";
  if (look.marks.shaded() > 0) lines << "greyed by the write barrier";
  if (look.marks.swept() > 0) lines << "freed by the sweeper just now";
  return lines.join('\n');
}

QString counts_text(const std::array<std::uint64_t, 4>& counts) {
  QStringList parts;
  for (const SlotColour colour :
       {SlotColour::kWhite, SlotColour::kGrey, SlotColour::kBlack, SlotColour::kFree}) {
    parts << count_text(counts[static_cast<std::size_t>(colour)]) + " " +
                 object_colour_word(colour);
  }
  return parts.join(", ");
}

QString span_tip(const KnownSpan& span) {
  const SpanView& view = span.view;
  std::array<std::uint64_t, 4> counts{};
  std::copy(span.counts.begin(), span.counts.end(), counts.begin());
  return "span " + address_text(view.base) + " · " + size_text(view.slot_bytes) + " · " +
         state_text(view) + "\n" + counts_text(counts) + "\n" + scan_meaning(view.noscan);
}

}  // namespace tricolor::ui
