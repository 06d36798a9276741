// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/rng.h"
#include "core/gc/marker.h"
#include "core/heap/packed_heap.h"
#include "core/heap/pointer_walk.h"
#include "tests/support/allocate_small.h"
#include "tests/support/room_test.h"

Q_DECLARE_METATYPE(tricolor::PointerLayout)

namespace tricolor {
namespace {

using test::allocate_small;

const PointerLayout kHalf = PointerLayout::every(2, 16);  // of 256 bytes

struct Stored {
  Address word = 0;
  Address value = 0;
};

/// Objects of types of 256 bytes, each of whose pointers leads to an object of its own.
class Filled {
 public:
  Filled() : m_heap(SizeClassMap(26, true), 1) {
    m_target = m_heap.types().intern("target", 16, PointerLayout::none());
  }
  Heap& heap() { return m_heap; }
  const std::vector<Stored>& stored() const { return m_stored; }
  const std::vector<Address>& objects() const { return m_objects; }

  void add(const PointerLayout& layout, int count, Bytes bytes = 256) {
    const TypeId type = m_heap.types().intern("holder", bytes, layout);
    for (int i = 0; i < count; ++i) {
      const Address object = allocate(type, bytes);
      m_objects.push_back(object);
      for_each_pointer_word(m_heap, m_heap.find(object), kAllWords,
                            [&](std::uint64_t word, Address value) {
                              QCOMPARE(value, Address{0});
                              store(object + word * kWordBytes);
                            });
    }
  }
  /// Makes most pointers nil; those that are left are stored().
  void make_most_nil() {
    SplitMix64 random(3);
    std::erase_if(m_stored, [&](const Stored& each) {
      const bool nil = random.below(4) != 0;
      if (nil) m_heap.store(each.word, 0);
      return nil;
    });
  }
  /// The first pointer that `heap` has otherwise; nil if there is none.
  Address wrong_word(const Heap& heap) const {
    const auto wrong = std::find_if(m_stored.begin(), m_stored.end(), [&](const Stored& each) {
      return heap.load(each.word) != each.value;
    });
    return wrong == m_stored.end() ? 0 : wrong->word;
  }
  /// How many pointers marking from all objects follows to something new.
  std::uint64_t targets_marked(bool green_tea) {
    Marker marker(1, green_tea);
    MarkTally tally;
    marker.start({}, {}, 1);
    for (const Address object : m_objects) marker.mark(m_heap, 0, Heap::pack(object), 0, tally);
    while (marker.drain_one(m_heap, 0, tally)) {
    }
    return static_cast<std::uint64_t>(std::count_if(
        m_stored.begin(), m_stored.end(),
        [&](const Stored& each) { return m_heap.is_marked(m_heap.find(each.value)); }));
  }

 private:
  Address allocate(TypeId type, Bytes bytes) {
    if (bytes <= kMaxSmallBytes) {
      return allocate_small(m_heap, span_class(m_heap.sizes().class_for(bytes, false), false),
                            type);
    }
    return m_heap.allocate_large(0, m_heap.create_span(span_class(kLargeClass, false), bytes).id,
                                 type);
  }
  void store(Address word) {
    const Address value = allocate_small(m_heap, span_class(2, true), m_target);
    m_heap.store(word, value);
    m_stored.push_back({word, value});
  }

  Heap m_heap;
  TypeId m_target = 0;
  std::vector<Address> m_objects;
  std::vector<Stored> m_stored;
};

}  // namespace

class TestSparseWords : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void pointersFarApartNeedFewerWords_data() {
    QTest::addColumn<PointerLayout>("layout");
    QTest::addColumn<unsigned>("word_shift");
    QTest::newRow("every word") << PointerLayout::all(8) << 0U;
    QTest::newRow("one pointer") << PointerLayout::all(1) << 2U;
    QTest::newRow("every second word") << kHalf << 1U;
    QTest::newRow("every third word") << PointerLayout::every(3, 4) << 0U;
    QTest::newRow("every fourth word") << PointerLayout::every(4, 4, 3) << 2U;
    QTest::newRow("every eighth word") << PointerLayout::every(8, 2) << 2U;
    QTest::newRow("one in each group of six") << PointerLayout{1, 1, 1, 5, 6} << 1U;
    QTest::newRow("all of each group") << PointerLayout{0, 1, 2, 4, 4} << 0U;
    QTest::newRow("odd groups") << PointerLayout{0, 2, 2, 3, 5} << 0U;
  }
  void pointersFarApartNeedFewerWords() {
    QFETCH(PointerLayout, layout);
    QFETCH(unsigned, word_shift);
    QCOMPARE(layout.sparseness(kMostWordShift), word_shift);
    Filled filled;
    filled.add(layout, 1);
    QCOMPARE(filled.heap().page_words(filled.objects()[0]).shift(), word_shift);
  }

