// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/heapmap/extended_rows.h"

#include <algorithm>

#include "ui/heapmap/heapmap_text.h"

namespace tricolor::ui {

namespace {

/// The last line counts what was left out.
QStringList cut(QStringList lines, int most_lines, const QString& what) {
  if (lines.size() <= most_lines) return lines;
  const auto left_out = lines.size() - (most_lines - 1);
  lines.erase(lines.begin() + std::max(0, most_lines - 1), lines.end());
  return lines << "+" + QString::number(left_out) + " " + what;
}

/// Whole bytes up to 9,999, then KiB or MiB with one decimal: quantities, not sizes of classes.
QString bytes_text(std::int64_t bytes) {
  const std::int64_t size = std::abs(bytes);
  if (size < 10'000) return QString::number(bytes) + " B";
  if (size < 10 * static_cast<std::int64_t>(kMiB)) {
    return QString::number(double(bytes) / kKiB, 'f', 1) + " KiB";
  }
  return QString::number(double(bytes) / kMiB, 'f', 1) + " MiB";
}

QString spans_text(std::uint64_t spans) {
  return count_text(spans) + (spans == 1 ? " span" : " spans");
}

ExtendedColumn cache_column(const ExtendedView& view, int most_lines, bool is_short) {
  QStringList lines;
  for (const CacheView& cache : view.caches) {
    lines << "P" + QString::number(cache.p) + "  " + spans_text(cache.spans) + " · " +
                 bytes_text(static_cast<std::int64_t>(cache.free_bytes));
  }
  return {is_short ? "mcache" : "mcache: spans · free", cut(lines, most_lines, "P")};
}

QString central_line(const CentralView& v, bool is_short) {
  const QString number = QString::number(v.size_class);
  const QString part = count_text(v.partial_swept) + "|" + count_text(v.partial_unswept);
  const QString full = count_text(v.full_swept) + "|" + count_text(v.full_unswept);
  if (is_short) {
    const QString size = v.size_class == 0 ? QString("large") : number;
    return size + " " + scan_word(v.noscan) + "  " + part + ", " + full;
  }
  const QString size = v.size_class == 0 ? QString("large") : "class " + number;
  return size + " " + scan_word(v.noscan) + "  part " + part + "  full " + full;
}

ExtendedColumn central_column(const ExtendedView& view, int most_lines, bool is_short) {
  std::vector<CentralView> lists = view.central;
  const auto spans = [](const CentralView& v) {
    return v.partial_swept + v.partial_unswept + v.full_swept + v.full_unswept;
  };
  std::stable_sort(lists.begin(), lists.end(),
                   [&](const CentralView& a, const CentralView& b) { return spans(a) > spans(b); });
  QStringList lines;
  for (const CentralView& v : lists) {
    if (spans(v) == 0) continue;
    lines << central_line(v, is_short);
  }
  if (lines.isEmpty()) lines << "all empty";
  return {is_short ? "mcentral part, full" : "mcentral: swept|unswept",
          cut(lines, most_lines, "classes")};
}

ExtendedColumn queue_column(const ExtendedView& view, int most_lines, bool is_short) {
  const WorkQueueView& queue = view.queue;
  QStringList lines;
  if (queue.green_tea) lines << spans_text(queue.spans) + (is_short ? "" : " queued");
  lines << count_text(queue.objects) + (is_short ? " objects" : " objects in buffers");
  if (!queue.green_tea) {
    lines << count_text(queue.global_buffers) +
                 (is_short ? " full buffers" : " full buffers on the global list");
  }
  for (const CacheView& cache : view.caches) {
    lines << "P" + QString::number(cache.p) + "  " +
                 (queue.green_tea ? spans_text(cache.waiting)
                                  : count_text(cache.waiting) + " objects");
  }
  const QString marker = queue.green_tea ? " · Green Tea" : " · classic";
  return {is_short ? "mark work" : "mark work" + marker, cut(lines, most_lines, "P")};
}

ExtendedColumn credit_column(const Snapshot& snapshot, int most_lines, bool is_short) {
  QStringList lines;
  lines << "background " + bytes_text(snapshot.background_credit_bytes);
  lines << QString::number(snapshot.assist_ratio, 'f', 2) +
               (is_short ? " B per byte" : " B of work per byte");
  for (const GoroutineView& g : snapshot.goroutines) {
    lines << "g" + QString::number(g.id) + "  " +
                 (g.assist_balance_bytes < 0 ? "debt " : "credit ") +
                 bytes_text(std::abs(g.assist_balance_bytes));
  }
  return {"assist credit", cut(lines, most_lines, "goroutines")};
}

}  // namespace

std::vector<ExtendedColumn> extended_columns(const Snapshot& snapshot, int most_lines,
                                             ExtendedWords words) {
  const bool is_short = words == ExtendedWords::kShort;
  std::vector<ExtendedColumn> columns;
  if (snapshot.extended) {
    columns.push_back(cache_column(*snapshot.extended, most_lines, is_short));
    columns.push_back(central_column(*snapshot.extended, most_lines, is_short));
    columns.push_back(queue_column(*snapshot.extended, most_lines, is_short));
  }
  columns.push_back(credit_column(snapshot, most_lines, is_short));
  return columns;
}

QString in_columns(const QStringList& lines) {
  constexpr qsizetype kMostHigh = 24;
  const qsizetype columns = (lines.size() + kMostHigh - 1) / kMostHigh;
  QStringList rows;
  for (qsizetype i = 0; i < lines.size(); i += columns) {
    rows << lines.mid(i, columns).join("    ");
  }
  return rows.join('\n');
}

}  // namespace tricolor::ui
