// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/base/untouched_pages.h"
#include "core/sim/world.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestUntouchedPages : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nothingIsLeftOnceEachPageWasStoredTo() {
    UntouchedPages pages;
    QVERIFY(pages.empty());
    pages.add(0, 2 * kSystemPageBytes);
    pages.add(0, kSystemPageBytes);  // again: the span was given back and made anew
    QVERIFY(!pages.empty());
    pages.take(0);
    QVERIFY(!pages.empty());
    pages.take(kSystemPageBytes);
    QVERIFY(pages.empty());
    pages.add(0, kSystemPageBytes);
    pages.clear();
    QVERIFY(pages.empty());
  }
  void onlyTheFirstStoreToAPageFindsItUntouched() {
    UntouchedPages pages;
    pages.add(8192, 8192);
    QVERIFY(!pages.take(0));
    QVERIFY(pages.take(8192 + 8));
    QVERIFY(!pages.take(8192 + 4000));
    QVERIFY(pages.take(8192 + 4096));
    QVERIFY(!pages.take(16384));
    QVERIFY(!pages.take(Bytes{1} << 40));
  }
  void nothingIsUntouchedAfterMarking() {
    UntouchedPages pages;
    pages.add(0, 1 << 20);
    pages.clear();
    for (Bytes offset = 0; offset < (1 << 20); offset += 4096) QVERIFY(!pages.take(offset));
    pages.add(4096, 4096);
    QVERIFY(pages.take(4096));
  }
  // The second fault interrupts the other processors; one processor alone has nobody to interrupt.
  void aGrowingHeapOfPointersIsSlowerToFillWhileAnotherProcessorMarks() {
    const auto mark_ns_per_allocated_byte = [](int procs, bool barrier) {
      Config config;
      config.program = "ramp";
      config.parameters = {{"n", 30000}, {"plateau", 1}, {"tail", 1}};
      config.go_minor = 19;
      config.procs = procs;
      config.write_barrier = barrier ? BarrierMode::kBoth : BarrierMode::kNone;
      World world = std::move(World::create(config).value());
      world.run();
      Nanos marking = 0;
      Bytes allocated = 0;
      for (const CycleRecord& c : world.cycles()) {
        marking += c.concurrent_mark_ns;
        allocated += c.heap_at_mark_end_bytes - c.heap_at_start_bytes;
      }
      return double(marking) / double(allocated);
    };
    QVERIFY(mark_ns_per_allocated_byte(2, true) > 1.5 * mark_ns_per_allocated_byte(2, false));
  }
};

}  // namespace tricolor

TRICOLOR_TEST(untouched_pages, tricolor::TestUntouchedPages)
#include "test_untouched_pages.moc"
