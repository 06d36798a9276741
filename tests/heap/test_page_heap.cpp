// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/base/rng.h"
#include "core/heap/page_heap.h"
#include "tests/support/room_test.h"

namespace tricolor {

using Use = PageHeap::Use;
using Candidates = PageHeap::Candidates;

class TestPageHeap : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theHeapGrowsByWholeFourMebibytes() {
    PageHeap pages;
    QCOMPARE(pages.allocate(1, Use::kHeap).grown, 4 * kMiB);
    QCOMPARE(pages.allocate(1, Use::kHeap).grown, Bytes{0});
    QCOMPARE(pages.totals().in_use, 2 * kPageBytes);
    QCOMPARE(pages.totals().released, 4 * kMiB - 2 * kPageBytes);
  }

  void theLowestRunThatIsLongEnoughIsTaken() {
    PageHeap pages;
    QCOMPARE(pages.allocate(4, Use::kHeap).first_page, 0U);
    QCOMPARE(pages.allocate(2, Use::kHeap).first_page, 4U);
    QCOMPARE(pages.allocate(8, Use::kHeap).first_page, 6U);
    pages.release(0, 4, Use::kHeap);
    pages.release(4, 2, Use::kHeap);
    QCOMPARE(pages.allocate(5, Use::kHeap).first_page, 0U);
    QCOMPARE(pages.allocate(2, Use::kHeap).first_page, 14U);
    QCOMPARE(pages.allocate(1, Use::kHeap).first_page, 5U);
  }

  void runsMayCrossTheGrowthBoundary() {
    PageHeap pages;
    pages.allocate(500, Use::kHeap);
    const PageHeap::Run run = pages.allocate(100, Use::kHeap);
    QCOMPARE(run.first_page, 500U);
    QCOMPARE(run.scavenged_pages, 100U);
    QCOMPARE(run.fresh_pages, 100U);
  }

  void aPageIsBackedByItsFirstTouchAndAgainAfterItWasReleased() {
    PageHeap pages;
    pages.allocate(70, Use::kHeap);
    QCOMPARE(pages.back(0, 70 * kPageBytes), 70 * kPageBytes);
    QCOMPARE(pages.back(60 * kPageBytes, 10 * kPageBytes), Bytes{0});
    pages.release(0, 70, Use::kHeap);
    pages.allocate(70, Use::kHeap);
    QCOMPARE(pages.back(0, 70 * kPageBytes), Bytes{0});
    pages.release(64, 6, Use::kHeap);
    pages.scavenge(4 * kMiB, Candidates::kAll);
    pages.allocate(6, Use::kHeap);
    QCOMPARE(pages.back(60 * kPageBytes, 10 * kPageBytes), 6 * kPageBytes);
  }

  void theSystemBacksHalfAPageAtATime() {
    PageHeap pages;
    pages.allocate(70, Use::kHeap);
    QCOMPARE(pages.back(kSystemPageBytes + 8, 8), kSystemPageBytes);
    QCOMPARE(pages.back(0, kPageBytes), kSystemPageBytes);
    QCOMPARE(pages.back(63 * kPageBytes + kSystemPageBytes, kPageBytes), kPageBytes);
    QCOMPARE(pages.back(63 * kPageBytes, 2 * kPageBytes), kPageBytes);
  }

  void whatWasReadIsBackedAllTheSameButMappedOnlyOnce() {
    PageHeap pages;
    pages.allocate(8, Use::kHeap);
    pages.back(0, kPageBytes);
    QCOMPARE(pages.look(0, 3 * kPageBytes), 2 * kPageBytes);
    QCOMPARE(pages.look(0, 3 * kPageBytes), Bytes{0});
    QCOMPARE(pages.back(kPageBytes, kPageBytes), kPageBytes);
    pages.release(0, 8, Use::kHeap);
    pages.scavenge(4 * kMiB, Candidates::kAll);
    pages.allocate(8, Use::kHeap);
    QCOMPARE(pages.look(0, 3 * kPageBytes), 3 * kPageBytes);
  }

