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
    while (queues.has_local(0)) queues.pop(0);
    QVERIFY(queues.take_back(0));
    QCOMPARE(queues.pop(0).id, SpanId{8});
  }

  void aRingOfFewerThanTenSharesNothing() {
    for (const std::size_t size : {std::size_t{9}, std::size_t{10}}) {
      SpanQueues queues(2);
      for (SpanId id = 0; id < 64; ++id) {
        if (queues.local(0) == size) queues.pop(0);
        queues.push(0, {id, 0});
      }
      QCOMPARE(queues.shared(), std::uint64_t{size < 10 ? 0U : 5U});
    }
  }

  void whoTakesFromAChainTakesTheLargerHalfAndAtMostHalfARing() {
    SpanQueues queues(2);
    for (SpanId id = 0; id < 5; ++id) queues.push(0, {id, 0});
    queues.flush(0);
    QVERIFY(queues.steal(1));
    QCOMPARE(queues.local(1), std::size_t{3});
    QVERIFY(queues.take_back(0));
    QCOMPARE(queues.local(0), std::size_t{1});
    QCOMPARE(queues.pop(0).id, SpanId{3});
    QCOMPARE(queues.shared(), std::uint64_t{1});
    SpanQueues many(2);
    for (SpanId id = 0; id < 1000; ++id) many.push(0, {id, 0});
    QVERIFY(many.shared() > 256);
    QVERIFY(many.steal(1));
    QCOMPARE(many.local(1), std::size_t{128});
  }

  void whatIsSharedByPuttingIsAnOfferAndWhatIsFlushedIsNone() {
    SpanQueues queues(2);
    queues.push(0, {7, 0});
    queues.flush(0);
    QVERIFY(!SpanQueues::has_offered(queues.own(0)));
    while (queues.take_back(0)) queues.pop(0);
    for (SpanId id = 0; id < 64; ++id) queues.push(0, {id, 0});
    QVERIFY(SpanQueues::has_offered(queues.own(0)));
    QVERIFY(!SpanQueues::has_offered(queues.own(1)));
    SpanQueues::forget_offer(queues.own(0));
    QVERIFY(!SpanQueues::has_offered(queues.own(0)));
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
      if (!span && queues.take_back(p)) span = queues.pop(p);
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
