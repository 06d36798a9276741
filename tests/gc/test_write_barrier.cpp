// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/gc/verifier.h"
#include "core/gc/write_barrier.h"
#include "tests/support/heap_text.h"
#include "tests/support/room_test.h"

namespace tricolor {

using test::HeapText;

class TestWriteBarrier : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theOverwrittenTargetAndTheStoredOneTurnGrey() {
    HeapText text("root->A->B, C");
    Marker marker(1, false);
    WriteBarrier barrier(1);
    MarkTally tally;
    barrier.record(0, text["A"], Heap::pack(text["B"]), Heap::pack(text["C"]));
    QCOMPARE(text.marked(), std::string());  // shading waits for the flush
    QVERIFY(barrier.flush(text.heap(), marker, 0, tally, nullptr));
    QCOMPARE(text.marked(), std::string("B C"));
    QVERIFY(barrier.empty(0));
  }

  void theBufferIsFullAfter256Stores() {
    WriteBarrier barrier(1);
    for (int i = 0; i < 255; ++i) QVERIFY(!barrier.record(0, 0, 0, 0));
    QVERIFY(barrier.record(0, 0, 0, 0));
  }

  // A is black, B still hangs from the unscanned C; the mutator moves B from C to A.
  void withoutTheBarrierAMovedPointerHidesItsTarget() {
    HeapText text("root->A, root->C->B");
    Heap& heap = text.heap();
    Marker marker(1, false);
    MarkTally tally;
    marker.mark(heap, 0, Heap::pack(text["A"]), 0, tally);
    marker.drain_one(heap, 0, tally);
    const UnbarrieredStore insertion{10, 1, text["A"], 0, text["B"]};
    const UnbarrieredStore deletion{11, 1, text["C"], text["B"], 0};
    heap.store(text["A"], text["B"]);
    heap.store(text["C"], 0);
    const Verifier verifier(heap, {{"variable a", text["A"]}, {"variable c", text["C"]}});
    const WriteBarrier none(1);
    const auto broken = verifier.black_to_white(marker, none, {});
    QCOMPARE(broken.size(), std::size_t{1});
    marker.mark(heap, 0, Heap::pack(text["C"]), 0, tally);
    while (marker.drain_one(heap, 0, tally)) {
    }
    const auto lost = verifier.reachable_is_marked({insertion, deletion});
    QCOMPARE(lost.size(), std::size_t{1});
    QVERIFY(lost[0].find("lost by the store") != std::string::npos);
    QVERIFY(lost[0].find("at 11 ns") != std::string::npos);
  }

  void aBufferedStoreProtectsItsTarget() {
    HeapText text("root->A, B");
    Heap& heap = text.heap();
    Marker marker(1, false);
    MarkTally tally;
    marker.mark(heap, 0, Heap::pack(text["A"]), 0, tally);
    marker.drain_one(heap, 0, tally);
    WriteBarrier barrier(1);
    barrier.record(0, text["A"], 0, Heap::pack(text["B"]));
    heap.store(text["A"], text["B"]);
    const Verifier verifier(heap, {{"variable a", text["A"]}});
    QVERIFY(verifier.black_to_white(marker, barrier, {}).empty());
  }
};

}  // namespace tricolor

TRICOLOR_TEST(write_barrier, tricolor::TestWriteBarrier)
#include "test_write_barrier.moc"
