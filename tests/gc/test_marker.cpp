// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <span>
#include <vector>

#include "core/base/rng.h"
#include "core/gc/verifier.h"
#include "tests/support/heap_text.h"
#include "tests/support/room_test.h"

namespace tricolor {

using test::HeapText;

static std::string numbered(std::uint64_t i) {
  std::string name = std::to_string(i);
  name.insert(name.begin(), 'N');
  return name;
}

class TestMarker : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatARootReachesIsMarkedAndNothingElse_data() {
    QTest::addColumn<QString>("heap");
    QTest::addColumn<QString>("marked");
    QTest::newRow("chain") << "root->A->B->C, D->A"
                           << "A B C";
    QTest::newRow("cycle that nobody refers to") << "root->A, X->Y->X"
                                                 << "A";
    QTest::newRow("cycle behind a root") << "root->A->B->A"
                                         << "A B";
    QTest::newRow("two roots, shared target") << "root->A->C, root->B->C"
                                              << "A B C";
    QTest::newRow("no root") << "A->B"
                             << "";
  }
  void whatARootReachesIsMarkedAndNothingElse() {
    QFETCH(QString, heap);
    QFETCH(QString, marked);
    for (const bool green_tea : {false, true}) {
      HeapText text(heap.toStdString(), green_tea);
      Marker marker(1, green_tea);
      QCOMPARE(QString::fromStdString(text.mark_all(marker)), marked);
      QVERIFY(marker.idle());
    }
  }

  void aDrainStopsWhereItsProcessorOffersWorkToOthers() {
    HeapText text("root->A, root->B, root->C, root->D, root->E, root->F");
    Marker marker(2, false);
    MarkTally tally;
    const DrainLimit everything{.items = 100, .cost = ticks(1e9), .scanned = kMiB};
    marker.start({}, {}, 2);
    for (const Address root : text.roots()) {
      marker.mark(text.heap(), 0, Heap::pack(root), 0, tally);
    }
    QVERIFY(!marker.take_offer(0));
    QCOMPARE(marker.drain(text.heap(), 0, everything, tally), std::uint64_t{1});
    QVERIFY(!marker.take_offer(1));
    QVERIFY(marker.take_offer(0));
    QVERIFY(!marker.take_offer(0));
    QCOMPARE(marker.drain(text.heap(), 0, everything, tally), std::uint64_t{5});
    QVERIFY(!marker.take_offer(0));
  }

  void whatACycleEndFlushesIsNoOffer() {
    for (const bool green_tea : {false, true}) {
      HeapText text("root->A, root->B", green_tea);
      Marker marker(2, green_tea);
      MarkTally tally;
      marker.start({}, {}, 2);
      for (const Address root : text.roots()) {
        marker.mark(text.heap(), 0, Heap::pack(root), 0, tally);
      }
      QVERIFY(marker.flush(0));
      QVERIFY(marker.has_shared_work());
      QVERIFY(!marker.take_offer(0));
    }
  }

  void manyPointersAtOnceAreMarkedAsOneAfterTheOther() {
    for (const bool green_tea : {false, true}) {
      HeapText single("root->A->B, root->C, D", green_tea);
      HeapText many("root->A->B, root->C, D", green_tea);
      Marker one_by_one(1, green_tea);
      Marker at_once(1, green_tea);
      MarkTally expected;
      MarkTally tally;
      std::vector<PackedPointer> pointers;
      for (const char* name : {"A", "C", "A", "D"}) {
        pointers.push_back(Heap::pack(many[name]));
        pointers.push_back(0);
        one_by_one.mark(single.heap(), 0, Heap::pack(single[name]), 0, expected);
      }
      QVERIFY(at_once.mark_all(many.heap(), 0, pointers, tally));
      QVERIFY(!at_once.mark_all(many.heap(), 0, std::span(pointers).first(2), expected));
      QCOMPARE(many.marked(), std::string("A C D"));
      QCOMPARE(many.marked(), single.marked());
      QCOMPARE(at_once.waiting(), one_by_one.waiting());
      QCOMPARE(tally.cost + cost::kWithBitmap.follow_marked, expected.cost);
    }
  }

