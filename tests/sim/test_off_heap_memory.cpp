// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/off_heap_memory.h"
#include "core/sim/world.h"
#include "tests/support/room_test.h"

namespace tricolor {

static constexpr Bytes kBytesAtStart = 8'240'144;
static constexpr Bytes kRoom = 188'200;

class TestOffHeapMemory : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void descriptorsComeInPiecesOf113() {
    OffHeapMemory memory(kBytesAtStart, 144, 2, kRoom);
    QCOMPARE(memory.span_descriptors(), Bytes{2 * 16'272});
    memory.spans(227);
    QCOMPARE(memory.span_descriptors(), Bytes{3 * 16'272});
    memory.spans(1);
    QCOMPARE(memory.span_descriptors(), Bytes{3 * 16'272});
    QCOMPARE(OffHeapMemory(kBytesAtStart, 144, 1, kRoom).span_descriptors(), Bytes{16'272});
  }

  void spanSetsAndDescriptorsAreCutFromPiecesOf256KiB() {
    OffHeapMemory memory(kBytesAtStart, 144, 1, kRoom);
    QCOMPARE(memory.total(), kBytesAtStart);
    memory.span_sets(180 * kKiB);  // what is left of the start's piece
    QCOMPARE(memory.total(), kBytesAtStart);
    memory.spans(200);  // a second piece of descriptors
    QCOMPARE(memory.total(), kBytesAtStart + 256 * kKiB);
    QCOMPARE(memory.other_tables(), 188'200 + 256 * kKiB - 180 * kKiB - 16 * kKiB);
    memory.span_sets(1);  // what sets have taken they keep
    QCOMPARE(memory.total(), kBytesAtStart + 256 * kKiB);
  }

  // Real: OtherSys and GCSys of 1.19.8 with a class more at a time (the sets' tables of a class).
  void whatTheStartHasTakenIsNotTakenAgain() {
    OffHeapMemory memory(kBytesAtStart, 144, 1, 34'000);
    memory.span_sets(34 * 6'168);
    memory.main_begins();
    QCOMPARE(memory.total(), kBytesAtStart);
    QCOMPARE(memory.other_tables(), Bytes{34'000});
    memory.span_sets(39 * 6'168);
    QCOMPARE(memory.total(), kBytesAtStart);
    memory.span_sets(40 * 6'168);
    QCOMPARE(memory.total(), kBytesAtStart + 256 * kKiB);
  }

  void moreDescriptorsAtTheStartLeaveLessRoomForTables() {
    OffHeapMemory memory(kBytesAtStart, 144, 2, 34'000);
    QCOMPARE(memory.other_tables(), 34'000 - 16 * kKiB);
  }

  void everyProcessorHasItsOwnPieceFromTheFirstCycleOn() {
    OffHeapMemory memory(kBytesAtStart, 144, 3, kRoom);
    QCOMPARE(memory.total(), kBytesAtStart);
    memory.next_epoch();
    QCOMPARE(memory.total(), kBytesAtStart + 2 * 256 * kKiB);
  }

  void markBitsOfThreeCyclesAreKept() {
    OffHeapMemory memory(kBytesAtStart, 144, 1, kRoom);
    for (int cycle = 0; cycle < 6; ++cycle) {
      memory.bits(60 * kKiB);
      memory.next_epoch();
    }
    QCOMPARE(memory.mark_bits(), 2 * 64 * kKiB);  // beyond the start's
    memory.bits(65 * kKiB);
    QCOMPARE(memory.mark_bits(), 3 * 64 * kKiB);
  }

  void thePartsOfSysAddUp() {
    Config config;
    config.program = "steady";
    config.parameters = {{"n", 40'000}, {"steps", 400'000}};
    config.go_minor = 19;
    auto made = World::create(config);
    QVERIFY(made.ok());
    RunLimit limit;
    limit.step = RunLimit::Step::kPhase;
    while (made.value().run(limit) != StopReason::kFinished) {
      const MemStats m = made.value().mem_stats();
      QCOMPARE(m.Sys, m.HeapSys + m.StackSys + m.MSpanSys + m.MCacheSys + m.BuckHashSys + m.GCSys +
                          m.OtherSys);
      QVERIFY(m.GCSys >= 7'800'000 && m.GCSys < 10 * kMiB);
      QVERIFY(m.MSpanInuse <= m.MSpanSys);
      // Heap, stacks and work buffers share the address space, which grows by 4 MiB.
      QVERIFY(m.HeapSys + m.StackSys <= (m.HeapSys / (4 * kMiB) + 1) * 4 * kMiB);
    }
  }
};

}  // namespace tricolor

TRICOLOR_TEST(off_heap_memory, tricolor::TestOffHeapMemory)
#include "test_off_heap_memory.moc"
