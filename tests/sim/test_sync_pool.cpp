// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <cmath>

#include "core/sim/sync_pool.h"
#include "core/sim/world.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestSyncPool : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void ringsDoubleFromEightEntries() {
    SyncPool pool("p", 1);
    pool.put(0, 1000);
    QCOMPARE(pool.needed_ring(0), 8U);
    Address next = 1;
    for (const std::uint32_t entries : {8U, 16U, 32U}) {
      QCOMPARE(pool.needed_ring(0), entries);
      pool.add_ring(0, entries, next, next + 1);
      for (std::uint32_t i = 0; i < entries; ++i) {
        QCOMPARE(pool.needed_ring(0), 0U);
        pool.put(0, next++);
      }
    }
  }

  void whatWasTakenMakesRoomInTheRing() {
    SyncPool pool("p", 2);
    pool.put(0, 1);
    pool.add_ring(0, 8, 100, 101);
    for (Address object = 2; object < 10; ++object) pool.put(0, object);
    QCOMPARE(pool.needed_ring(0), 16U);
    QCOMPARE(pool.get(1), Address{2});  // stolen from the tail
    QCOMPARE(pool.needed_ring(0), 0U);
  }

  void eachCycleNeedsAnArrayOfItsOwn() {
    SyncPool pool("p", 1);
    QVERIFY(pool.needs_array());
    pool.set_array(64);
    QVERIFY(!pool.needs_array());
    pool.clear();
    QVERIFY(pool.needs_array());
    int visited = 0;
    pool.for_each([&](Address) { ++visited; });
    QCOMPARE(visited, 1);  // the victim's
    pool.clear();
    visited = 0;
    pool.for_each([&](Address) { ++visited; });
    QCOMPARE(visited, 0);
  }

  void theVictimGivesItsOldestAfterItsPrivateOne() {
    SyncPool pool("p", 1);
    for (Address object = 10; object < 14; ++object) pool.put(0, object);
    pool.clear();
    QCOMPARE(pool.get(0), Address{10});
    QCOMPARE(pool.get(0), Address{11});
    pool.put(0, 11);
    QCOMPARE(pool.get(0), Address{11});
    QCOMPARE(pool.get(0), Address{12});
    QCOMPARE(pool.get(0), Address{13});
    QCOMPARE(pool.get(0), Address{0});
  }

  // Real, recorded on another machine with a runtime 1.19.8 that prints its assists: seven pools
  // join their list anew after each cycle, whose four arrays are four refills; with them the heap
  // passes its goal before the second assist, and the rest of the work is spread out.
  void theListOfPoolsIsMadeAnewAfterEachCycle() {
    Config config;
    config.program = "pool";
    config.parameters = {{"live", 10'000}, {"batches", 300}, {"batch", 16}, {"garbage", 30}};
    config.go_minor = 19;
    config.gogc = 15;
    config.procs = 1;
    config.seed = 7;
    const World world = finished_world(config);
    const CycleRecord& fourth = world.cycles()[3];
    const auto near = [](Bytes simulated, double real) {
      return std::abs(static_cast<double>(simulated) / real - 1) < 0.005;
    };
    QVERIFY2(near(fourth.heap_at_start_bytes, 3'176'528),
             qPrintable(QString::number(fourth.heap_at_start_bytes)));
    QVERIFY2(near(fourth.heap_at_mark_end_bytes, 3'530'816),
             qPrintable(QString::number(fourth.heap_at_mark_end_bytes)));
  }

  void aRunWithPoolsIsSound() {
    Config config;
    config.program = "pool";
    config.parameters = {{"live", 4000}, {"batches", 2000}};
    config.verify = true;
    auto made = World::create(config);
    QVERIFY(made.ok());
    QCOMPARE(made.value().run(), StopReason::kFinished);
    QVERIFY(made.value().verified_cycles() > 0);
    QVERIFY(made.value().violations().empty());
  }
};

}  // namespace tricolor

TRICOLOR_TEST(sync_pool, tricolor::TestSyncPool)
#include "test_sync_pool.moc"