  // They are found in blocks before they are marked: the second of two that lead to one object must
  // see that the first has marked it, in the same block or in a later one.
  void pointersOfManyBlocksAreMarkedAsOneAfterTheOther() {
    std::string objects = "root->N0";
    for (int i = 1; i < 150; ++i) objects += ", N" + std::to_string(i);
    SplitMix64 random(7);
    for (const bool green_tea : {false, true}) {
      HeapText single(objects, green_tea);
      HeapText many(objects, green_tea);
      const Heap::NewSpan stack = many.heap().create_manual_span(1);
      single.heap().create_manual_span(1);
      const Address no_object = kArenaBase + many.heap().span(stack.id).offset();
      std::vector<PackedPointer> pointers;
      for (int i = 0; i < 333; ++i) {
        const std::uint64_t drawn = random.below(160);
        const Address to = drawn < 150   ? many["N" + std::to_string(drawn)]
                           : drawn < 155 ? no_object
                                         : 0;
        pointers.push_back(Heap::pack(to));
      }
      Marker one_by_one(1, green_tea);
      Marker at_once(1, green_tea);
      MarkTally expected;
      MarkTally tally;
      for (const PackedPointer pointer : pointers) {
        if (pointer != 0) one_by_one.mark(single.heap(), 0, pointer, 0, expected);
      }
      QVERIFY(at_once.mark_all(many.heap(), 0, pointers, tally));
      QCOMPARE(many.marked(), single.marked());
      QCOMPARE(at_once.waiting(), one_by_one.waiting());
      QCOMPARE(tally.cost, expected.cost);
      QCOMPARE(tally.marked, expected.marked);
    }
  }

  void pointersToConstantsAreLookedUpInVain() {
    const auto cost_of_scanning = [](MemoryUse use) {
      Heap heap(SizeClassMap(19, false), 1);
      const TypeId type = heap.types().intern("strings", 64, PointerLayout::all(8), use);
      const int c = span_class(heap.sizes().class_for(64, false), false);
      heap.cache(0, heap.create_span(c, 0, 0).id);
      const Address object = heap.allocate_cached(0, c, type);
      Marker marker(1, false);
      MarkTally tally;
      marker.start(cost::kWithBitmap, {}, 1);
      marker.mark(heap, 0, Heap::pack(object), 0, tally);
      marker.drain_one(heap, 0, tally);
      return tally.charged;
    };
    const Ticks without = cost_of_scanning({});
    QCOMPARE(cost_of_scanning({.constants_per_1024 = 512}),
             without + 4 * cost::kWithBitmap.outside_heap);
  }

  // The operating system maps its page of zeroes where nobody has written; only the first reader
  // waits for that.
  void aLargeObjectThatNobodyWroteToTakesLongerToReadForTheFirstTime() {
    constexpr Bytes kBytes = 64 * kPageBytes;
    const auto cost_of_reading = [](Bytes written, Bytes read) {
      Heap heap(SizeClassMap(19, false), 1);
      const TypeId type =
          heap.types().intern("table", kBytes, PointerLayout::all(kBytes / kWordBytes));
      const SpanId id = heap.create_span(span_class(kLargeClass, false), kBytes).id;
      const Address object = heap.allocate_large(0, id, type);
      heap.pages().back(heap.span(id).offset(), written);
      heap.pages().look(heap.span(id).offset(), read);
      Marker marker(1, false);
      MarkTally tally;
      marker.start(cost::kWithBitmap, {}, 1);
      marker.mark(heap, 0, Heap::pack(object), 0, tally);
      while (marker.drain_one(heap, 0, tally)) {
      }
      return tally.cost + tally.charged;
    };
    const Ticks again = cost_of_reading(0, kBytes);
    QCOMPARE(cost_of_reading(kBytes, 0), again);
    QCOMPARE(cost_of_reading(0, 0), again + static_cast<Ticks>(kBytes) * cost::kUnseenByte);
    constexpr Bytes kWritten = kPageBytes + kSystemPageBytes;
    QCOMPARE(cost_of_reading(kWritten, 0),
             again + static_cast<Ticks>(kBytes - kWritten) * cost::kUnseenByte);
  }

  void greyMeansMarkedAndQueuedBlackMeansScanned() {
    HeapText text("root->A->B");
    Marker marker(1, false);
    MarkTally tally;
    marker.mark(text.heap(), 0, Heap::pack(text["A"]), 0, tally);
    const Span& s = text.heap().span(text.heap().find(text["A"]).span);
    const SlotBits& bits = text.heap().bits(s)[0];
    QCOMPARE(bits.marked, std::uint64_t{1});
    QCOMPARE(bits.scanned, std::uint64_t{0});
    QCOMPARE(marker.waiting(), std::uint64_t{1});
    QVERIFY(marker.drain_one(text.heap(), 0, tally));
    QCOMPARE(bits.marked, std::uint64_t{3});
    QCOMPARE(bits.scanned, std::uint64_t{1});
    QCOMPARE(tally.scanned, Bytes{64});
  }

