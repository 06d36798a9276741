// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/base/rng.h"
#include "core/gc/span_queues.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestSpanQueues : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void spansComeOutInTheOrderTheyWentIn() {
    SpanQueues queues(1);
    for (SpanId id = 0; id < 10; ++id) queues.push(0, {id, 0});
    for (SpanId id = 0; id < 10; ++id) QCOMPARE(queues.pop(0).id, id);
    QCOMPARE(queues.pop(0).id, kNoSpan);
    QCOMPARE(queues.waiting(), std::uint64_t{0});
  }

  void upcomingTellsWhatThisProcessorsRingWillGiveOut() {
    SpanQueues queues(2);
    QCOMPARE(queues.upcoming(queues.own(0)).next.id, kNoSpan);
    for (SpanId id = 10; id < 14; ++id) queues.push(0, {id, 0});
    queues.push(1, {7, 0});
    QCOMPARE(queues.upcoming(queues.own(0)).next.id, SpanId{10});
    QCOMPARE(queues.upcoming(queues.own(0)).later.id, SpanId{13});
    queues.pop(0);
    QCOMPARE(queues.upcoming(queues.own(0)).next.id, SpanId{11});
    QCOMPARE(queues.upcoming(queues.own(0)).later.id, kNoSpan);
  }

  void nobodyCanTakeFromTheRingOfAnother() {
    SpanQueues queues(2);
    queues.push(0, {7, 0});
    QVERIFY(!queues.steal(1));
    QVERIFY(queues.has_local(0));
    QVERIFY(queues.flush(0));
    QVERIFY(!queues.has_local(0));
    QVERIFY(queues.steal(1));
    QCOMPARE(queues.pop(1).id, SpanId{7});
  }

  void everySixtyFourPutsSomeBecomeStealable() {
    SpanQueues queues(2);
    for (SpanId id = 0; id < 63; ++id) queues.push(0, {id, 0});
    QCOMPARE(queues.shared(), std::uint64_t{0});
    queues.push(0, {63, 0});
    QCOMPARE(queues.shared(), std::uint64_t{16});
    for (SpanId id = 64; id < 128; ++id) queues.push(0, {id, 0});
    QCOMPARE(queues.shared(), std::uint64_t{16});  // the chain was not empty
    QVERIFY(queues.steal(1));
    QCOMPARE(queues.pop(1).id, SpanId{0});
    QCOMPARE(queues.shared(), std::uint64_t{8});
    QCOMPARE(queues.pop(0).id, SpanId{16});
    QCOMPARE(queues.pop_shared(0).id, SpanId{8});
  }

  void aFullRingMovesHalfOfItself() {
    SpanQueues queues(1);
    for (SpanId id = 0; id < 256 + 16; ++id) queues.push(0, {id, 0});
    QCOMPARE(queues.shared(), std::uint64_t{16});
    queues.push(0, {272, 0});
    QCOMPARE(queues.shared(), std::uint64_t{16 + 128});
  }

  void noSpanIsLostOrDoubled() {
    SplitMix64 rng(3);
    SpanQueues queues(3);
    std::vector<int> seen(20'000);
    std::uint64_t taken = 0;
    const auto take = [&](int p) {
      QueuedSpan span = queues.pop(p);
      if (!span) span = queues.pop_shared(p);
      if (!span && queues.steal(p)) span = queues.pop(p);
      if (!span) return;
      ++seen[span.id];
      ++taken;
    };
    for (SpanId id = 0; id < seen.size(); ++id) {
      queues.push(static_cast<int>(rng.below(3)), {id, 0});
      for (std::uint64_t n = rng.below(2); n > 0; --n) take(static_cast<int>(rng.below(3)));
      QCOMPARE(queues.waiting(), id + 1 - taken);
    }
    queues.set_processors(2);
    queues.flush(0);
    queues.flush(1);
    QCOMPARE(queues.shared(), queues.waiting());
    while (queues.waiting() != 0) take(static_cast<int>(rng.below(2)));
    for (const int times : seen) QCOMPARE(times, 1);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(span_queues, tricolor::TestSpanQueues)
#include "test_span_queues.moc"
