// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <algorithm>
#include <vector>

#include "core/program/quiet_allocator.h"
#include "tests/support/room_test.h"

namespace tricolor {
namespace {

/// Counts how often it is asked.
struct CountingHost final : StoreHost {
  Ticks first_store() override {
    ++first_stores;
    return 1'000;
  }
  int first_stores = 0;
};

/// A processor of its own with 32-byte objects of one pointer, and time up to `horizon`.
struct World32 {
  explicit World32(Ticks horizon_ticks, bool used_before = false) : horizon(horizon_ticks) {
    type = heap.types().intern("node", 32, PointerLayout::all(1));
    const int c = span_class(heap.sizes().class_for(32, false), false);
    const SpanId span = heap.create_span(c, 0, 0).id;
    heap.span(span).needs_zero = used_before;
    heap.span(span).clearing_waits = used_before ? Span::kAllWaits : 0;
    heap.cache(0, span);
    plans.resize(std::size_t{type} + 1);
    plans[type] = {.cost = 100,
                   .wait_cost = 150,
                   .bytes = 32,
                   .slot_bytes = 32,
                   .span_class = static_cast<std::int16_t>(c)};
    first = allocator().allocate(type, 0);  // from now on the span holds this type
  }
  QuietAllocator allocator() {
    return QuietAllocator(
        {heap, 0, clock, at, horizon, INT64_MAX, actions_left, actions, plans, balance});
  }
  void start_marking(std::int64_t balance_of_goroutine) {
    heap.set_allocate_black(true);
    balance_bytes = balance_of_goroutine;
    balance = &balance_bytes;
  }
  const QuietBarrier* barrier() const { return &quiet_barrier; }
  std::uint64_t hash() const {
    Hasher hasher;
    heap.hash(hasher);
    return hasher.value();
  }

  Heap heap{SizeClassMap(19, false), 1};
  TypeId type = 0;
  Ticks clock = 0;
  Address at = 0;
  Ticks horizon = 0;
  std::uint64_t actions_left = 1000;
  std::uint64_t actions = 0;
  std::vector<AllocationPlan> plans;
  std::int64_t balance_bytes = 0;
  std::int64_t* balance = nullptr;
  BarrierBuffer buffer;
  QuietBarrier quiet_barrier{&buffer, &clock};
  Address first = 0;
};

}  // namespace

class TestQuietAllocator : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aBurstIsTheSameAsOneAllocationAfterTheOther() {
    World32 single(1'000'000);
    World32 many(1'000'000);
    QuietAllocator one_by_one = single.allocator();
    QuietAllocator at_once = many.allocator();
    Burst burst = at_once.begin(many.type, 7);
    Ticks work = 7;
    for (int i = 0; i < 10; ++i) {
      QCOMPARE(burst.take(), one_by_one.allocate(single.type, work));
      burst.spend(5);
      work = 5;
    }
    QCOMPARE(at_once.end(many.type, burst), Ticks{5});
    QCOMPARE(many.clock, single.clock);
    QCOMPARE(many.at, single.at);
    QCOMPARE(many.actions, single.actions);
    QCOMPARE(many.actions_left, single.actions_left);
    QCOMPARE(many.hash(), single.hash());
    QCOMPARE(many.heap.take_scan_alloc(0), single.heap.take_scan_alloc(0));
    QCOMPARE(many.heap.exact_counts().mallocs, single.heap.exact_counts().mallocs);
  }

  void aBurstStoresToATableAsToAnyObject_data() {
    QTest::addColumn<std::uint64_t>("entries");
    QTest::addColumn<bool>("in_a_row");
    QTest::newRow("words in one chunk") << std::uint64_t{5000} << true;
    QTest::newRow("words in two") << PointerWords::kChunkWords + 5000 << false;
  }
  void aBurstStoresToATableAsToAnyObject() {
    QFETCH(std::uint64_t, entries);
    QFETCH(bool, in_a_row);
    World32 world(kMillisecond);
    Heap& heap = world.heap;
    const Bytes bytes = entries * kWordBytes;
    const TypeId type = heap.types().intern("table", bytes, PointerLayout::all(entries));
    const SpanId span = heap.create_span(span_class(kLargeClass, false), bytes).id;
    const Address object = heap.allocate_large(0, span, type);
    Burst burst = world.allocator().begin(world.type, 0);
    const Burst::Table table = burst.table(object, entries);
    QCOMPARE(table.in_a_row != nullptr, in_a_row);
    for (const std::uint64_t word : {std::uint64_t{0}, entries / 2, entries - 1}) {
      const Address node = burst.take();
      burst.store(table, word, node);
      QCOMPARE(heap.load(object + word * kWordBytes), node);
      burst.store(node, 0, object);
      QCOMPARE(heap.load(node), object);
      burst.store(object, word, 0);
      QCOMPARE(heap.load(object + word * kWordBytes), Address{0});
    }
  }

