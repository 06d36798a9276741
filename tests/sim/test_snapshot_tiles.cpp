// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <algorithm>
#include <map>
#include <set>

#include "core/sim/world.h"
#include "tests/support/room_test.h"

using namespace tricolor;

namespace {

World world_of(const char* program, std::map<std::string, std::int64_t> parameters) {
  Config config;
  config.program = program;
  config.parameters = {parameters.begin(), parameters.end()};
  return World::create(config).take();
}

void go_on(World& world, std::uint64_t actions) {
  RunLimit limit;
  limit.max_actions = actions;
  world.run(limit);
}

using Tiles = std::map<std::uint32_t, SpanTile>;

void take(Tiles& known, const Snapshot& snapshot) {
  for (const SpanTile& tile : snapshot.tiles) {
    if (tile.pages == 0) {
      known.erase(tile.id);
    } else {
      known[tile.id] = tile;
    }
  }
}

Snapshot all_tiles(World world) {
  return world.snapshot({});
}

}  // namespace

class SnapshotTilesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatChangedAddsUpToTheWhole() {
    World world = world_of("steady", {{"n", 3000}, {"size", 48}});
    Tiles known;
    std::uint64_t epoch = 0;
    for (int i = 0; i < 60; ++i) {
      go_on(world, 900);
      SnapshotRequest request;
      request.tiles_since_epoch = epoch;
      const Snapshot snapshot = world.snapshot(request);
      QVERIFY(snapshot.has_tiles);
      epoch = snapshot.epoch;
      take(known, snapshot);
      Tiles fresh;
      take(fresh, all_tiles(world));
      QVERIFY(known == fresh);
    }
  }

  void classesAreTheSumsOfTheirTiles() {
    World world = world_of("tree", {});
    for (int i = 0; i < 20; ++i) {
      go_on(world, 3000);
      const Snapshot snapshot = world.snapshot({});
      std::uint64_t white = 0, grey = 0, black = 0, slots = 0;
      for (const SpanTile& tile : snapshot.tiles) {
        white += tile.white;
        grey += tile.grey;
        black += tile.black;
        slots += tile.slots;
      }
      for (const SpanClassSummary& sum : snapshot.classes) {
        white -= sum.white;
        grey -= sum.grey;
        black -= sum.black;
        slots -= sum.slots;
      }
      QCOMPARE(white + grey + black + slots, 0u);
    }
  }

  void beforeMainRunsEverySpanIsTheRuntimesOwn() {
    const Snapshot snapshot = world_of("list", {}).snapshot({});
    QVERIFY(snapshot.classes.size() > 20);
    for (const SpanTile& tile : snapshot.tiles) QVERIFY(tile.runtime_only);
    for (const SpanClassSummary& sum : snapshot.classes) QCOMPARE(sum.runtime_spans, sum.spans);
  }

  void aSpanIsTheRuntimesOwnUntilTheProgramAllocatesInIt() {
    World world = world_of("lost-object", {{"nodes", 12}, {"rounds", 50}});
    std::set<std::uint32_t> of_program;
    for (int i = 0; i < 40; ++i) {
      go_on(world, 25);
      const Snapshot snapshot = world.snapshot({});
      std::map<Address, std::uint32_t> by_base;
      for (const SpanTile& tile : snapshot.tiles) {
        if (tile.runtime_only) by_base[tile.base] = tile.pages;
        if (!tile.runtime_only) of_program.insert(tile.id);
      }
      // What the program's variables point to is never in one of the runtime's.
      for (const GoroutineView& g : snapshot.goroutines) {
        for (const Variable& variable : g.stack.variables) {
          const auto after = by_base.upper_bound(variable.value);
          if (variable.value == 0 || after == by_base.begin()) continue;
          const auto& [base, pages] = *std::prev(after);
          QVERIFY(variable.value >= base + pages * kPageBytes);
        }
      }
    }
    QVERIFY(!of_program.empty());
    QVERIFY(of_program.size() < world.snapshot({}).tiles.size() / 2);
  }

  void spansWithoutTheRuntimesStartAreAllTheProgramsExceptEmptyOnes() {
    Config config;
    config.program = "steady";
    config.runtime_startup = false;
    World world = World::create(config).take();
    go_on(world, 20'000);
    const Snapshot snapshot = world.snapshot({});
    for (const SpanTile& tile : snapshot.tiles) QCOMPARE(tile.runtime_only, tile.live() == 0);
  }

  void usedBytesAreThoseOfTheTiles() {
    World world = world_of("request", {});
    go_on(world, 50'000);
    const Snapshot snapshot = world.snapshot({});
    Bytes used = 0;
    for (const SpanTile& tile : snapshot.tiles) used += Bytes{tile.live()} * tile.slot_bytes;
    for (const SpanClassSummary& sum : snapshot.classes) used -= sum.used_bytes;
    QCOMPARE(used, 0u);
  }

  void tilesAgreeWithTheSlotsOfTheSameSpan() {
    World world = world_of("steady", {{"n", 2000}, {"size", 48}});
    go_on(world, 20'000);
    const Snapshot snapshot = world.snapshot({});
    Tiles tiles;
    take(tiles, snapshot);
    QVERIFY(!snapshot.spans.empty());
    for (const SpanView& view : snapshot.spans) {
      const SpanTile& tile = tiles.at(view.id);
      const auto number = [&](SlotColour colour) {
        return static_cast<std::uint32_t>(std::count(view.slots.begin(), view.slots.end(), colour));
      };
      QCOMPARE(tile.white, number(SlotColour::kWhite));
      QCOMPARE(tile.grey, number(SlotColour::kGrey));
      QCOMPARE(tile.black, number(SlotColour::kBlack));
      QCOMPARE(tile.state, view.state);
      QVERIFY(tile.used == 0 || view.slots[tile.used - 1] != SlotColour::kFree);
    }
  }

  void spansThatAreAskedForAreListedOnce() {
    World world = world_of("steady", {{"n", 20'000}, {"size", 48}});
    go_on(world, 200'000);
    SnapshotRequest request;
    request.spans_per_class = 2;
    for (const SpanTile& tile : world.snapshot({}).tiles) request.more_spans.push_back(tile.id);
    request.more_spans.push_back(4'000'000);
    const Snapshot snapshot = world.snapshot(request);
    const std::set<std::uint32_t> ids(snapshot.listed_spans.begin(), snapshot.listed_spans.end());
    QCOMPARE(ids.size(), snapshot.listed_spans.size());
    QCOMPARE(ids.size(), request.more_spans.size() - 1);
  }

  void anObjectIsDescribedWordByWord() {
    World world = world_of("list", {});
    go_on(world, 5'000);
    const Snapshot first = world.snapshot({});
    Address head = 0;
    for (const GoroutineView& g : first.goroutines) {
      for (const Variable& variable : g.stack.variables) {
        if (variable.name == "head") head = variable.value;
      }
    }
    QVERIFY(head != 0);
    SnapshotRequest request;
    request.objects = {head, 8, kArenaBase + (Address{1} << 34)};
    const Snapshot snapshot = world.snapshot(request);
    QCOMPARE(snapshot.objects.size(), 1u);
    const ObjectView& object = snapshot.objects[0];
    QCOMPARE(object.address, head);
    QVERIFY(!object.type.empty());
    QVERIFY(!object.pointers.empty());
    QVERIFY(object.pointers.size() <= object.pointer_words);
  }

  void pageBitsAddUpToMemStats() {
    World world = world_of("steady", {{"n", 50'000}, {"size", 48}});
    go_on(world, 400'000);
    world.apply(FreeOSMemory{});
    go_on(world, 100'000);
    SnapshotRequest request;
    request.pages = true;
    const Snapshot snapshot = world.snapshot(request);
    Bytes free = 0;
    Bytes released = 0;
    for (std::uint32_t page = 0; page < snapshot.pages.pages; ++page) {
      free += snapshot.pages.is_free(page) ? kPageBytes : 0;
      released += snapshot.pages.is_released(page) ? kPageBytes : 0;
    }
    QCOMPARE(free, snapshot.mem.HeapIdle);
    QCOMPARE(released, snapshot.mem.HeapReleased);
  }

  void extendedComesOnlyWhenAskedFor() {
    World world = world_of("steady", {{"n", 3000}, {"size", 48}});
    go_on(world, 30'000);
    QVERIFY(!world.snapshot({}).extended);
    SnapshotRequest request;
    request.extended = true;
    request.bits_of = world.snapshot({}).tiles.front().base;
    const Snapshot snapshot = world.snapshot(request);
    QVERIFY(snapshot.extended);
    QCOMPARE(snapshot.extended->caches.size(), std::size_t(snapshot.procs));
    QCOMPARE(snapshot.bit_rows.base, request.bits_of);
    // Every span is in a cache or in a central list.
    std::uint64_t spans = 0;
    for (const CentralView& v : snapshot.extended->central) {
      spans += v.partial_swept + v.partial_unswept + v.full_swept + v.full_unswept;
    }
    for (const CacheView& cache : snapshot.extended->caches) spans += cache.spans;
    for (const SpanClassSummary& sum : snapshot.classes) spans -= sum.spans;
    QCOMPARE(spans, 0u);
  }

  void lookingChangesNothing() {
    World watched = world_of("steady", {{"n", 3000}, {"size", 48}});
    World alone = watched;
    for (int i = 0; i < 10; ++i) {
      go_on(watched, 2000);
      SnapshotRequest request;
      request.extended = request.pages = true;
      watched.snapshot(request);
      go_on(alone, 2000);
    }
    QCOMPARE(watched.state_hash(), alone.state_hash());
  }
};

TRICOLOR_TEST(snapshot_tiles, SnapshotTilesTest)
#include "test_snapshot_tiles.moc"
