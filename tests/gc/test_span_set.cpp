// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/gc/span_set.h"
#include "core/gc/work_buffers.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestSpanSet : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void spansComeOutInTheOrderInWhichTheyWentIn() {
    SpanSetMemory memory;
    SpanSet set;
    for (SpanId id = 1; id <= 3; ++id) set.push(id, memory);
    QCOMPARE(set.pop(memory), SpanId{1});
    set.push(4, memory);
    for (SpanId id = 2; id <= 4; ++id) QCOMPARE(set.pop(memory), id);
    QCOMPARE(set.pop(memory), kNoSpan);
  }

  void theFirstSpanOfASetTakesATableAndABlock() {
    SpanSetMemory memory;
    SpanSet first;
    SpanSet second;
    QCOMPARE(memory.bytes(), Bytes{0});
    first.push(1, memory);
    QCOMPARE(memory.bytes(), Bytes{6'168});
    second.push(2, memory);
    QCOMPARE(memory.bytes(), Bytes{2 * 6'168});
    QCOMPARE(memory.bytes(SpanSetMemory::kBlockBytesOf126), Bytes{2 * 6'656});
  }

  void aBlockThatWasResetServesAnotherSet() {
    SpanSetMemory memory;
    SpanSet first;
    SpanSet second;
    first.push(1, memory);
    first.pop(memory);
    first.reset(memory);
    second.push(2, memory);
    QCOMPARE(memory.bytes(), Bytes{6'168 + 2'048});
  }

  void aBlockGoesBackOnceAllOfItsSpansAreOut() {
    SpanSetMemory memory;
    SpanSet set;
    for (SpanId id = 1; id <= 1024; ++id) set.push(id, memory);
    QCOMPARE(memory.bytes(), Bytes{2'048 + 2 * 4'120});
    for (int i = 0; i < 1024; ++i) set.pop(memory);
    set.reset(memory);
    for (SpanId id = 1; id <= 1025; ++id) set.push(id, memory);
    QCOMPARE(memory.bytes(), Bytes{2'048 + 3 * 4'120});
  }

  // What was found first tends to lead to more.
  void aProcessorGivesTheOlderHalfOfItsWorkAway() {
    WorkBuffers work(2);
    for (PackedPointer object = 1; object <= 10; ++object) work.push(0, object);
    work.balance(0);
    QCOMPARE(work.pop(0), PackedPointer{10});
    QCOMPARE(work.pop(1), PackedPointer{5});
    QCOMPARE(work.waiting(), std::uint64_t{8});
  }
};

}  // namespace tricolor

TRICOLOR_TEST(span_set, tricolor::TestSpanSet)
#include "test_span_set.moc"
