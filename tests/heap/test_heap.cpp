// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "tests/support/heap_text.h"
#include "tests/support/room_test.h"

namespace tricolor {

using test::HeapText;

class TestHeap : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void slotsAreHandedOutInAscendingAddressOrder() {
    HeapText text("A,B,C");
    QCOMPARE(text["A"], kArenaBase);
    QCOMPARE(text["B"], kArenaBase + 64);
    QCOMPARE(text["C"], kArenaBase + 128);
  }

  void interiorPointersFindTheirObject() {
    HeapText text("A,B");
    const ObjectRef ref = text.heap().find(text["B"] + 40);
    QVERIFY(ref);
    QCOMPARE(ref.slot, 1U);
    QVERIFY(!text.heap().find(text["B"] + 64));
    QVERIFY(!text.heap().find(0));
    QVERIFY(!text.heap().find(kArenaBase + 40 * kMiB));
  }

  void aSlotIsReusedOnlyAfterItsSpanWasSwept() {
    HeapText text("root->A, B");
    Heap& heap = text.heap();
    const Address b = text["B"];
    const int c = span_class(6, false);
    const SpanId id = heap.find(b).span;
    Marker marker(1, false);
    text.mark_all(marker);
    heap.retire_cached(0, c);
    QVERIFY(heap.find(b));
    QCOMPARE(heap.sweep_span(id).freed, 1U);
    QVERIFY(!heap.find(b));
    heap.cache(0, id);
    QCOMPARE(heap.allocate_cached(0, c, heap.type_of(heap.span(id), 0)), b);
  }

  void reusedPointerMemoryReadsAsNil() {
    HeapText text("root->A, B->A");
    Heap& heap = text.heap();
    const Address b = text["B"];
    const SpanId id = heap.find(b).span;
    QVERIFY(heap.load(b) != 0);
    Marker marker(1, false);
    text.mark_all(marker);
    heap.retire_cached(0, span_class(6, false));
    heap.sweep_span(id);
    heap.cache(0, id);
    QCOMPARE(heap.allocate_cached(0, span_class(6, false), 1), b);
    QCOMPARE(heap.load(b), Address{0});
  }

  void aCopyIsIndependentAndHashesTheSame() {
    HeapText text("root->A->B, C->A");
    Heap copy = text.heap();
    Hasher before;
    Hasher after;
    text.heap().hash(before);
    copy.hash(after);
    QCOMPARE(before.value(), after.value());
    copy.store(text["A"], 0);
    QCOMPARE(text.heap().load(text["A"]), text["B"]);
    Hasher changed;
    copy.hash(changed);
    QVERIFY(changed.value() != before.value());
  }

  void objectsBornWhileMarkingAreBlack() {
    HeapText text("root->A");
    text.heap().set_allocate_black(true);
    const Address b = text["B"];
    QVERIFY(text.heap().is_marked(text.heap().find(b)));
    QCOMPARE(text.heap().take_born_black_bytes(), Bytes{64});
  }

  void countsAreExactWithoutFlushingTheCaches() {
    HeapText text("A,B,C");
    QCOMPARE(text.heap().counts().mallocs[6], std::uint64_t{0});
    QCOMPARE(text.heap().exact_counts().mallocs[6], std::uint64_t{3});
    QCOMPARE(text.heap().exact_counts().allocated_bytes, Bytes{192});
  }
};

}  // namespace tricolor

TRICOLOR_TEST(heap, tricolor::TestHeap)
#include "test_heap.moc"