  void everyPointerIsReadMarkedCopiedAndPacked_data() { pointersFarApartNeedFewerWords_data(); }
  void everyPointerIsReadMarkedCopiedAndPacked() {
    QFETCH(PointerLayout, layout);
    Filled filled;
    filled.add(layout, 100);
    QCOMPARE(filled.wrong_word(filled.heap()), Address{0});
    const Heap copy = filled.heap();
    QCOMPARE(filled.wrong_word(copy), Address{0});
    Heap unpacked(filled.heap().sizes(), 1);
    PackedHeap(filled.heap()).unpack_into(unpacked);
    QCOMPARE(filled.wrong_word(unpacked), Address{0});
    QCOMPARE(filled.targets_marked(false), filled.stored().size());
  }
  void greenTeaFollowsEveryPointer_data() { pointersFarApartNeedFewerWords_data(); }
  void greenTeaFollowsEveryPointer() {
    QFETCH(PointerLayout, layout);
    Filled filled;
    filled.add(layout, 100);
    QCOMPARE(filled.targets_marked(true), filled.stored().size());
  }

  // Long rows of words are looked at several at a time, and few of them are left over at the end.
  void ofManyWordsThoseThatAreNotNilAreFollowed_data() {
    QTest::addColumn<PointerLayout>("layout");
    QTest::newRow("as many as are looked at one by one") << PointerLayout::all(16);
    QTest::newRow("one more") << PointerLayout::all(17);
    QTest::newRow("all of 512 bytes") << PointerLayout::all(64);
    QTest::newRow("not from the beginning") << PointerLayout::every(1, 45, 3);
    QTest::newRow("every second word") << PointerLayout::every(2, 31, 1);
    QTest::newRow("every third word") << PointerLayout::every(3, 21);
  }
  void ofManyWordsThoseThatAreNotNilAreFollowed() {
    QFETCH(PointerLayout, layout);
    for (const bool green_tea : {false, true}) {
      Filled filled;
      filled.add(layout, 60, 512);
      filled.make_most_nil();
      QVERIFY(!filled.stored().empty());
      QCOMPARE(filled.targets_marked(green_tea), filled.stored().size());
    }
  }
  void notNilHasABitForEachWord() {
    SplitMix64 random(5);
    for (int round = 0; round < 1000; ++round) {
      const std::uint64_t drawn = random.below(256);
      std::array<PackedPointer, kWordsAtOnce> words{};
      for (std::size_t i = 0; i < words.size(); ++i) {
        if ((drawn >> i & 1) != 0) words[i] = PackedPointer{1} << random.below(32);
      }
      QCOMPARE(not_nil(words.data()), static_cast<std::uint32_t>(drawn));
      QCOMPARE(not_nil(words.data(), 5), static_cast<std::uint32_t>(drawn & 31));
    }
  }