  void stacksTouchTheirPagesAtOnce() {
    PageHeap pages;
    pages.allocate(3, Use::kManual);
    pages.release(0, 3, Use::kManual);
    pages.allocate(4, Use::kHeap);
    QCOMPARE(pages.back(0, 4 * kPageBytes), kPageBytes);
  }

  void scavengingTakesTheHighestPagesFirstAndCountsThemReleased() {
    PageHeap pages;
    pages.allocate(512, Use::kHeap);
    pages.release(100, 10, Use::kHeap);
    const Released released = pages.scavenge(3 * kPageBytes, Candidates::kAll);
    QCOMPARE(released.bytes, 3 * kPageBytes);
    QCOMPARE(released.calls, 1U);
    QVERIFY(pages.is_released(109));
    QVERIFY(!pages.is_released(106));
    QCOMPARE(pages.totals().free, 7 * kPageBytes);
    const PageHeap::Run again = pages.allocate(10, Use::kHeap);
    QCOMPARE(again.scavenged_pages, 3U);
    QCOMPARE(again.fresh_pages, 0U);
  }

  void aHugePageThatIsFreeIsReleasedAsAWhole() {
    PageHeap pages;
    pages.allocate(512, Use::kHeap);
    pages.release(100, 412, Use::kHeap);
    const Released upper = pages.scavenge(64 * kKiB, Candidates::kAll);
    QCOMPARE(upper.bytes, 2 * kMiB);
    QCOMPARE(upper.calls, 1U);
    QVERIFY(pages.is_released(256));
    QVERIFY(!pages.is_released(255));
    QCOMPARE(pages.scavenge(64 * kKiB, Candidates::kAll).bytes, 64 * kKiB);
  }

