// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/background_scavenger.h"
#include "core/sim/world.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {

using Next = BackgroundScavenger::Next;

static constexpr Ticks kMs = ticks_of(kMillisecond);
static const Released kWholeQuantum{ScavengePacer::kQuantum, 1};

/// A heap that shrinks to a tenth after its first third, and goes on allocating.
static Config shrinking(int go_minor) {
  Config config;
  config.program = "ramp";
  config.parameters = {
      {"n", 40'000}, {"size", 1024}, {"garbage", 0}, {"plateau", 0}, {"tail", 400'000}};
  config.go_minor = go_minor;
  config.procs = 1;
  return config;
}

class TestBackgroundScavenger : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void itIsParkedUntilSomebodyWakesIt() {
    BackgroundScavenger scavenger(26);
    QCOMPARE(scavenger.wake_at(), BackgroundScavenger::kNever);
    scavenger.ready();
    QVERIFY(scavenger.is_ready());
    QVERIFY(scavenger.wake());
    QVERIFY(!scavenger.is_ready());
    QVERIFY(!scavenger.wake());
  }

  void aSignalWhileItWorksWakesItAgainAfterwards() {
    BackgroundScavenger scavenger(26);
    scavenger.wake();
    scavenger.resume(0, 1);
    scavenger.ready();
    QVERIFY(!scavenger.wake());
    QVERIFY(scavenger.is_ready());
    QCOMPARE(scavenger.finish(kMs), Next::kPark);
    QVERIFY(scavenger.wake());
    QVERIFY(!scavenger.is_ready());
  }

  void itParksWhenItReleasedNothing() {
    BackgroundScavenger scavenger(26);
    scavenger.wake();
    scavenger.resume(0, 1);
    QCOMPARE(scavenger.finish(kMs), Next::kPark);
    QCOMPARE(scavenger.wake_at(), BackgroundScavenger::kNever);
    QVERIFY(scavenger.wake());
  }

  void itWorksForAMillisecondThenSleepsAThousandTimesAsLong() {
    BackgroundScavenger scavenger(26);
    scavenger.wake();
    scavenger.resume(0, 1);
    QCOMPARE(scavenger.did(kWholeQuantum, kMs / 2, kMs / 2), Next::kGoOn);
    QCOMPARE(scavenger.did(kWholeQuantum, kMs / 2, kMs), Next::kSleep);
    QCOMPARE(scavenger.wake_at(), kMs + ticks_of(kSecond));
  }

  void itSleepsEarlyWhenNoFreeMemoryIsLeft() {
    BackgroundScavenger scavenger(26);
    scavenger.wake();
    scavenger.resume(0, 1);
    QCOMPARE(scavenger.did({kPageBytes, 1}, kMs / 10, kMs / 10), Next::kSleep);
  }

  void whoIsWokenEarlyLearnsFromTheShortSleepAndSleepsLonger() {
    BackgroundScavenger scavenger(26);
    Ticks now = 0;
    scavenger.wake();
    for (int i = 0; i < 3; ++i) {
      scavenger.resume(now, 1);
      now += kMs;
      QCOMPARE(scavenger.did(kWholeQuantum, kMs, now), Next::kSleep);
      now += kMs;
      QVERIFY(scavenger.wake());
    }
    QVERIFY(scavenger.pacer().sleep_ratio() < 1);
  }

  void aShrunkenHeapGivesItsMemoryBack_data() {
    QTest::addColumn<int>("minor");
    for (const int minor : {19, 21, 22, 26}) QTest::addRow("1.%d", minor) << minor;
  }
  void aShrunkenHeapGivesItsMemoryBack() {
    QFETCH(int, minor);
    const World world = finished_world(shrinking(minor));
    Bytes most = 0;
    for (const CycleRecord& c : world.cycles()) most = std::max(most, c.heap_inuse_bytes);
    const MemStats m = world.mem_stats();
    QVERIFY2(m.HeapReleased > most / 4, qPrintable(QString::number(m.HeapReleased)));
    // A tenth more than what the heap needs is kept.
    QVERIFY(m.HeapSys - m.HeapReleased >= m.HeapInuse);
  }

  void growthUnderALimitReleasesMemoryElsewhereFirst() {
    Config config = shrinking(19);
    config.memory_limit = std::int64_t{80} << 20;
    const World world = finished_world(config);
    for (const CycleRecord& c : world.cycles()) {
      QVERIFY(c.mapped_ready_bytes <= Bytes{80} << 20);
    }
  }
};

}  // namespace tricolor

TRICOLOR_TEST(background_scavenger, tricolor::TestBackgroundScavenger)
#include "test_background_scavenger.moc"
