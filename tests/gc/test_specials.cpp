// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/gc/finalizer_queue.h"
#include "core/gc/specials.h"
#include "tests/support/heap_text.h"
#include "tests/support/room_test.h"

namespace tricolor {

using test::HeapText;

namespace {

Special special(Special::Kind kind, Address object, Address argument = 0) {
  return {kind, object, argument, {}};
}

}  // namespace

class TestSpecials : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aSpanKnowsWhetherItHasAny() {
    HeapText text("root->A, B");
    Specials specials;
    Span& s = text.heap().span(text.heap().find(text["A"]).span);
    QVERIFY(!s.has_specials);
    QVERIFY(specials.add(text.heap(), special(Special::Kind::kFinalizer, text["A"])));
    QVERIFY(s.has_specials);
    specials.remove_finalizer(text.heap(), text["A"]);
    QVERIFY(!s.has_specials);
    QVERIFY(specials.empty());
  }

  void anObjectHasOneFinalizerButAnyNumberOfCleanups() {
    HeapText text("root->A");
    Specials specials;
    QVERIFY(specials.add(text.heap(), special(Special::Kind::kFinalizer, text["A"])));
    QVERIFY(!specials.add(text.heap(), special(Special::Kind::kFinalizer, text["A"])));
    QVERIFY(specials.add(text.heap(), special(Special::Kind::kCleanup, text["A"])));
    QVERIFY(specials.add(text.heap(), special(Special::Kind::kCleanup, text["A"])));
    QVERIFY(!specials.add(text.heap(), special(Special::Kind::kFinalizer, 0)));
  }

  void theDeadRiseForTheirFinalizerWithTheirCleanupsButWithoutWeakPointers() {
    HeapText text("root->A, B, C");
    Specials specials;
    for (const char* name : {"A", "B"}) {
      specials.add(text.heap(), special(Special::Kind::kFinalizer, text[name]));
    }
    specials.add(text.heap(), special(Special::Kind::kCleanup, text["B"]));
    specials.add(text.heap(), special(Special::Kind::kCleanup, text["C"]));
    specials.add(text.heap(), special(Special::Kind::kWeakHandle, text["B"], text["A"]));
    QCOMPARE(specials.weak_handle(text.heap(), text["B"]), text["A"]);
    Marker marker(1, false);
    QCOMPARE(text.mark_all(marker), std::string("A"));
    std::vector<Special> found;
    const SpanId span = text.heap().find(text["A"]).span;
    specials.detach_dead(text.heap(), span, found);
    QCOMPARE(text.marked(), std::string("A B"));
    QCOMPARE(found.size(), std::size_t{3});
    QVERIFY(found[0].kind == Special::Kind::kWeakHandle && found[0].object == text["B"]);
    QVERIFY(found[1].kind == Special::Kind::kFinalizer && found[1].object == text["B"]);
    QVERIFY(found[2].kind == Special::Kind::kCleanup && found[2].object == text["C"]);
    QCOMPARE(specials.weak_target(text["A"]), Address{0});
    QVERIFY(specials.has_finalizer(text.heap(), text["A"]));
    int left = 0;
    specials.for_each([&](const Special&) { ++left; });
    QCOMPARE(left, 2);  // A's finalizer, B's cleanup
    QCOMPARE(text.heap().sweep_span(span).freed, 1U);
  }

  void markingFromAnObjectLeavesTheObjectWhite() {
    HeapText text("A->B->C, A->D");
    Marker marker(1, false);
    MarkTally tally;
    marker.start({}, {}, 1);
    marker.mark_from(text.heap(), 0, text.heap().find(text["A"]), tally);
    while (marker.drain_one(text.heap(), 0, tally)) {
    }
    QCOMPARE(text.marked(), std::string("B C D"));
    QVERIFY(tally.scanned > 0);
  }

  void whatIsTakenStaysInTheQueueUntilItHasRun() {
    FinalizerQueue queue;
    queue.push(special(Special::Kind::kFinalizer, 64));
    queue.push(special(Special::Kind::kCleanup, 128, 256));
    const std::uint64_t first = queue.take()->number;
    const QueuedCall* second = queue.take();
    QCOMPARE(second->argument(), Address{256});
    QVERIFY(queue.take() == nullptr);
    QCOMPARE(queue.calls().size(), std::size_t{2});
    queue.finish(second->number);
    QCOMPARE(queue.calls().front().argument(), Address{64});
    queue.finish(first);
    queue.finish(first);  // once is enough
    QVERIFY(queue.empty());
    QCOMPARE(queue.executed(), 2U);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(specials, tricolor::TestSpecials)
#include "test_specials.moc"