  // Small heaps fit the caches that are near; the figures were measured on 64 MiB.
  void smallHeapsAreCheaperToMark() {
    const cost::ColdMemory small = cost::cold_memory(cost::kSharedCache, true);
    const cost::ColdMemory middle = cost::cold_memory(2 * cost::kSharedCache, true);
    const cost::ColdMemory measured = cost::cold_memory(cost::kMeasuredHeap, true);
    QCOMPARE(small.object, Ticks{0});
    QVERIFY(middle.object > cost::kColdObject / 2 && middle.object < cost::kColdObject);
    QCOMPARE(middle.page, Ticks{0});
    QCOMPARE(measured.object, cost::kColdObject);
    QCOMPARE(measured.page, cost::kColdPage);
    QCOMPARE(measured.later_lines(64, true), Ticks{0});
    QCOMPARE(measured.later_lines(256, true), 3 * cost::kNearLine);
    QCOMPARE(measured.later_lines(256, false), Ticks{0});
    QCOMPARE(measured.later_lines(1 << 20, false), 11 * cost::kFurtherLine);
  }

  // Go 1.22 brought headers: the scan of what is larger than 512 bytes walks its type.
  void fromGo122OnATableCostsByItsElementsAndASmallObjectByItsPointers() {
    const auto cost_of = [](Bytes bytes, std::uint32_t stride, int go_minor, bool green_tea) {
      Heap heap(SizeClassMap(go_minor, green_tea), 1);
      const TypeId type = heap.types().intern(
          "[]T", bytes, PointerLayout::every(stride, bytes / kWordBytes / stride));
      const int size_class = heap.sizes().class_for(bytes, false);
      heap.cache(0, heap.create_span(span_class(size_class, false), bytes).id);
      const Address object = heap.allocate_cached(0, span_class(size_class, false), type);
      Marker marker(1, green_tea);
      marker.start(cost::mark_costs(green_tea, go_minor), cost::cold_memory(0, green_tea), 1);
      MarkTally tally;
      marker.mark(heap, 0, Heap::pack(object), 0, tally);
      const Ticks marked = tally.cost;
      while (marker.drain_one(heap, 0, tally)) {
      }
      return tally.charged - marked;
    };
    for (const int go_minor : {19, 21}) {
      QCOMPARE(cost_of(2048, 1, go_minor, false) - cost_of(1024, 1, go_minor, false),
               128 * cost::kWithBitmap.word);
    }
    const cost::MarkCosts& headers = cost::kWithHeaders;
    QCOMPARE(cost_of(2048, 1, 22, false) - cost_of(1024, 1, 22, false),
             128 * (headers.element + headers.element_pointer));
    QCOMPARE(cost_of(2048, 2, 26, true) - cost_of(1024, 2, 26, true),
             64 * (headers.element + headers.element_pointer));
    QCOMPARE(cost_of(256, 1, 22, false) - cost_of(256, 2, 22, false), 16 * headers.pointer);
    QCOMPARE(cost_of(256, 1, 26, true) - cost_of(256, 2, 26, true),
             16 * cost::kGreenTea.pointer_in_span);
  }

  // Its words are read, but it is not taken from a queue: not even that little may be less than 0.
  void whatAnObjectWithAFinalizerHoldsCostsTheReadingOfItsWords() {
    Heap heap(SizeClassMap(26, true), 1);
    const TypeId type = heap.types().intern("*T", 16, PointerLayout::all(1));
    const int span_class_of_16 = span_class(heap.sizes().class_for(16, false), false);
    heap.cache(0, heap.create_span(span_class_of_16, 16).id);
    const Address object = heap.allocate_cached(0, span_class_of_16, type);
    Marker marker(1, true);
    marker.start(cost::mark_costs(true, 26), cost::cold_memory(0, true), 1);
    MarkTally tally;
    marker.mark_from(heap, 0, heap.find(object), tally);
    QCOMPARE(tally.cost, cost::kGreenTea.pointer_in_span);
  }

  // Real: scanSize counts from the slot's beginning, where since 1.22 the type of an object above
  // 512 bytes is; a large one's is in its span.
  void aTypeHeaderCountsAsScanWork_data() {
    QTest::addColumn<int>("go_minor");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("scanned");
    QTest::newRow("too small for one") << 26 << 512 << 512;
    QTest::newRow("with one") << 26 << 1016 << 1024;
    QTest::newRow("large") << 26 << 40'960 << 40'960;
    QTest::newRow("with room behind it") << 26 << 1000 << 1024;
    QTest::newRow("before there were any") << 19 << 1000 << 1000;
  }
  void aTypeHeaderCountsAsScanWork() {
    QFETCH(int, go_minor);
    QFETCH(int, bytes);
    const auto size = static_cast<Bytes>(bytes);
    Heap heap(SizeClassMap(go_minor, false), 1);
    const TypeId type = heap.types().intern("T", size, PointerLayout::all(size / kWordBytes));
    const int size_class = heap.sizes().class_for(size, false);
    const int of_type = span_class(size_class, false);
    const SpanId span = heap.create_span(of_type, heap.sizes().slot_bytes(size, false)).id;
    Address object = 0;
    if (size_class == kLargeClass) {
      object = heap.allocate_large(0, span, type);
    } else {
      heap.cache(0, span);
      object = heap.allocate_cached(0, of_type, type);
    }
    Marker marker(1, false);
    marker.start(cost::mark_costs(false, go_minor), cost::cold_memory(0, false), 1);
    MarkTally tally;
    marker.mark(heap, 0, Heap::pack(object), 0, tally);
    QVERIFY(marker.drain_one(heap, 0, tally));
    QTEST(static_cast<int>(tally.scanned), "scanned");
  }

