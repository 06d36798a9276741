// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "tests/support/room_test.h"
#include "tests/support/snapshot_builder.h"
#include "ui/heapmap/span_store.h"

using tricolor::EventKind;
using tricolor::SlotColour;
using tricolor::Snapshot;
using tricolor::test::SnapshotBuilder;
using tricolor::ui::SpanStore;

namespace {

std::shared_ptr<const Snapshot> picture(std::uint64_t epoch, const char* slots) {
  return SnapshotBuilder()
      .epoch(epoch)
      .now(static_cast<tricolor::Nanos>(epoch))
      .span(5, 64, false, slots)
      .build();
}

/// "W G* B' .~": what each slot looks like: * fresh, / shaded, ~ swept.
QString look(const SpanStore& store) {
  QStringList words;
  for (const auto* span : store.listed()) {
    for (std::size_t i = 0; i < span->view.slots.size(); ++i) {
      const auto slot = span->look(i);
      QString word(".WGB"[static_cast<int>(slot.colour)]);
      if (slot.marks.fresh() > 0) word += "*";
      if (slot.marks.shaded() > 0) word += "/";
      if (slot.marks.swept() > 0) word += "~";
      words << word;
    }
  }
  return words.join(' ');
}

/// Numbers of a span of a page: two classes, scan and noscan, by turns; class 0: gone.
tricolor::SpanTile tile_of_class(std::uint32_t id, std::uint32_t turn) {
  tricolor::SpanTile tile;
  tile.id = id;
  tile.base = tricolor::kArenaBase + tricolor::Address{id} * tricolor::kPageBytes;
  if (turn == 0) return tile;
  tile.pages = 1;
  tile.slot_bytes = 64;
  tile.slots = 128;
  tile.size_class = static_cast<std::uint8_t>(4 + turn / 2);
  tile.noscan = turn % 2 != 0;
  return tile;
}

/// As it should be on the screen: by class, then by address.
std::vector<std::uint32_t> ids_in_order(const std::vector<std::uint32_t>& turns) {
  std::vector<std::uint32_t> ids;
  for (std::uint32_t turn = 1; turn < 5; ++turn) {
    // Class 4 has turn 1 only, class 5 has 2 and 3, class 6 has 4: in this order on the screen.
    for (std::uint32_t id = 0; id < turns.size(); ++id) {
      if (turns[id] == turn) ids.push_back(id);
    }
  }
  return ids;
}

}  // namespace

class HeapMapStoreTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theFirstPictureHasNoMarks() {
    SpanStore store;
    store.apply(*picture(1, "WB.G"), 0);
    QCOMPARE(look(store), "W B . G");
  }

  void whatAppearsIsFreshAndWhatVanishesIsSwept() {
    SpanStore store;
    store.apply(*picture(1, "WB.."), 0);
    store.apply(*picture(2, ".BW."), 10);
    QCOMPARE(look(store), ".~ B W* .");
  }

  void aBarrierEventShadesItsObject() {
    SnapshotBuilder builder;
    builder.epoch(1).span(5, 64, false, "WG..");
    builder.event(EventKind::kShadeDeletion, builder.address(0, 1) + 8);
    SpanStore store;
    store.apply(*builder.build(), 0);
    QCOMPARE(look(store), "W G/ . .");
  }

  void onlyEventsSinceTheLastPictureMark() {
    SnapshotBuilder builder;
    builder.epoch(1).now(1).span(5, 64, false, "GGGG");
    for (std::size_t slot = 0; slot < 3; ++slot) {
      builder.event(EventKind::kShadeInsertion, builder.address(0, slot));
    }
    SpanStore store;
    store.apply(*builder.build(), 0, false);
    QCOMPARE(look(store), "G G G/ G");
    builder.epoch(2).event(EventKind::kShadeInsertion, builder.address(0, 3));
    store.apply(builder.raw(), 1, false);
    QCOMPARE(look(store), "G G G G/");
  }

  void anEventOnAFreeSlotMarksNothing() {
    SnapshotBuilder builder;
    builder.epoch(1).span(5, 64, false, "W...");
    builder.event(EventKind::kAllocate, builder.address(0, 2));
    builder.event(EventKind::kAllocate, 0xdeadbeef);
    SpanStore store;
    store.apply(*builder.build(), 0);
    QCOMPARE(look(store), "W . . .");
  }

  void marksFadeWithTimeNotWithTheNumberOfPictures() {
    SpanStore store;
    store.apply(*picture(1, "...."), 1000);
    store.apply(*picture(2, "W..."), 1010);
    for (std::uint64_t epoch = 3; epoch < 9; ++epoch) {
      store.apply(*picture(epoch, "W..."), 1010 + static_cast<std::int64_t>(epoch));
    }
    QCOMPARE(look(store), "W* . . .");
    for (int step = 1; step <= 3; ++step) {
      store.apply(*picture(20 + static_cast<std::uint64_t>(step), "W..."), 1010 + 250 * step);
    }
    QCOMPARE(look(store), "W . . .");
  }

  void reducedMotionDropsMarksWithTheNextPicture() {
    SpanStore store;
    store.apply(*picture(1, "...."), 0, false);
    store.apply(*picture(2, "W..."), 1, false);
    QCOMPARE(look(store), "W* . . .");
    store.apply(*picture(3, "W..."), 2, false);
    QCOMPARE(look(store), "W . . .");
  }

  void aStepBackInTimeMarksNothing() {
    SpanStore store;
    store.apply(*picture(5, "WWWW"), 0);
    store.apply(*picture(4, "W..."), 10);
    QCOMPARE(look(store), "W . . .");
  }

  void spansThatDidNotChangeAreRemembered() {
    auto first = picture(1, "WB..");
    Snapshot second = *picture(2, "WB..");
    second.spans.clear();
    SpanStore store;
    store.apply(*first, 0);
    store.apply(second, 10);
    QCOMPARE(look(store), "W B . .");
  }

  void spansThatAreNoLongerListedAreForgotten() {
    SpanStore store;
    store.apply(*picture(1, "WB.."), 0);
    Snapshot empty;
    empty.epoch = 2;
    store.apply(empty, 10);
    QCOMPARE(store.listed().size(), 0u);
    QVERIFY(!store.find(tricolor::kArenaBase));
  }

  void anAddressInsideAnObjectFindsItsSlot() {
    SnapshotBuilder builder;
    builder.span(5, 64, false, "WB..").span(8, 128, true, "GB");
    SpanStore store;
    const auto snapshot = builder.build();
    store.apply(*snapshot, 0);
    const auto place = store.find(builder.address(1, 1) + 127);
    QVERIFY(place);
    QCOMPARE(place.slot, 1u);
    QCOMPARE(place.span->view.slot_bytes, 128u);
    QVERIFY(!store.find(builder.address(1, 1) + 128));
    QVERIFY(!store.find(0));
  }

  void aVersionChangesOnlyWithTheLook() {
    SpanStore store;
    store.apply(*picture(1, "WB.."), 0);
    const auto version = store.listed()[0]->version;
    store.apply(*picture(2, "WB.."), 1);
    QCOMPARE(store.listed()[0]->version, version);
    store.apply(*picture(3, "GB.."), 2);
    QVERIFY(store.listed()[0]->version != version);
  }

  void spansThatComeGoAndChangeTheirClassStayInOrder() {
    constexpr std::uint32_t kSpans = 500;
    SpanStore store;
    std::vector<std::uint32_t> turns(kSpans);
    std::uint32_t random = 1;
    const auto next = [&random] { return (random = random * 1664525 + 1013904223) >> 16; };
    for (std::uint64_t epoch = 1; epoch < 40; ++epoch) {
      Snapshot snapshot;
      snapshot.epoch = epoch;
      snapshot.has_tiles = true;
      snapshot.tiles_since_epoch = epoch - 1;
      // Now very many, now a few.
      for (std::uint32_t id = 0; id < kSpans; ++id) {
        if (epoch != 1 && next() % (epoch % 3 == 0 ? 2 : 60) != 0) continue;
        turns[id] = next() % 5;
        snapshot.tiles.push_back(tile_of_class(id, turns[id]));
      }
      store.apply(snapshot, 0);
      std::vector<std::uint32_t> ids;
      for (const auto* span : store.listed()) ids.push_back(span->view.id);
      QCOMPARE(ids, ids_in_order(turns));
    }
  }
};

TRICOLOR_TEST(heapmap_store, HeapMapStoreTest)
#include "test_heapmap_store.moc"
