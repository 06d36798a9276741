// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/memory_ages.h"
#include "core/sim/runtime.h"
#include "core/sim/world.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {
namespace {

/// A span of `pages` at `first_page` with four slots, of which some are taken.
Span four_slots(std::uint32_t first_page, std::uint32_t pages, std::uint32_t taken = 0) {
  Span s;
  s.first_page = first_page;
  s.pages = pages;
  s.slots = 4;
  s.allocated = taken;
  return s;
}

void hand_out(MemoryAges& ages, const Span& s) {
  ages.touch(s);
  ages.pass(s.bytes());
}

/// How many spans of garbage have waited for memory when they were last handed out, of all
/// that were used before.
double share_that_waited(int gogc) {
  Config config;
  config.program = "pool";
  config.parameters = {{"live", 300'000}, {"batches", 1'500}, {"pool", 0}};
  config.go_minor = 19;
  config.procs = 1;
  config.gogc = gogc;
  World world = made_world(config);
  world.run();
  const Heap& heap = world.runtime().heap();
  int used = 0;
  int waited = 0;
  for (SpanId id = 0; id < heap.span_table_size(); ++id) {
    const Span& s = heap.span(id);
    if (s.state != Span::State::kHeap || !s.noscan || s.slot_bytes < 512 || !s.needs_zero) continue;
    ++used;
    waited += s.clearing_waits != 0 ? 1 : 0;
  }
  return used == 0 ? -1 : static_cast<double>(waited) / used;
}

}  // namespace

/// Whether the caches still hold memory that is used again.
class TestMemoryAges : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void memoryIsAsOldAsWhatWentThroughTheCachesSince() {
    MemoryAges ages;
    hand_out(ages, four_slots(0, 1));
    hand_out(ages, four_slots(1, 2));
    ages.pass(100 * kKiB);  // scanned
    QCOMPARE(ages.reuse_distance(four_slots(0, 1)), 3 * kPageBytes + 100 * kKiB);
    QCOMPARE(ages.reuse_distance(four_slots(1, 2)), 2 * kPageBytes + 100 * kKiB);
  }

  void handingOutMakesMemoryYoung() {
    MemoryAges ages;
    hand_out(ages, four_slots(0, 1));
    ages.pass(kMiB);
    hand_out(ages, four_slots(0, 1));
    QCOMPARE(ages.reuse_distance(four_slots(0, 1)), kPageBytes);
  }

  // Three of four slots are taken each time: each one waits for four turns.
  void theFreeSlotsOfACrowdedSpanAreOlder() {
    MemoryAges ages;
    hand_out(ages, four_slots(0, 1));
    ages.pass(kMiB);
    const Bytes empty = ages.reuse_distance(four_slots(0, 1));
    QCOMPARE(ages.reuse_distance(four_slots(0, 1, 3)), 4 * empty);
  }

  void aSpanMadeOfOldAndNewPagesIsAsOldAsTheyAreOnAverage() {
    MemoryAges ages;
    hand_out(ages, four_slots(0, 1));
    ages.pass(kMiB);
    hand_out(ages, four_slots(1, 1));
    const Bytes old_page = ages.reuse_distance(four_slots(0, 1));
    const Bytes new_page = ages.reuse_distance(four_slots(1, 1));
    QCOMPARE(ages.reuse_distance(four_slots(0, 2)), (old_page + new_page) / 2);
  }

  // 37 MiB live beside garbage of 2 MB in each cycle or of 37 MB.
  void aHeapThatNobodyTouchesDoesNotMakeGarbageBesideItWait() {
    const double little = share_that_waited(5);
    const double much = share_that_waited(100);
    QVERIFY2(little < 0.3, qPrintable(QString::number(little)));
    QVERIFY2(much > 0.9, qPrintable(QString::number(much)));
  }
};

}  // namespace tricolor

TRICOLOR_TEST(memory_ages, tricolor::TestMemoryAges)
#include "test_memory_ages.moc"
