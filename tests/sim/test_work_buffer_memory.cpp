// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/work_buffer_memory.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestWorkBufferMemory : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void sixteenBuffersShareASpanOf32KiB();
  void allSpansGoBackToThePageHeap();
};

void TestWorkBufferMemory::sixteenBuffersShareASpanOf32KiB() {
  Heap heap(SizeClassMap(26, false), 1);
  WorkBufferMemory memory;
  QVERIFY(memory.has_room_for(0));
  QVERIFY(!memory.has_room_for(1));
  QVERIFY(memory.grow(heap, 0).grown != 0);
  QVERIFY(memory.has_room_for(16));
  QVERIFY(!memory.has_room_for(17));
  QCOMPARE(memory.bytes(), 32 * kKiB);
}

void TestWorkBufferMemory::allSpansGoBackToThePageHeap() {
  Heap heap(SizeClassMap(26, false), 1);
  WorkBufferMemory memory;
  memory.grow(heap, 0);
  memory.grow(heap, 0);
  QCOMPARE(heap.pages().totals().manual, memory.bytes());
  memory.free_all(heap);
  QCOMPARE(memory.bytes(), Bytes{0});
  QCOMPARE(heap.pages().totals().manual, Bytes{0});
}

}  // namespace tricolor

TRICOLOR_TEST(work_buffer_memory, tricolor::TestWorkBufferMemory)
#include "test_work_buffer_memory.moc"
