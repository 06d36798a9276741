// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/runtime_threads.h"
#include "core/sim/world.h"
#include "tests/support/room_test.h"

namespace tricolor {

using From = StartupObjects::From;

class TestRuntimeThreads : public QObject {
  Q_OBJECT

  static RuntimeThreads three_threads() {
    RuntimeThreads threads;
    for (Address thread = 100; thread <= 300; thread += 100) {
      threads.note(From::kThreads, thread);
      threads.note(From::kThreadGoroutines, thread + 1);
      threads.note(From::kThreadGoroutines, thread + 2);
    }
    threads.note(From::kProcessors, 7);
    threads.note(From::kProcessors, 8);
    threads.note(From::kBss, 999);
    return threads;
  }
  static std::vector<Address> behind(const RuntimeThreads::MainThread& main,
                                     std::size_t most = 100) {
    return three_threads().behind(main, most);
  }

 private Q_SLOTS:
  void theFirstThreadLeadsNowhere() { QVERIFY(behind({0, false}).empty()); }

  void aThreadLeadsToTheOlderOnesAndTheirOwnGoroutines() {
    QCOMPARE(behind({2, false}), (std::vector<Address>{100, 101, 102, 200, 201, 202}));
    QCOMPARE(behind({9, false}).size(), std::size_t{9});
  }

  void processorsAreReachedThroughAThreadThatSleeps() {
    QCOMPARE(behind({1, true}), (std::vector<Address>{100, 101, 102, 7, 8}));
    QCOMPARE(behind({1, false}), (std::vector<Address>{100, 101, 102}));
  }

  void noMoreAreNamedThanThereIsRoomFor() {
    QCOMPARE(behind({3, true}).size(), std::size_t{11});
    QCOMPARE(behind({3, true}, 10).size(), std::size_t{10});
    QVERIFY(behind({3, true}, 0).empty());
  }

  // Real Go 1.26.8, pool without pools, GOGC=100, GOMAXPROCS=2: assists do more than half of the
  // marking in 14 to 18 of 100 cycles, since the first one is mostly used up by what lies behind
  // main's thread, .data and main's stack before it comes to the large table.
  void aFirstAssistSeldomComesToALargeTable() {
    Config config;
    config.program = "pool";
    config.parameters = {{"live", 65'536}, {"batches", 12'000}, {"pool", 0}};
    config.go_minor = 26;
    config.procs = 2;
    World world = std::move(World::create(config).value());
    world.run();
    std::size_t assisted = 0;
    for (const CycleRecord& c : world.cycles()) {
      const Nanos others = c.dedicated_ns + c.fractional_ns + c.idle_ns;
      assisted += c.assist_ns > others ? 1 : 0;
    }
    QVERIFY(world.cycles().size() > 100);
    QVERIFY2(
        3 * assisted < world.cycles().size(),
        qPrintable(QString::number(assisted) + " of " + QString::number(world.cycles().size())));
  }
};

}  // namespace tricolor

TRICOLOR_TEST(runtime_threads, tricolor::TestRuntimeThreads)
#include "test_runtime_threads.moc"
