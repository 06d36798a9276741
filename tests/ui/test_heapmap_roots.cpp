// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "tests/support/room_test.h"
#include "tests/support/snapshot_builder.h"
#include "ui/heapmap/cursor_layout.h"
#include "ui/heapmap/extended_painter.h"
#include "ui/heapmap/heapmap_areas.h"
#include "ui/heapmap/legend_layout.h"
#include "ui/heapmap/pointer_links.h"
#include "ui/heapmap/roots_layout.h"

using tricolor::GoroutineState;
using tricolor::test::SnapshotBuilder;
using namespace tricolor::ui;

namespace {

QString text(const RootsLayout& layout) {
  QStringList out;
  for (const RootCard& card : layout.cards) {
    QStringList lines;
    for (const RootLine& line : card.lines) lines << line.text;
    out << card.title + (card.scanned ? " (scanned)" : "") + ": " + lines.join(", ");
  }
  if (layout.hidden_goroutines > 0) out << "+" + QString::number(layout.hidden_goroutines);
  return out.join(" | ");
}

}  // namespace

class HeapMapRootsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void globalsComeFirstThenGoroutinesWithTheirVariables() {
    SnapshotBuilder builder;
    builder.globals({{"pool", 0xc000000000}})
        .goroutine(1, "main.main", {{"srv", 0xc000000040}, {"n", 0}}, GoroutineState::kRunning,
                   true)
        .goroutine(18, "main.handle", {});
    const auto layout = layout_roots(*builder.build(), QRect(8, 8, 160, 400), {});
    QCOMPARE(
        text(layout),
        "globals: pool | goroutine 1 (scanned): main.main, srv, n | goroutine 18: main.handle");
  }

  void theInnermostFrameComesFirst() {
    SnapshotBuilder builder;
    builder.goroutine(1, "main.main", {{"a", 1}});
    auto& stack = builder.raw().goroutines[0].stack;
    stack.frames.push_back({"main.inner", 64, 1});
    stack.variables.push_back({"b", 2});
    const auto layout = layout_roots(*builder.build(), QRect(8, 8, 160, 400), {});
    QCOMPARE(text(layout), "goroutine 1: main.inner, b, main.main, a");
  }

  void whatDoesNotFitIsCounted() {
    SnapshotBuilder builder;
    std::vector<tricolor::Variable> variables(30, {"v", 0xc000000000});
    builder.globals(variables);
    for (tricolor::GoroutineId g = 1; g <= 20; ++g) builder.goroutine(g, "f", {{"x", 1}, {"y", 2}});
    const QRect area(0, 0, 160, 300);
    const auto layout = layout_roots(*builder.build(), area, {});
    QVERIFY(layout.cards.size() > 1);
    QCOMPARE(layout.cards.size() - 1 + layout.hidden_goroutines, 20u);
    QCOMPARE(layout.cards[0].lines.back().kind, RootLine::Kind::kMore);
    QVERIFY(area.contains(layout.more_rect));
    for (const RootCard& card : layout.cards) {
      QVERIFY(area.contains(card.rect));
      for (const RootLine& line : card.lines) QVERIFY(card.rect.contains(line.rect));
    }
  }

  void whatIsOnlyCountedIsToldAtTheMouse() {
    SnapshotBuilder builder;
    std::vector<tricolor::Variable> variables;
    for (int i = 0; i < 30; ++i) variables.push_back({"v" + std::to_string(i), 0xc000000000});
    builder.globals(variables);
    for (tricolor::GoroutineId g = 1; g <= 20; ++g) builder.goroutine(g, "f", {{"x", 1}, {"y", 2}});
    const auto snapshot = builder.build();
    const auto layout = layout_roots(*snapshot, QRect(0, 0, 160, 300), {});
    const RootCard& globals = layout.cards[0];
    const QStringList left_out = hidden_roots(*snapshot, layout, globals.title_rect.center());
    QCOMPARE(static_cast<std::size_t>(left_out.size()) + globals.lines.size() - 1, 30u);
    QCOMPARE(left_out.back(), QString("  v29 = 0xc000000000"));
    const QStringList more = hidden_roots(*snapshot, layout, layout.more_rect.center());
    QCOMPARE(static_cast<std::size_t>(more.size()), layout.hidden_goroutines);
    QVERIFY(more.back().startsWith("goroutine 20 · "));
    QVERIFY(hidden_roots(*snapshot, layout, QPoint(-5, -5)).isEmpty());
  }

  void aPointerToAnotherColumnGoesRoundTheSlotsBeforeIt() {
    SnapshotBuilder builder;
    for (std::uint8_t i = 1; i <= 24; ++i) builder.span(i, 16 * i, false, std::string(20, 'W'));
    const auto snapshot = builder.build();
    SpanStore store;
    store.apply(*snapshot, 0);
    const QRect map(0, 0, 1200, 300);
    const HeapMapLayout layout(store, snapshot->classes, {map.size(), 1, 14, 80, {}, false, 190});
    QVERIFY(layout.columns() > 1);
    RootsLayout roots;
    roots.cards.emplace_back().lines.push_back({RootLine::Kind::kVariable, {}, "v", 0});
    roots.cards.front().lines.front().value = builder.address(23, 0);
    const auto links = pointer_links(roots, store, layout, {0, 0}, map, -4);
    QCOMPARE(links.size(), 1u);
    QVERIFY(links.front().detour);
    const QPoint detour = *links.front().detour;
    const QRect over(QPoint(0, detour.y()), detour);
    const QRect down(detour, QPoint(detour.x(), links.front().lane.y()));
    for (const SpanItem& item : layout.items()) {
      QVERIFY(!item.extent().intersects(over));
      QVERIFY(!item.extent().intersects(down));
    }
  }

  void aVariableIsFoundUnderTheMouse() {
    SnapshotBuilder builder;
    builder.goroutine(1, "main.main", {{"a", 7}, {"b", 9}});
    const auto layout = layout_roots(*builder.build(), QRect(8, 8, 160, 400), {});
    const RootLine* line = layout.variable_at(layout.cards[0].lines[2].rect.center());
    QVERIFY(line != nullptr);
    QCOMPARE(line->value, 9u);
    QVERIFY(layout.variable_at({0, 0}) == nullptr);
  }

  void narrowMapsLoseTheRootsLowOnesTheLegend() {
    const TextMetrics metrics;
    QVERIFY(!heapmap_areas({900, 560}, metrics, 18, true).roots.isEmpty());
    QVERIFY(heapmap_areas({260, 560}, metrics, 18, true).roots.isEmpty());
    QVERIFY(heapmap_areas({900, 80}, metrics, 18, true).legend.isEmpty());
    for (const QSize size : {QSize(200, 140), QSize(640, 400), QSize(1920, 1080)}) {
      const auto areas = heapmap_areas(size, metrics, 18, true);
      QVERIFY2(areas.map.width() >= 80, qPrintable(QString::number(areas.map.width())));
      QVERIFY(!areas.map.intersects(areas.roots));
      QVERIFY(!areas.map.intersects(areas.legend));
    }
  }

  void theExtendedDepthLeavesHalfOfTheHeightToTheMap() {
    const TextMetrics metrics;
    const std::vector<int> heights = extended_heights(metrics);
    QVERIFY(heights.at(0) > heights.at(1) && heights.at(1) > heights.at(2));
    int shown_in = 0;
    for (int height = 140; height <= 1080; height += 20) {
      const auto areas = heapmap_areas({900, height}, metrics, 18, true, heights);
      if (areas.extended.isEmpty()) continue;
      ++shown_in;
      QVERIFY(!areas.map.intersects(areas.extended));
      QVERIFY2(areas.map.height() + 6 >= areas.extended.height() ||
                   areas.extended.height() == heights.back(),
               qPrintable(QString::number(height)));
    }
    QVERIFY(shown_in > 40);
    QCOMPARE(heapmap_areas({900, 1080}, metrics, 18, true, heights).extended.height(), heights[0]);
  }

  void cursorLabelsNeitherOverlapNorCoverAnothersTarget() {
    std::vector<Cursor> cursors;
    for (int i = 0; i < 6; ++i) {
      cursors.push_back({QRect(100 + 12 * i, 60, 10, 20), "P1 dedicated worker", "P1",
                         QSize(120, 14), QSize(18, 14)});
    }
    const QRect bounds(0, 0, 400, 140);
    const auto labels = place_cursor_labels(cursors, bounds);
    QCOMPARE(labels.size(), cursors.size());
    QVERIFY(!labels[0].rect.isEmpty());
    QVERIFY(!labels[0].is_short);
    for (std::size_t a = 0; a < labels.size(); ++a) {
      if (labels[a].rect.isEmpty()) continue;
      QVERIFY(bounds.contains(labels[a].rect));
      for (std::size_t b = 0; b < labels.size(); ++b) {
        QVERIFY(!labels[a].rect.intersects(cursors[b].target));
        if (a != b) QVERIFY(!labels[a].rect.intersects(labels[b].rect));
      }
    }
  }

  void aCursorsLabelHidesNothingIfThereIsGroundBesideIt() {
    const std::vector<Cursor> cursors{
        {QRect(100, 60, 10, 20), "P1 dedicated worker", "P1", QSize(120, 14), QSize(18, 14)}};
    const QRect bounds(0, 0, 400, 140);
    const auto label_with = [&](const QRect& full) {
      LabelGround ground;
      ground.is_ground = [full](const QRect& rect) { return !full.intersects(rect); };
      return place_cursor_labels(cursors, bounds, ground).front();
    };
    const CursorLabel above = label_with(QRect(0, 60, 400, 80));
    QVERIFY(!above.is_short && above.rect.bottom() < 60);
    const CursorLabel below = label_with(QRect(0, 0, 400, 80));
    QVERIFY(!below.is_short && below.rect.top() > 80);
    const CursorLabel narrow = label_with(QRect(120, 0, 280, 140));
    QVERIFY(narrow.is_short && !narrow.rect.intersects(QRect(120, 0, 280, 140)));
    QVERIFY(label_with(bounds).is_short);
  }

  void aCursorsLabelNeverHidesWords() {
    const std::vector<Cursor> cursors{
        {QRect(100, 60, 10, 20), "P1 dedicated worker", "P1", QSize(120, 14), QSize(18, 14)}};
    const QRect bounds(0, 0, 400, 140);
    const auto label_with = [&](const QRect& words) {
      LabelGround full;
      full.is_ground = [](const QRect&) { return false; };
      full.has_words = [words](const QRect& rect) { return words.intersects(rect); };
      return place_cursor_labels(cursors, bounds, full).front();
    };
    QVERIFY(label_with(QRect()).rect.bottom() < 60);
    const CursorLabel beside = label_with(QRect(82, 45, 14, 12));  // as the name of a span above
    QVERIFY(beside.is_short && beside.rect.bottom() < 60 && beside.rect.left() >= 100);
    QVERIFY(label_with(QRect(104, 56, 2, 2)).rect.top() > 80);  // only the triangle would hide it
    QVERIFY(label_with(QRect(0, 0, 400, 60)).rect.top() > 80);
    QVERIFY(label_with(bounds).rect.isEmpty());
  }

  void theLegendFlowsAndDropsWhatHasNoLine() {
    const auto one_line = layout_legend({50, 50, 50}, 400, 18, 2);
    QCOMPARE(one_line.height, 18);
    const auto two_lines = layout_legend({50, 50, 50}, 120, 18, 2);
    QCOMPARE(two_lines.height, 36);
    QCOMPARE(two_lines.entries[2].topLeft(), QPoint(0, 18));
    const auto cut = layout_legend({50, 50, 50, 50, 50}, 120, 18, 2);
    QVERIFY(cut.entries[4].isEmpty());
  }
};

TRICOLOR_TEST(heapmap_roots, HeapMapRootsTest)
#include "test_heapmap_roots.moc"
