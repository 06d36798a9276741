// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/program/library.h"
#include "core/sim/packed_world.h"
#include "core/sim/runtime.h"
#include "tests/sim/random_world.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestPackedWorld : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void comesBackTheSameInTheMiddleOfAnything();
  void comesBackIntoAnyOtherWorld();
  void leavesTheOriginalAsItWas();
  void bringsBackWhatViewsReadOfTheHeap();
  void packsEveryProgram_data();
  void packsEveryProgram();
  void takesAFractionOfTheWorld();
  void comesBackTheSameWhereTwoThreadsShareTheWork();
};

namespace {

World verified_random_world(std::uint64_t seed) {
  SplitMix64 rng(seed * 7919);
  return made_world(test::random_config(rng), std::make_unique<test::RandomProgram>(seed, 1200, 3));
}

/// Everything but the hash that somebody may ask of a heap.
void compare_heaps(const Heap& heap, const Heap& original) {
  QCOMPARE(heap.span_table_size(), original.span_table_size());
  QCOMPARE(heap.pages().page_count(), original.pages().page_count());
  for (std::uint32_t page = 0; page < original.pages().page_count(); ++page) {
    QCOMPARE(heap.span_of_page(page), original.span_of_page(page));
    QCOMPARE(heap.page_meta(page).type, original.page_meta(page).type);
    QCOMPARE(heap.page_meta(page).changed, original.page_meta(page).changed);
    QCOMPARE(heap.page_meta(page).slot_words_and_flags,
             original.page_meta(page).slot_words_and_flags);
    QCOMPARE(heap.page_meta(page).discovered, original.page_meta(page).discovered);
    QCOMPARE(heap.page_meta(page).representative, original.page_meta(page).representative);
  }
  for (SpanId id = 0; id < original.span_table_size(); ++id) {
    const Span& s = original.span(id);
    if (s.state != Span::State::kHeap) continue;
    for (std::uint32_t slot = 0; slot < s.slots; ++slot) {
      const bool used = (original.bits(s)[slot / 64].allocated >> (slot % 64)) & 1;
      if (used) QCOMPARE(heap.type_of(heap.span(id), slot), original.type_of(s, slot));
    }
  }
}

}  // namespace

void TestPackedWorld::comesBackTheSameInTheMiddleOfAnything() {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    World world = verified_random_world(seed);
    run_some(world, 80 * seed);
    World again = PackedWorld(world).unpack();
    QCOMPARE(again.state_hash(), world.state_hash());
    QCOMPARE(again.position(), world.position());
    again.run();
    world.run();
    QCOMPARE(again.state_hash(), world.state_hash());
    QCOMPARE(again.gctrace().size(), world.gctrace().size());
  }
}

// Into its own future, its past and a stranger, whose memory was used for something else.
void TestPackedWorld::comesBackIntoAnyOtherWorld() {
  for (std::uint64_t seed = 1; seed <= 15; ++seed) {
    World world = verified_random_world(seed);
    World past = world;
    run_some(world, 500);
    const PackedWorld packed(world);
    const std::uint64_t here = world.state_hash();
    World future = world;
    future.run();
    const std::uint64_t end = future.state_hash();
    World stranger = verified_random_world(seed + 1000);
    stranger.run();
    for (World* place : {&past, &future, &stranger}) {
      packed.unpack_into(*place);
      QCOMPARE(place->state_hash(), here);
      place->run();
      QCOMPARE(place->state_hash(), end);
    }
  }
}

void TestPackedWorld::leavesTheOriginalAsItWas() {
  World world = verified_random_world(5);
  run_some(world, 700);
  World undisturbed = world;
  const PackedWorld packed(world);
  QCOMPARE(world.state_hash(), undisturbed.state_hash());
  QCOMPARE(world.last_event(), undisturbed.last_event());
  world.run();
  undisturbed.run();
  QCOMPARE(world.state_hash(), undisturbed.state_hash());
}

void TestPackedWorld::bringsBackWhatViewsReadOfTheHeap() {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    World world = verified_random_world(seed);
    run_some(world, 900);
    world.snapshot({});
    run_some(world, 100);
    const World again = PackedWorld(world).unpack();
    compare_heaps(again.runtime().heap(), world.runtime().heap());
  }
}

void TestPackedWorld::packsEveryProgram_data() {
  QTest::addColumn<QString>("program");
  for (const ProgramSpec& spec : program_library()) {
    QTest::newRow(spec.name.data()) << QString::fromStdString(std::string(spec.name));
  }
}

void TestPackedWorld::packsEveryProgram() {
  QFETCH(QString, program);
  Config config;
  config.program = program.toStdString();
  World world = made_world(config);
  World other = world;
  for (int i = 0; i < 3; ++i) {
    run_some(world, 15'000);
    PackedWorld(world).unpack_into(other);
    QCOMPARE(other.state_hash(), world.state_hash());
    run_some(other, 15'000);
    run_some(world, 15'000);
    QCOMPARE(other.state_hash(), world.state_hash());
  }
}

void TestPackedWorld::takesAFractionOfTheWorld() {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", 60'000}, {"size", 64}, {"steps", 4'000'000}, {"kind", 2}, {"fill", 2}};
  World world = made_world(config);
  run_some(world, 200'000);
  QVERIFY(PackedWorld(world).bytes() < world.host_bytes() / 4);
}

// With more objects with pointers than one thread packs alone; some spans in between without.
void TestPackedWorld::comesBackTheSameWhereTwoThreadsShareTheWork() {
  Config config;
  config.program = "steady";
  config.parameters = {
      {"n", 200'000}, {"size", 48}, {"steps", 4'000'000}, {"kind", 2}, {"fill", 2}};
  World world = made_world(config);
  run_some(world, 350'000);
  QVERIFY(world.mem_stats().HeapAlloc > 10'000'000);
  World other = verified_random_world(1);
  PackedWorld(world).unpack_into(other);
  QCOMPARE(other.state_hash(), world.state_hash());
  run_some(other, 100'000);
  run_some(world, 100'000);
  QCOMPARE(other.state_hash(), world.state_hash());
}

}  // namespace tricolor

TRICOLOR_TEST(packed_world, tricolor::TestPackedWorld)
#include "test_packed_world.moc"
