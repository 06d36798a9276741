// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <vector>

#include "core/gc/root_jobs.h"
#include "tests/support/room_test.h"

namespace tricolor {

static std::vector<RootJob> all_jobs(Bytes data_bytes, Bytes bss_bytes) {
  RootJobs jobs;
  jobs.prepare(data_bytes, bss_bytes, 1, 3, false);
  std::vector<RootJob> taken;
  while (jobs.left()) taken.push_back(jobs.take());
  return taken;
}

static std::vector<RootJob> globals_of(const std::vector<RootJob>& jobs) {
  std::vector<RootJob> globals;
  for (const RootJob& job : jobs) {
    if (job.kind == RootJob::Kind::kGlobals) globals.push_back(job);
  }
  return globals;
}

class TestRootJobs : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void jobsComeInTheOrderOfTheirNumbers() {
    const std::vector<RootJob> jobs = all_jobs(31'120, 194'304);
    QCOMPARE(jobs.size(), std::size_t{2 + 2 + RootJobs::kSpecialShardsPerArena + 3});
    for (std::size_t i = 1; i < jobs.size(); ++i) QVERIFY(jobs[i - 1].kind <= jobs[i].kind);
    QCOMPARE(jobs.back().index, std::uint32_t{2});
  }

  void segmentsAreCutIntoShardsOf256KiB() {
    const std::vector<RootJob> globals = globals_of(all_jobs(300 * kKiB, 512 * kKiB));
    QCOMPARE(globals.size(), std::size_t{4});
    QCOMPARE(globals[0].bytes, 256 * kKiB);
    QCOMPARE(globals[1].bytes, 44 * kKiB);
    QCOMPARE(globals[2].bytes, 256 * kKiB);
    QCOMPARE(globals[3].bytes, 256 * kKiB);
  }

  void initialisedGlobalsLieInData() {
    const std::vector<RootJob> globals = globals_of(all_jobs(300 * kKiB, 512 * kKiB));
    QVERIFY(globals[0].data && globals[1].data);
    QVERIFY(!globals[2].data && !globals[3].data);
  }

  void variablesThatPointIntoTheHeapLieInTheFirstShardOfBss() {
    const std::vector<RootJob> globals = globals_of(all_jobs(300 * kKiB, 512 * kKiB));
    QVERIFY(!globals[0].variables);
    QVERIFY(!globals[1].variables);
    QVERIFY(globals[2].variables);
    QVERIFY(!globals[3].variables);
  }

  void withoutBssTheyLieInData() {
    const std::vector<RootJob> globals = globals_of(all_jobs(kWordBytes, 0));
    QCOMPARE(globals.size(), std::size_t{1});
    QVERIFY(globals[0].variables);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(root_jobs, tricolor::TestRootJobs)
#include "test_root_jobs.moc"