  void aBurstEndsWithTheQuantum() {
    World32 world(1'000);
    QuietAllocator allocator = world.allocator();
    Burst burst = allocator.begin(world.type, 0);
    int taken = 0;
    while (burst.take() != 0) ++taken;
    allocator.end(world.type, burst);
    QCOMPARE(taken, 9);  // the first took 100 of the 1,000 as well
    QCOMPARE(world.clock, Ticks{1'000});
  }

  void aSlotThatHasToBeClearedCostsMore() {
    World32 world(1'000, true);
    QCOMPARE(world.clock, Ticks{250});
    QuietAllocator allocator = world.allocator();
    Burst burst = allocator.begin(world.type, 0);
    int taken = 0;
    while (burst.take() != 0) ++taken;
    allocator.end(world.type, burst);
    QCOMPARE(taken, 3);
  }

  void aBurstEndsWithItsGroupOf64Slots() {
    World32 world(1'000'000);
    QuietAllocator allocator = world.allocator();
    Burst burst = allocator.begin(world.type, 0);
    int taken = 0;
    while (burst.take() != 0) ++taken;
    QCOMPARE(taken, 63);
  }

  // Marking sees no difference, nor does what the objects and stores cost.
  void aBurstWhileMarkingIsTheSameAsOneAllocationAndStoreAfterTheOther() {
    World32 single(1'000'000);
    World32 many(1'000'000);
    for (World32* world : {&single, &many}) world->start_marking(1'000);
    QuietAllocator one_by_one = single.allocator();
    QuietAllocator at_once = many.allocator();
    Burst burst = at_once.begin(many.type, 0, 1, many.barrier());
    for (int i = 0; i < 10; ++i) {
      const Address object = one_by_one.allocate(single.type, 0);
      single.buffer.add(Heap::pack(object), 0, Heap::pack(single.first));
      single.clock += cost::kBarrierStore;
      single.heap.store(object, single.first);
      QCOMPARE(burst.take(), object);
      burst.store(object, 0, many.first);
    }
    at_once.end(many.type, burst);
    QCOMPARE(many.clock, single.clock);
    QCOMPARE(many.balance_bytes, single.balance_bytes);
    QCOMPARE(many.hash(), single.hash());
    QCOMPARE(many.heap.take_born_black_bytes(), single.heap.take_born_black_bytes());
    QVERIFY(std::ranges::equal(many.buffer.values(), single.buffer.values()));
  }

  void aBurstWhileMarkingEndsBeforeTheBarriersBufferIsFull() {
    World32 world(1'000'000);
    world.start_marking(1'000'000);
    while (world.buffer.room() > 8) world.buffer.add(0, 0, 0);
    QuietAllocator allocator = world.allocator();
    Burst burst = allocator.begin(world.type, 0, 3, world.barrier());
    int taken = 0;
    while (const Address object = burst.take()) {
      for (int store = 0; store < 3; ++store) burst.store(object, 0, 0);
      ++taken;
    }
    allocator.end(world.type, burst);
    QCOMPARE(taken, 2);
    QCOMPARE(world.buffer.room(), std::uint32_t{2});
    QVERIFY(!allocator.begin(world.type, 0, 3, world.barrier()));
  }

  void aBurstWhileMarkingEndsWhenTheGoroutineHasToPay() {
    World32 world(1'000'000);
    world.start_marking(100);
    QuietAllocator allocator = world.allocator();
    Burst burst = allocator.begin(world.type, 0, 1, world.barrier());
    int taken = 0;
    while (burst.take() != 0) ++taken;
    allocator.end(world.type, burst);
    QCOMPARE(taken, 3);
    QCOMPARE(world.balance_bytes, std::int64_t{4});
  }

  // The pages of a span that is made while marking: 63 slots of 32 bytes lie on one, the rest
  // of the span on another.
  void aBurstPaysForItsFirstStoreToAPageThatOnlyTheBarrierHasRead() {
    World32 world(1'000'000);
    world.start_marking(1'000'000);
    CountingHost host;
    UntouchedPages untouched;
    untouched.add((world.first - kArenaBase) / kSystemPageBytes * kSystemPageBytes,
                  2 * kSystemPageBytes);
    world.quiet_barrier.untouched = &untouched;
    world.quiet_barrier.host = &host;
    QuietAllocator allocator = world.allocator();
    Burst burst = allocator.begin(world.type, 0, 1, world.barrier());
    const Ticks before = world.clock;
    int taken = 0;
    while (const Address object = burst.take()) {
      burst.store(object, 0, world.first);
      ++taken;
    }
    allocator.end(world.type, burst);
    QCOMPARE(taken, 63);
    QCOMPARE(host.first_stores, 1);
    QVERIFY(!untouched.empty());
    const Ticks each = world.plans[world.type].cost + cost::kAssistBalance + cost::kAllocateBlack +
                       cost::kBarrierStore;
    QCOMPARE(world.clock - before, 63 * each + 1'000);
  }

  void noBurstStartsWithoutABarrierWhileMarkingOrSteppingOrForAnotherType() {
    World32 world(1'000'000);
    const TypeId other = world.heap.types().intern("other", 32, PointerLayout::all(2));
    world.plans.resize(std::size_t{other} + 1);
    world.plans[other] = world.plans[world.type];
    QVERIFY(world.allocator().begin(world.type, 0));
    QVERIFY(!world.allocator().begin(other, 0));
    world.actions_left = 1;
    QVERIFY(!world.allocator().begin(world.type, 0));
    world.actions_left = 1000;
    world.start_marking(1'000);
    QVERIFY(!world.allocator().begin(world.type, 0));
  }
};

}  // namespace tricolor

TRICOLOR_TEST(quiet_allocator, tricolor::TestQuietAllocator)
#include "test_quiet_allocator.moc"
