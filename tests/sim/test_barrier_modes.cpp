// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/world.h"
#include "tests/support/room_test.h"

namespace tricolor {

namespace {

enum Way { kExchange, kStack, kBox };

World run(Way way, BarrierMode mode) {
  Config config;
  config.program = "lost-object";
  config.parameters = {{"nodes", way == kBox ? 100 : 20'000},
                       {"way", way},
                       {"rounds", way == kBox ? 400'000 : 50'000}};
  config.write_barrier = mode;
  config.verify = true;
  World world = std::move(World::create(config).value());
  world.run();
  return world;
}

}  // namespace

/// What each half of the hybrid barrier is for, with stacks that are scanned once.
class TestBarrierModes : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void bothHalvesLoseNothing() {
    for (const Way way : {kExchange, kStack, kBox}) {
      QVERIFY(run(way, BarrierMode::kBoth).violations().empty());
    }
  }

  void withoutAnyHalfEachWayLosesAnObject() {
    for (const Way way : {kExchange, kStack, kBox}) {
      QVERIFY(!run(way, BarrierMode::kNone).violations().empty());
    }
  }

  void eitherHalfProtectsAnExchangeBetweenHeapObjects() {
    QVERIFY(run(kExchange, BarrierMode::kDeletionOnly).violations().empty());
    QVERIFY(run(kExchange, BarrierMode::kInsertionOnly).violations().empty());
  }

  // The item moves from an unscanned node to a stack that is scanned already.
  void theInsertionHalfAloneLosesWhatHidesOnABlackStack() {
    World world = run(kStack, BarrierMode::kInsertionOnly);
    const Snapshot last = world.snapshot({});
    QCOMPARE(last.lost.size(), std::size_t{1});
    const Violation& lost = last.lost.front();
    QCOMPARE(lost.holder, Address{0});
    QCOMPARE(lost.holder_name, std::string("goroutine 1 variable held"));
    QCOMPARE(lost.lost_type, std::string("main.item"));
    QVERIFY(lost.has_store && lost.deleted);
    QCOMPARE(lost.old_value, lost.lost);
    QCOMPARE(lost.new_value, Address{0});
    QVERIFY(lost.store_object != 0);
    QVERIFY(run(kStack, BarrierMode::kDeletionOnly).violations().empty());
  }

  // The item moves from a stack that is not scanned yet into an object that is born black.
  void theDeletionHalfAloneLosesWhatAGreyStackPutsIntoANewObject() {
    World world = run(kBox, BarrierMode::kDeletionOnly);
    const Snapshot last = world.snapshot({});
    QCOMPARE(last.lost.size(), std::size_t{1});
    const Violation& lost = last.lost.front();
    QVERIFY(lost.holder != 0);
    QVERIFY(lost.has_store && !lost.deleted);
    QCOMPARE(lost.store_slot, lost.slot);
    QCOMPARE(lost.store_object, lost.holder);
    QCOMPARE(lost.new_value, lost.lost);
  }

  void theRunStopsAtTheViolationWithTheLostObjectStillInPlace() {
    World world = run(kBox, BarrierMode::kDeletionOnly);
    QVERIFY(!world.finished());
    SnapshotRequest request;
    request.graph.wanted = true;
    const Snapshot last = world.snapshot(request);
    const GraphView& graph = last.graph;
    bool seen = false;
    for (const GraphNode& node : graph.nodes) {
      if (node.key != last.lost.front().lost) continue;
      seen = true;
      QVERIFY(node.colour == SlotColour::kWhite);
      QVERIFY(node.reach == GraphReach::kReachable);
    }
    QVERIFY(seen);
  }

  void theModeChangesWhileARunGoesOnAndTheVerifierComesWithIt() {
    Config config;
    config.program = "lost-object";
    World world = std::move(World::create(config).value());
    QVERIFY(!world.config().verify);
    world.apply(SetWriteBarrier{BarrierMode::kNone});
    QVERIFY(world.config().verify);
    QCOMPARE(world.run(), StopReason::kViolation);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(barrier_modes, tricolor::TestBarrierModes)
#include "test_barrier_modes.moc"