  void largeObjectsAreScannedInPiecesOf128KiB() {
    SizeClassMap sizes(19, false);
    Heap heap(sizes, 1);
    const Bytes bytes = kMiB;
    const TypeId table =
        heap.types().intern("table", bytes, PointerLayout::all(bytes / kWordBytes));
    const SpanId id = heap.create_span(span_class(kLargeClass, false), bytes).id;
    const Address object = heap.allocate_large(0, id, table);
    Marker marker(1, false);
    MarkTally tally;
    marker.mark(heap, 0, Heap::pack(object), 0, tally);
    int pieces = 0;
    while (marker.drain_one(heap, 0, tally)) {
      ++pieces;
      const bool black = (heap.bits(heap.span(id))[0].scanned & 1) != 0;
      QCOMPARE(black, pieces == 8);
    }
    QCOMPARE(pieces, 8);
    QCOMPARE(tally.scanned, bytes);
    QCOMPARE(tally.marked, bytes);
  }

  void greenTeaVisitsAPageOnceForManyObjects() {
    std::string heap;
    for (std::uint64_t i = 0; i < 100; ++i) {
      heap += i == 0 ? "root->" : ",root->";
      heap += numbered(i);
    }
    HeapText text(heap, true);
    Marker marker(1, true);
    MarkTally tally;
    for (const Address root : text.roots()) marker.mark(text.heap(), 0, Heap::pack(root), 0, tally);
    QCOMPARE(marker.waiting(), std::uint64_t{1});
    while (marker.drain_one(text.heap(), 0, tally)) {
    }
    QCOMPARE(tally.page_visits, std::uint64_t{1});
    QCOMPARE(tally.objects, std::uint64_t{100});
  }

  void manyItemsAtOnceMarkAndCostWhatTheyDoOneByOne() {
    for (const bool green_tea : {false, true}) {
      for (const Bytes piece : {Bytes{1}, Bytes{100}, Bytes{5000}}) {
        HeapText text("root->A->B->C->A, A->D, D->E, root->F, G->A", green_tea);
        Marker marker(1, green_tea);
        marker.start({}, {}, 1);
        MarkTally tally;
        for (const Address root : text.roots()) {
          marker.mark(text.heap(), 0, Heap::pack(root), 0, tally);
        }
        std::uint64_t items = 0;
        while (const std::uint64_t n = marker.drain(text.heap(), 0, {100, 1 << 30, piece}, tally)) {
          items += n;
        }
        QCOMPARE(tally.objects, std::uint64_t{6});
        QCOMPARE(tally.scanned, Bytes{6 * 64});
        QVERIFY(items <= 6);
        QCOMPARE(tally.cost, Ticks{0});  // all of it is charged
        QVERIFY(marker.idle());
      }
    }
  }

  void classicAndGreenTeaMarkTheSameObjectsOfRandomGraphs() {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
      SplitMix64 rng(seed);
      const std::uint64_t objects = 2 + rng.below(300);
      std::string heap;
      for (std::uint64_t i = 0; i < objects; ++i) {
        if (i != 0) heap += ',';
        if (rng.below(12) == 0) heap += "root->";
        heap += numbered(i);
      }
      HeapText classic(heap, false);
      HeapText green(heap, true);
      for (std::uint64_t i = 0; i < objects; ++i) {
        for (std::uint64_t k = rng.below(4); k > 0; --k) {
          const std::string from = numbered(i);
          const std::string to = numbered(rng.below(objects));
          classic.link(from, to);
          green.link(from, to);
        }
      }
      Marker depth_first(1, false);
      Marker by_span(1, true);
      QCOMPARE(classic.mark_all(depth_first), green.mark_all(by_span));
    }
  }
};

}  // namespace tricolor

TRICOLOR_TEST(marker, tricolor::TestMarker)
#include "test_marker.moc"
