// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <algorithm>

#include "core/sim/world.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {

static World finished(std::string_view program, ParameterValues parameters, int procs,
                      std::int64_t limit = kNoMemoryLimit) {
  Config config;
  config.program = program;
  config.parameters = std::move(parameters);
  config.go_minor = 19;
  config.procs = procs;
  config.memory_limit = limit;
  World world = made_world(config);
  world.run();
  return world;
}

/// ns that each of 20,000 objects takes which come out of memory that nobody has used.
static double new_object_ns(ParameterValues parameters, int go_minor) {
  constexpr int kObjects = 20'000;
  parameters["n"] = kObjects;
  parameters["steps"] = 0;
  Config config;
  config.program = "steady";
  config.parameters = std::move(parameters);
  config.go_minor = go_minor;
  config.procs = 1;
  config.gogc = kGogcOff;
  World world = made_world(config);
  world.run();
  return static_cast<double>(world.now()) / kObjects;
}

/// What an allocation does that takes a while, and what may happen in between.
class TestMallocgc : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Clearing 16 MiB takes more than a millisecond; whoever ends marking waited for all of it. Its
  // bitmap, 0.2 ms, is written in one go.
  void aLargeObjectIsClearedInPiecesBetweenWhichTheWorldCanStop() {
    const World world = finished("large", {{"n", 16}, {"steps", 600}, {"kind", 1}}, 2);
    Nanos longest = 0;
    for (const CycleRecord& cycle : world.cycles()) {
      longest = std::max(longest, cycle.stw_mark_termination_ns);
    }
    QVERIFY(world.cycles().size() > 10);
    QVERIFY(longest < 300'000);
  }

  // Then heapLive is what was marked, to the byte, when the next cycle begins.
  void markingMayEndDuringARefillThatStartsTheNextCycle() {
    const World world = finished("steady", {{"n", 16'384}, {"size", 1024}, {"steps", 400'000}}, 2,
                                 26 * static_cast<std::int64_t>(kMiB));
    const auto cycles = world.cycles();
    std::size_t at_once = 0;
    for (std::size_t i = 1; i < cycles.size(); ++i) {
      if (cycles[i].heap_at_start_bytes == cycles[i - 1].heap_marked_bytes) ++at_once;
    }
    QVERIFY(at_once > 0);
    QVERIFY(at_once < cycles.size() / 2);
  }

  // Go 1.19.8 takes 53 ns for 1024 bytes that it need not clear, some 180 for memory out of the
  // cache.
  void aSlotInASpanThatNobodyUsedIsNotCleared() {
    QVERIFY(new_object_ns({{"size", 1024}}, 19) < 110);
  }

  // One fault takes 1.2 to 1.6 us.
  void theSystemBacksAPageWhenTheProgramWritesToIt() {
    const auto half_full = [](int fill) {
      return new_object_ns({{"size", 4096}, {"kind", 1}, {"fill", fill}}, 19);
    };
    const double fault_ns = half_full(1) - half_full(0);
    QVERIFY(fault_ns > 1'200 && fault_ns < 1'800);
  }

  // From 1.22 on a header is in front of 600 bytes with pointers; Green Tea's mark bits are at the
  // end of spans of up to 512 bytes.
  void theSystemBacksWhatTheHeapWritesIntoANewSpan() {
    const ParameterValues with_header{{"size", 600}, {"kind", 1}};
    QVERIFY(new_object_ns(with_header, 22) > new_object_ns(with_header, 19) + 150);
    const ParameterValues with_mark_bits{{"size", 64}};
    const double per_object_ns =
        new_object_ns(with_mark_bits, 26) - new_object_ns(with_mark_bits, 24);
    QVERIFY(per_object_ns > 9 && per_object_ns < 15);
  }

  // 480 MB pass through a heap of some 100 MB: all but the first use of a page is cleared, and its
  // first clearing is what makes the system back it.
  void memoryThatNobodyTouchedIsBackedWhenItIsClearedFirst() {
    const World world = finished("slice-leak", {{"n", 60}, {"size", 1'000'000}, {"rounds", 8}}, 1);
    QVERIFY(world.now() > 60 * kMillisecond);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(mallocgc, tricolor::TestMallocgc)
#include "test_mallocgc.moc"
