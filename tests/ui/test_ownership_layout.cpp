// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <vector>

#include "core/ownership/go_state.h"
#include "core/ownership/ownership_state.h"
#include "core/ownership/scenario.h"
#include "tests/support/room_test.h"
#include "ui/ownership/diagram_layout.h"
#include "ui/ownership/held_layout.h"
#include "ui/ownership/ownership_layout.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

const QList<QSizeF> kSizes = {{200, 120},  {200, 300}, {200, 700}, {359, 400},
                              {360, 400},  {420, 430}, {640, 280}, {900, 520},
                              {1600, 900}, {60, 40},   {0, 0},     {2000, 100}};

OwnershipContent content(int lines, int current, int rows) {
  return {lines, current, lines, current, rows};
}

/// True for rectangles that share more than an edge.
bool overlap(const QRectF& a, const QRectF& b) {
  if (a.isEmpty() || b.isEmpty()) return false;
  const QRectF both = a.intersected(b);
  return both.width() > 0.01 && both.height() > 0.01;
}

std::vector<QRectF> parts(const OwnershipLayout& l) {
  return {l.go.title, l.go.code,     l.go.diagram, l.cpp.title,
          l.cpp.code, l.cpp.diagram, l.plot_title, l.plot};
}

std::vector<OwnershipState> all_states() {
  std::vector<OwnershipState> states;
  for (const OwnershipScenario& s : ownership_scenarios()) {
    const Recording r = record(s);
    for (std::size_t i = 0; i < r.steps.size(); ++i) states.push_back(state_after(r, i));
    for (std::uint32_t i = 0; i < s.statements.size(); ++i) {
      states.push_back(go_state_after(s, i));
    }
  }
  return states;
}

std::vector<OwnershipMoment> stairs(const std::vector<std::pair<Bytes, Bytes>>& go_and_cpp) {
  std::vector<OwnershipMoment> moments;
  for (const auto& [go, cpp] : go_and_cpp) {
    OwnershipMoment m;
    m.go_held_bytes = go;
    m.cpp_held_bytes = cpp;
    moments.push_back(m);
  }
  return moments;
}

}  // namespace

class TestOwnershipLayout : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void partsNeverOverlapAndStayInside();
  void narrowPanelsStackTheLanguages();
  void longLinesStackTheLanguagesWhereThereIsRoom();
  void aLowPanelShowsCodeRatherThanAnEmptyTitle();
  void theCurrentLineIsAlwaysVisible();
  void aDiagramFitsItsAreaWithoutOverlaps();
  void whatDoesNotFitIsCounted();
  void everyHandleThatPointsHasAnArrow();
  void bothCurvesShareOneAxis();
  void curveLabelsNeverOverlap();
  void theStepUnderAPointIsFound();
  void sizesAreWrittenWithUnits();
};

void TestOwnershipLayout::partsNeverOverlapAndStayInside() {
  for (const QSizeF& size : kSizes) {
    for (const int rows : {1, 6, 30}) {
      const auto rects = parts(layout_ownership(size, content(13, 5, rows), {}));
      for (std::size_t i = 0; i < rects.size(); ++i) {
        QVERIFY(rects[i].width() >= 0 && rects[i].height() >= 0);
        for (std::size_t k = 0; k < i; ++k) QVERIFY(!overlap(rects[i], rects[k]));
        if (size.height() < 100) continue;  // titles alone need more
        const QRectF all(0, 0, size.width() + 0.01, size.height() + 0.01);
        QVERIFY(rects[i].isEmpty() || all.contains(rects[i]));
      }
    }
  }
}

void TestOwnershipLayout::narrowPanelsStackTheLanguages() {
  const OwnershipLayout narrow = layout_ownership({200, 600}, content(10, 0, 6), {});
  QVERIFY(narrow.cpp.title.top() > narrow.go.code.bottom());
  QCOMPARE(narrow.go.code.width(), 200.0);
  const OwnershipLayout wide = layout_ownership({600, 600}, content(10, 0, 6), {});
  QCOMPARE(wide.cpp.title.top(), wide.go.title.top());
  QVERIFY(wide.cpp.code.left() > wide.go.code.right());
}

void TestOwnershipLayout::longLinesStackTheLanguagesWhereThereIsRoom() {
  OwnershipContent long_lines = content(10, 0, 6);
  long_lines.code_width = 400;
  const OwnershipLayout high = layout_ownership({600, 900}, long_lines, {});
  QVERIFY(high.cpp.code.top() > high.go.code.bottom());
  QCOMPARE(high.go.line_count, 10);
  QCOMPARE(high.cpp.line_count, 10);
  QVERIFY(!high.plot.isEmpty());
  for (int height = 400; height < 1000; height += 10) {
    const OwnershipLayout l = layout_ownership({600.0, double(height)}, long_lines, {});
    if (l.cpp.code.top() > l.go.code.bottom()) QCOMPARE(l.cpp.line_count, 10);
  }
  const OwnershipLayout low = layout_ownership({600, 400}, long_lines, {});
  QCOMPARE(low.cpp.code.top(), low.go.code.top());
}

void TestOwnershipLayout::aLowPanelShowsCodeRatherThanAnEmptyTitle() {
  for (int height = 60; height < 200; height += 10) {
    const OwnershipLayout l = layout_ownership({600.0, double(height)}, content(9, 4, 3), {});
    QVERIFY(l.go.line_count >= 1);
    QVERIFY(l.cpp.line_count >= 1);
  }
}