  // tests/go/record_page_alloc_test.go says what is in the file, record.sh how it was made.
  void itAnswersAsTheRuntimesPageAllocatorDoes() {
    QFile file(QStringLiteral(TRICOLOR_GOLDEN_DIR "/heap/page_alloc.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    PageHeap pages;
    int scavenges = 0;
    while (!file.atEnd()) {
      const QByteArray line = file.readLine();
      const QByteArrayList words = line.simplified().split(' ');
      const auto number = [&](int at) { return words.value(at).toUInt(); };
      const QByteArray call = words.front();
      if (call == "heap") {
        pages = PageHeap();
        pages.set_processors(2);
      }
      if (call == "free") pages.release(number(1), number(2), Use::kHeap);
      if (call == "flush") pages.flush_cache(words[1].toInt());
      if (call == "generation") pages.next_generation();
      if (call == "alloc") {
        const PageHeap::Run run = pages.allocate(number(1), Use::kHeap, words[2].toInt());
        QVERIFY2(run.first_page == number(3) && run.scavenged_pages == number(4), line);
      }
      if (call == "all" || call == "sparse") {
        ++scavenges;
        const auto candidates = call == "all" ? Candidates::kAll : Candidates::kSparseChunks;
        QVERIFY2(pages.scavenge(number(1), candidates).bytes == number(2), line);
      }
    }
    QVERIFY(scavenges > 100);
  }

  void aProcessorTakesAllFreePagesOfTheLowestBlockForItself() {
    PageHeap pages;
    pages.set_processors(2);
    QCOMPARE(pages.allocate(3, Use::kHeap).first_page, 0U);  // no processor: no cache
    QCOMPARE(pages.allocate(1, Use::kHeap, 0).first_page, 3U);
    QCOMPARE(pages.allocate(1, Use::kHeap, 1).first_page, 64U);
    QCOMPARE(pages.allocate(2, Use::kHeap, 0).first_page, 4U);
    QCOMPARE(pages.allocate(16, Use::kHeap, 0).first_page, 128U);  // too long for a cache
    pages.release(0, 1, Use::kHeap);
    QCOMPARE(pages.allocate(1, Use::kHeap, 0).first_page, 6U);  // what is freed is not in it
    QCOMPARE(pages.allocate(1, Use::kHeap).first_page, 0U);
    QCOMPARE(pages.totals().in_use, 24 * kPageBytes);
    QCOMPARE(pages.totals().released, 4 * kMiB - 24 * kPageBytes);
    QCOMPARE(pages.totals().free, Bytes{0});
  }

  void aFlushedCacheIsEverybodysAgain() {
    PageHeap pages;
    pages.set_processors(1);
    QCOMPARE(pages.allocate(1, Use::kHeap, 0).first_page, 0U);  // the heap grew: no block yet
    QCOMPARE(pages.allocate(1, Use::kHeap, 0).first_page, 1U);
    QCOMPARE(pages.allocate(1, Use::kHeap).first_page, 64U);
    QVERIFY(!pages.is_free(2));
    pages.flush_cache(0);
    QVERIFY(pages.is_free(2));
    QVERIFY(pages.is_released(2));
    QCOMPARE(pages.allocate(1, Use::kHeap).first_page, 2U);
  }

  void theScavengerCannotSeeCachedPages() {
    PageHeap pages;
    pages.set_processors(1);
    pages.allocate(512, Use::kHeap);
    pages.release(0, 64, Use::kHeap);
    pages.allocate(1, Use::kHeap, 0);
    QCOMPARE(pages.scavenge(~Bytes{0}, Candidates::kAll).bytes, Bytes{0});
    pages.flush_cache(0);
    QCOMPARE(pages.scavenge(~Bytes{0}, Candidates::kAll).bytes, 63 * kPageBytes);
  }

  void denseChunksKeepTheirMemoryForTwoGenerations() {
    PageHeap pages;
    pages.allocate(512, Use::kHeap);
    pages.next_generation();
    pages.release(0, 100, Use::kHeap);
    pages.release(101, 299, Use::kHeap);
    QCOMPARE(pages.scavenge(kMiB, Candidates::kSparseChunks).bytes, Bytes{0});
    QCOMPARE(pages.scavenge(kMiB, Candidates::kAll).bytes, kMiB);
    pages.next_generation();
    QCOMPARE(pages.scavenge(kMiB, Candidates::kSparseChunks).bytes, kMiB);
  }

  void whatIsFreedAboveTheSearchIsLeftForTheNextGeneration() {
    PageHeap pages;
    pages.allocate(512, Use::kHeap);
    pages.release(0, 40, Use::kHeap);
    pages.next_generation();
    pages.release(500, 12, Use::kHeap);
    QCOMPARE(pages.scavenge(kMiB, Candidates::kSparseChunks).bytes, 40 * kPageBytes);
    QVERIFY(!pages.is_released(511));
    pages.release(100, 10, Use::kHeap);
    pages.next_generation();
    QCOMPARE(pages.scavenge(12 * kPageBytes, Candidates::kSparseChunks).bytes, 12 * kPageBytes);
    QVERIFY(pages.is_released(511));
  }

  void thePageStatesAlwaysAddUpToTheAddressSpace() {
    PageHeap pages;
    SplitMix64 rng(7);
    pages.set_processors(3);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> runs;
    for (int i = 0; i < 5000; ++i) {
      if (runs.empty() || rng.below(5) < 3) {
        const auto n = static_cast<std::uint32_t>(1 + rng.below(rng.below(10) == 0 ? 300 : 6));
        const int p = static_cast<int>(rng.below(4)) - 1;
        runs.push_back({pages.allocate(n, Use::kHeap, p).first_page, n});
      } else {
        const std::size_t at = rng.below(runs.size());
        pages.release(runs[at].first, runs[at].second, Use::kHeap);
        runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(at));
      }
      if (i % 97 == 0) pages.scavenge(rng.below(64) * kPageBytes, Candidates::kAll);
      if (i % 41 == 0) pages.flush_cache(static_cast<int>(rng.below(3)));
      Bytes used = 0;
      for (const auto& run : runs) used += run.second * kPageBytes;
      const PageTotals& t = pages.totals();
      QCOMPARE(t.in_use, used);
      QCOMPARE(t.in_use + t.free + t.released, pages.page_count() * kPageBytes);
    }
  }
};

}  // namespace tricolor

TRICOLOR_TEST(page_heap, tricolor::TestPageHeap)
#include "test_page_heap.moc"