  // Of several oblets, and of more words than a chunk of them has.
  void largeObjectsWithPointersFarApartAreMarkedToTheirEnd() {
    Filled filled;
    filled.add(PointerLayout::every(2, 50'000), 1, 800'000);
    filled.add(PointerLayout::every(1024, 4096, 7), 1, 32 * kMiB);
    QCOMPARE(filled.heap().page_words(filled.objects()[1]).shift(), 2U);
    QCOMPARE(filled.targets_marked(true), filled.stored().size());
  }

  void slotsThatDoNotBeginAtABlockKeepAllTheirWords() {
    Filled filled;
    filled.add(PointerLayout::all(1), 50, 8);
    filled.add(PointerLayout::all(1), 50, 24);
    QCOMPARE(filled.heap().page_words(filled.objects()[0]).shift(), 0U);
    QCOMPARE(filled.heap().page_words(filled.objects()[50]).shift(), 0U);
    QCOMPARE(filled.wrong_word(filled.heap()), Address{0});
  }

  void aTypeWithCloserPointersLeavesWhatIsStoredAsItIs() {
    Filled filled;
    filled.add(PointerLayout::all(1), 3);
    filled.add(kHalf, 3);
    QCOMPARE(filled.heap().page_words(filled.objects()[0]).shift(), 1U);
    filled.add(PointerLayout::all(32), 3);
    filled.add(kHalf, 3);
    QCOMPARE(filled.heap().page_words(filled.objects()[0]).shift(), 0U);
    QCOMPARE(filled.wrong_word(filled.heap()), Address{0});
    QCOMPARE(filled.targets_marked(true), filled.stored().size());
  }

  // Whose first object decides where its words are, after the copy was made.
  void aSpanThatWasEmptyWhenItWasCopiedHasNothingOfAnotherHistory_data() {
    QTest::addColumn<bool>("packed");
    QTest::newRow("copied") << false;
    QTest::newRow("packed") << true;
  }
  void aSpanThatWasEmptyWhenItWasCopiedHasNothingOfAnotherHistory() {
    QFETCH(bool, packed);
    Filled before;
    before.add(PointerLayout::all(1), 100);
    Filled after;
    Heap& empty = after.heap();
    const int c = span_class(empty.sizes().class_for(256, false), false);
    empty.cache(0, empty.create_span(c, 0).id);
    if (packed) {
      PackedHeap(empty).unpack_into(before.heap());
    } else {
      before.heap() = empty;
    }
    after.add(PointerLayout::all(1), 1);
    const TypeId type = before.heap().types().intern("other", 256, PointerLayout::all(1));
    const Address object = before.heap().allocate_cached(0, c, type);
    QCOMPARE(object, after.objects()[0]);
    QCOMPARE(before.heap().load(object), Address{0});
  }

  // A chunk of its words covers more pages than it has at first, of which the larger one used some.
  void aHeapThatTakesTheMemoryOfALargerOneGrowsIntoNothingOfIt() {
    Filled larger;
    larger.add(PointerLayout::all(1), 60'000);
    Filled smaller;
    smaller.add(PointerLayout::all(1), 1);
    const Heap before = smaller.heap();
    larger.heap() = before;
    smaller.add(PointerLayout::all(1), 60'000);
    const TypeId type = larger.heap().types().intern("other", 256, PointerLayout::all(1));
    const int c = span_class(larger.heap().sizes().class_for(256, false), false);
    for (std::size_t i = 1; i < smaller.objects().size(); ++i) {
      QCOMPARE(larger.heap().load(allocate_small(larger.heap(), c, type)), Address{0});
    }
  }

  void slotsOfAnotherHistoryReadAsNilWhenTheirSpanWidens() {
    Filled before;
    before.add(PointerLayout::all(32), 100);
    Filled after;
    after.add(PointerLayout::all(1), 1);
    PackedHeap(after.heap()).unpack_into(before.heap());
    const TypeId close = before.heap().types().intern("close", 256, PointerLayout::all(32));
    const int c = span_class(before.heap().sizes().class_for(256, false), false);
    const Address object = allocate_small(before.heap(), c, close);
    for (std::uint64_t word = 0; word < 32; ++word) {
      QCOMPARE(before.heap().load(object + word * kWordBytes), Address{0});
    }
    QCOMPARE(after.wrong_word(before.heap()), Address{0});
  }

  void anObjectTakesAFewBytesAndFourForEachPointer_data() {
    QTest::addColumn<Bytes>("bytes");
    QTest::addColumn<PointerLayout>("layout");
    QTest::newRow("no pointers, 64 bytes") << Bytes{64} << PointerLayout::none();
    QTest::newRow("no pointers, 1 KiB") << Bytes{1024} << PointerLayout::none();
    QTest::newRow("node of a list") << Bytes{32} << PointerLayout::all(1);
    QTest::newRow("all pointers, 64 bytes") << Bytes{64} << PointerLayout::all(8);
    QTest::newRow("half pointers, 128 bytes") << Bytes{128} << PointerLayout::every(2, 8);
    QTest::newRow("half pointers, 256 bytes") << Bytes{256} << kHalf;
    QTest::newRow("half pointers, 512 bytes") << Bytes{512} << PointerLayout::every(2, 32);
  }
  void anObjectTakesAFewBytesAndFourForEachPointer() {
    QFETCH(Bytes, bytes);
    QFETCH(PointerLayout, layout);
    constexpr Bytes kObjects = 20'000;
    Heap heap(SizeClassMap(26, true), 1);
    const Bytes before = heap.host_bytes();
    const TypeId type = heap.types().intern("t", bytes, layout);
    const bool noscan = !layout.has_pointers();
    const int c = span_class(heap.sizes().class_for(bytes, noscan), noscan);
    for (Bytes i = 0; i < kObjects; ++i) allocate_small(heap, c, type);
    const Bytes each = (heap.host_bytes() - before) / kObjects;
    QVERIFY2(each <= 24 + 4 * layout.pointer_count(), qPrintable(QString::number(each)));
  }
};

}  // namespace tricolor

TRICOLOR_TEST(sparse_words, tricolor::TestSparseWords)
#include "test_sparse_words.moc"
