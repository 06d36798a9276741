// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/mark_statistics.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestMarkStatistics : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void talliesAddUp();
  void objectsBornBlackAreMarkedButNotScanned();
  void theQueueHasAPeakAndAMean();
  void aQueueThatNobodyLookedAtHasTheMeanZero();
};

static CycleRecord record_of(const MarkStatistics& statistics) {
  CycleRecord record;
  statistics.write_to(record);
  return record;
}

void TestMarkStatistics::talliesAddUp() {
  MarkTally tally;
  tally.marked = 96;
  tally.objects = 4;
  tally.page_visits = 2;
  tally.sparse_visits = 1;
  tally.sparse_objects = 1;
  tally.dense_visits = 1;
  tally.dense_objects = 3;
  MarkStatistics statistics;
  statistics.add(tally);
  statistics.add(tally);
  const CycleRecord record = record_of(statistics);
  QCOMPARE(record.heap_marked_bytes, Bytes{192});
  QCOMPARE(record.objects_scanned, std::uint64_t{8});
  QCOMPARE(record.page_visits, std::uint64_t{4});
  QCOMPARE(record.sparse_visits, std::uint64_t{2});
  QCOMPARE(record.sparse_objects, std::uint64_t{2});
  QCOMPARE(record.dense_visits, std::uint64_t{2});
  QCOMPARE(record.dense_objects, std::uint64_t{6});
}

void TestMarkStatistics::objectsBornBlackAreMarkedButNotScanned() {
  MarkStatistics statistics;
  statistics.add_born_black(64);
  QCOMPARE(statistics.bytes_marked(), Bytes{64});
  QCOMPARE(record_of(statistics).objects_scanned, std::uint64_t{0});
}

void TestMarkStatistics::theQueueHasAPeakAndAMean() {
  MarkStatistics statistics;
  statistics.look_at_queue(1);
  statistics.look_at_queue(7);
  statistics.look_at_queue(4);
  QCOMPARE(record_of(statistics).queue_peak, std::uint64_t{7});
  QCOMPARE(record_of(statistics).queue_mean, 4.0);
}

void TestMarkStatistics::aQueueThatNobodyLookedAtHasTheMeanZero() {
  QCOMPARE(record_of(MarkStatistics()).queue_mean, 0.0);
}

}  // namespace tricolor

TRICOLOR_TEST(mark_statistics, tricolor::TestMarkStatistics)
#include "test_mark_statistics.moc"