void TestOwnershipLayout::theCurrentLineIsAlwaysVisible() {
  for (const QSizeF& size : kSizes) {
    for (int current = 0; current < 15; ++current) {
      const OwnershipLayout l = layout_ownership(size, content(15, current, 8), {});
      if (l.go.line_count == 0) continue;
      QVERIFY(l.go.first_line <= current);
      QVERIFY(current < l.go.first_line + l.go.line_count);
      QVERIFY(l.go.first_line + l.go.line_count <= 15);
    }
  }
}

void TestOwnershipLayout::aDiagramFitsItsAreaWithoutOverlaps() {
  for (const OwnershipState& state : all_states()) {
    for (const QSizeF& size : {QSizeF(90, 60), QSizeF(190, 150), QSizeF(440, 90)}) {
      const QRectF area(QPointF(10, 20), size);
      const DiagramLayout d = layout_diagram(state, area, 16);
      const QRectF bounds = area.adjusted(-0.01, -0.01, 0.01, 0.01);
      std::vector<QRectF> rects;
      for (const auto& box : d.objects) rects.push_back(box.rect);
      for (const auto& row : d.owners) {
        QVERIFY(bounds.contains(row.rect));
        if (!row.member) rects.push_back(row.rect);
      }
      for (const auto& box : d.scopes) {
        QVERIFY(bounds.contains(box.rect));
        rects.push_back(box.header);
      }
      for (std::size_t i = 0; i < rects.size(); ++i) {
        QVERIFY(bounds.contains(rects[i]));
        for (std::size_t k = 0; k < i; ++k) QVERIFY(!overlap(rects[i], rects[k]));
      }
    }
  }
}

void TestOwnershipLayout::whatDoesNotFitIsCounted() {
  OwnershipState state;
  for (OwnedObjectId id = 1; id <= 50; ++id) {
    OwnershipState::Object object;
    object.id = id;
    state.objects.push_back(object);
  }
  const DiagramLayout d = layout_diagram(state, {0, 0, 200, 100}, 16);
  QVERIFY(!d.objects.empty());
  QCOMPARE(static_cast<int>(d.objects.size()) + d.hidden, 50);
  const DiagramLayout nothing = layout_diagram(state, {0, 0, 10, 100}, 16);
  QVERIFY(nothing.objects.empty());
  QCOMPARE(nothing.hidden, 50);
}

void TestOwnershipLayout::everyHandleThatPointsHasAnArrow() {
  for (const OwnershipState& state : all_states()) {
    const DiagramLayout d = layout_diagram(state, {0, 0, 400, 600}, 16);
    std::size_t pointing = 0;
    for (const auto& o : state.owners) {
      const auto* home = state.object(o.inside);
      const bool shown = home == nullptr || home->fate != ObjectFate::kFreed;
      if (o.target != 0 && shown) ++pointing;
    }
    QCOMPARE(d.arrows.size(), pointing);
    QCOMPARE(d.hidden, 0);
  }
}

void TestOwnershipLayout::bothCurvesShareOneAxis() {
  const auto moments = stairs({{0, 0}, {100'000, 100'000}, {100'000, 0}});
  const HeldLayout l = layout_held(moments, 1, {0, 0, 400, 120}, {});
  QCOMPARE(l.go.line.size(), 6);
  QVERIFY2(qAbs(l.go.line[2].y() - l.cpp.line[2].y()) < 4, "equal bytes, equal height");
  QVERIFY(l.cpp.line[4].y() > l.go.line[4].y() + 40);
  QVERIFY(l.ticks.size() >= 2);
  QCOMPARE(l.ticks.front().text, "0 B");
  for (const auto& p : l.go.line) QVERIFY(l.frame.contains(p));
  for (const auto& p : l.cpp.line) QVERIFY(l.frame.contains(p));
}

void TestOwnershipLayout::curveLabelsNeverOverlap() {
  for (const auto& end : std::vector<std::pair<Bytes, Bytes>>{
           {0, 0}, {1'000'000, 10}, {500, 510}, {510, 500}, {1'000'000, 1'000'000}}) {
    for (const QSizeF& size : {QSizeF(200, 70), QSizeF(400, 120), QSizeF(900, 170)}) {
      const auto moments = stairs({{0, 0}, {1'000'000, 1'000'000}, end});
      const QRectF area(QPointF(5, 300), size);
      const HeldLayout l = layout_held(moments, 0, area, {});
      QVERIFY(!overlap(l.go.label, l.cpp.label));
      const QRectF bounds = area.adjusted(-0.01, -0.01, 0.01, 0.01);
      QVERIFY(bounds.contains(l.go.label));
      QVERIFY(bounds.contains(l.cpp.label));
    }
  }
}

void TestOwnershipLayout::theStepUnderAPointIsFound() {
  const auto moments = stairs({{0, 0}, {1, 1}, {2, 2}, {3, 3}});
  const HeldLayout l = layout_held(moments, 0, {0, 0, 400, 120}, {});
  QCOMPARE(l.step_at(l.frame.left() + 1, 4), 0);
  QCOMPARE(l.step_at(l.frame.center().x() + 1, 4), 2);
  QCOMPARE(l.step_at(l.frame.right(), 4), 3);
  QCOMPARE(l.step_at(l.frame.right() + 5, 4), -1);
  QCOMPARE(layout_held({}, 0, {0, 0, 400, 120}, {}).step_at(10, 0), -1);
}

void TestOwnershipLayout::sizesAreWrittenWithUnits() {
  QCOMPARE(held_text(0), "0 B");
  QCOMPARE(held_text(10), "10 B");
  QCOMPARE(held_text(106'496), "106.5 kB");
  QCOMPARE(held_text(200'000), "200 kB");
  QCOMPARE(held_text(1'000'000), "1 MB");
}

TRICOLOR_TEST(ownership_layout, TestOwnershipLayout)
#include "test_ownership_layout.moc"
