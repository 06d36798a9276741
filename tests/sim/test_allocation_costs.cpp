// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/allocation_costs.h"
#include "tests/support/room_test.h"

namespace tricolor {

static constexpr Bytes kGrowth = 4 * kMiB;

class TestAllocationCosts : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void growingTheHeapIsPaidWhenItGrows() {
    QCOMPARE(growing_cost(2 * kGrowth, kGrowth), cost::kGrowHeap);
    QCOMPARE(growing_cost(kArenaBytes, kGrowth), cost::kGrowHeap);
  }

  void anArenaThatBeginsBringsTablesOfItsOwn() {
    QCOMPARE(growing_cost(kArenaBytes + kGrowth, kGrowth), cost::kGrowHeap + cost::kNewArena);
    QCOMPARE(growing_cost(kArenaBytes + 2 * kGrowth, kGrowth), cost::kGrowHeap);
    QCOMPARE(growing_cost(3 * kArenaBytes, 2 * kArenaBytes), cost::kGrowHeap + 2 * cost::kNewArena);
  }

  void theFirstArenaIsThereBeforeTheProgram() {
    QCOMPARE(growing_cost(kGrowth, kGrowth), cost::kGrowHeap);
    QCOMPARE(growing_cost(2 * kArenaBytes, 2 * kArenaBytes), cost::kGrowHeap + cost::kNewArena);
  }

  // Go 1.26.8 and 1.19.8, objects of 64 KiB and 1 MB that nobody writes to: 0.6 and 1.0 us, 2.1 and
  // 18.7 us where the heap need not grow.
  void onlyOldVersionsPayForEachByteOfNewMemory() {
    QCOMPARE(new_memory_byte(21), Ticks{0});
    QVERIFY(new_memory_byte(20) > 0);
  }

  void piecesOfBitsThatAreUsedAgainAreClearedAndBackedOnce() {
    const Bytes piece = MarkBitArenas::kPieceBytes;
    const Ticks cleared = cleared_bits_cost({.bytes = piece, .backed = 0});
    QVERIFY(cleared > 0);
    QCOMPARE(cleared_bits_cost({.bytes = piece, .backed = piece - kSystemPageBytes}),
             cleared + static_cast<Ticks>(piece - kSystemPageBytes) * kPageFaultByte);
    QCOMPARE(cleared_bits_cost({}), Ticks{0});
  }
};

}  // namespace tricolor

TRICOLOR_TEST(allocation_costs, tricolor::TestAllocationCosts)
#include "test_allocation_costs.moc"
