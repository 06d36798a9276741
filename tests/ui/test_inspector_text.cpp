// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QTest>

#include "tests/support/room_test.h"
#include "ui/inspector/inspector_layout.h"
#include "ui/inspector/inspector_text.h"
#include "ui/ladder/ladder_layout.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

ObjectInspection retained_by_chain(std::size_t length) {
  ObjectInspection o;
  o.in_span = o.allocated = true;
  o.base = kArenaBase + 16 * (length - 1);
  o.type = "main.node";
  o.colour = SlotColour::kBlack;
  o.path.answer = RetentionPath::Answer::kReachable;
  o.path.root = {RootKind::kVariable, 1, "main.f", "head", kArenaBase};
  for (std::size_t i = 0; i < length; ++i) {
    o.path.steps.push_back({kArenaBase + 16 * i, "main.node", 0, 1});
  }
  return o;
}

int chips(const InspectorPage& page) {
  return static_cast<int>(std::ranges::count(page.items, PageItem::Kind::kChip, &PageItem::kind));
}

}  // namespace

class TestInspectorText : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aShortPathIsAChipForEachObject() {
    const InspectorPage page = object_page(retained_by_chain(3), {});
    QCOMPARE(chips(page), 4);
    QVERIFY(page.plain_text().contains("head | goroutine 1 · main.f"));
  }

  void aLongPathShowsItsEndsAndHowManyAreBetween() {
    const InspectorPage page = object_page(retained_by_chain(2000), {});
    QCOMPARE(chips(page), 1 + 3 + 1 + 4);
    QVERIFY(page.plain_text().contains("1,993 more"));
    const auto last = std::ranges::find(page.items.rbegin(), page.items.rend(),
                                        PageItem::Kind::kChip, &PageItem::kind);
    QVERIFY(last->strong);
    QCOMPARE(last->link, to_object(kArenaBase + 16 * 1999));
  }

  void whatIsNotKnownIsSaid() {
    const InspectorPage page = object_page(retained_by_chain(1), {});
    QVERIFY(page.plain_text().contains("Not known: single events were not recorded then."));
    QVERIFY(page.plain_text().contains("Nothing was recorded."));
  }

  void aDeadObjectNamesItsCut() {
    ObjectInspection o = retained_by_chain(1);
    o.path = {};
    o.path.answer = RetentionPath::Answer::kUnreachable;
    QVERIFY(object_page(o, {}).plain_text().contains("Find the step that cut it off"));
    PastFindings past;
    past.death.emplace();
    past.death->answer = DeathInspection::Answer::kFound;
    past.death->sentence = "goroutine 1 set word 1 to nil.";
    QVERIFY(object_page(o, past).plain_text().contains("goroutine 1 set word 1 to nil."));
  }

  void everythingFitsItsWidthAndFollowsInOrder_data() {
    QTest::addColumn<int>("width");
    for (const int width : {180, 260, 340, 520, 1200}) QTest::addRow("%d px", width) << width;
  }
  void everythingFitsItsWidthAndFollowsInOrder() {
    QFETCH(int, width);
    for (const ThemeId id : all_themes()) {
      const InspectorPage page = object_page(retained_by_chain(9), {});
      const InspectorLayout layout(page, theme(id), width);
      QCOMPARE(layout.items().size(), page.items.size());
      int top = 0;
      for (const PlacedItem& item : layout.items()) {
        QVERIFY(item.rect.top() >= top || page.items[item.item].kind == PageItem::Kind::kChip);
        QVERIFY(item.rect.right() <= width + 1);
        QVERIFY(item.rect.bottom() <= layout.height());
        top = item.rect.top();
      }
    }
  }

  void onlyLinksAreHit() {
    const InspectorPage page = object_page(retained_by_chain(2), {});
    const InspectorLayout layout(page, theme(ThemeId::kLight), 400);
    for (const PlacedItem& item : layout.items()) {
      const PlacedItem* hit = layout.link_at(page, item.rect.center());
      QCOMPARE(hit == &item, bool(page.items[item.item].link));
    }
  }

  void theLaddersNumbersAreSeenHoweverNarrowItIs() {
    MemoryLadder l;
    l.mem.HeapAlloc = l.requested_bytes = 1000;
    l.mem.HeapInuse = l.mem.HeapSys = l.mem.Sys = 2700;
    for (const ThemeId id : all_themes()) {
      for (const int width : {220, 320, 600}) {
        const auto rungs = ladder_rungs(l);
        const LadderLayout ladder(rungs, kNoMemoryLimit, theme(id), {width, 400});
        for (const PlacedRung& rung : ladder.rungs()) {
          QVERIFY2(rung.value.right() < width, qPrintable(QString::number(width)));
          QVERIFY(rung.bar.isEmpty() || rung.bar.right() <= rung.value.left());
        }
      }
    }
  }

  void theLaddersPartsStandOnEachOther() {
    MemoryLadder l;
    l.requested_bytes = 700;
    l.slack_bytes = 300;
    l.free_slot_bytes = 400;
    l.tail_bytes = 100;
    l.mem.HeapAlloc = 1000;
    l.mem.HeapInuse = 1500;
    l.mem.HeapIdle = 900;
    l.mem.HeapReleased = 500;
    l.mem.HeapSys = 2400;
    l.mem.StackSys = 100;
    l.mem.GCSys = 150;
    l.mem.MSpanSys = 20;
    l.mem.OtherSys = 30;
    l.mem.Sys = 2700;
    const auto rungs = ladder_rungs(l);
    Bytes top = 0;
    for (const LadderRung& rung : rungs) {
      if (rung.kind == LadderRung::Kind::kTotal) {
        QCOMPARE(rung.begin, Bytes{0});
        if (QLatin1String(rung.name) != QLatin1String("Sys - HeapReleased"))
          QCOMPARE(rung.bytes, top);
        continue;
      }
      QCOMPARE(rung.begin, top);
      top += rung.bytes;
    }
    const LadderLayout layout(rungs, 2600, theme(ThemeId::kLight), {400, 300});
    QVERIFY(layout.limit_x() > 0);
    for (const PlacedRung& placed : layout.rungs())
      QVERIFY(placed.bar.right() < placed.value.left() + 1);
    QCOMPARE(layout.rung_at(layout.rungs()[3].row.center()), 3);
  }
};

TRICOLOR_WIDGET_TEST(inspector_text, TestInspectorText)
#include "test_inspector_text.moc"
