// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/program/mutator.h"
#include "core/sim/stack_memory.h"
#include "core/sim/world.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {

static constexpr Bytes kSpan = 32 * kKiB;

static Bytes stack_bytes(const Heap& heap) {
  return heap.pages().totals().manual;
}

/// Calls down `depth` frames of 1 KiB, waits there, and returns; collects at both places.
class DeepProgram final : public Cloneable<DeepProgram> {
 public:
  explicit DeepProgram(int depth) : m_depth(depth) {}
  Request resume(Mutator& m, Address) override {
    switch (m_step++) {
      case 0:
        for (int i = 0; i < m_depth; ++i) m.call("test.down", kKiB);
        return Request::collect();
      case 1:
        for (int i = 0; i < m_depth; ++i) m.ret();
        return Request::collect();
      case 2:
      case 3:
        return Request::collect();
      default:
        return Request::exit();
    }
  }
  void hash(Hasher& hasher) const override { hasher.add(static_cast<std::uint64_t>(m_step)); }

 private:
  int m_depth;
  int m_step = 0;
};

static World run_deep(int depth) {
  Config config;
  config.program = "deep";
  config.go_minor = 19;
  config.procs = 1;
  config.runtime_startup = false;
  World world = made_world(config, std::make_unique<DeepProgram>(depth));
  world.run();
  return world;
}

class TestStackMemory : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void smallStacksShareSpansOf32KiB() {
    Heap heap(SizeClassMap(26, false), 1);
    StackMemory stacks(1);
    for (int i = 0; i < 16; ++i) stacks.allocate(heap, 0, 2 * kKiB);
    QCOMPARE(stack_bytes(heap), kSpan);
    const StackMemory::Taken next = stacks.allocate(heap, 0, 2 * kKiB);
    QVERIFY(next.run.has_value());
    QCOMPARE(stack_bytes(heap), 2 * kSpan);
    stacks.allocate(heap, 0, 16 * kKiB);
    QCOMPARE(stack_bytes(heap), 3 * kSpan);
  }

  void largeStacksHaveSpansOfTheirOwnAndGoBackAtOnce() {
    Heap heap(SizeClassMap(26, false), 1);
    StackMemory stacks(1);
    const SpanId span = stacks.allocate(heap, 0, 64 * kKiB).span;
    QCOMPARE(stack_bytes(heap), 64 * kKiB);
    stacks.free(heap, 0, span, 64 * kKiB, false);
    QCOMPARE(stack_bytes(heap), Bytes{0});
  }

  void whatIsFreedWhileMarkingGoesBackAtTheEndOfTheCycle() {
    Heap heap(SizeClassMap(26, false), 1);
    StackMemory stacks(1);
    const SpanId large = stacks.allocate(heap, 0, 64 * kKiB).span;
    const SpanId small = stacks.allocate(heap, 0, 4 * kKiB).span;
    stacks.free(heap, 0, large, 64 * kKiB, true);
    stacks.free(heap, 0, small, 4 * kKiB, true);
    QCOMPARE(stack_bytes(heap), 64 * kKiB + kSpan);
    stacks.end_cycle(heap);
    QCOMPARE(stack_bytes(heap), Bytes{0});
  }

  void processorsKeepFreedStacksUpTo32KiBOfEachSize() {
    Heap heap(SizeClassMap(26, false), 2);
    StackMemory stacks(2);
    std::vector<SpanId> taken;
    for (int i = 0; i < 64; ++i) taken.push_back(stacks.allocate(heap, 0, 2 * kKiB).span);
    QCOMPARE(stack_bytes(heap), 4 * kSpan);
    for (const SpanId span : taken) stacks.free(heap, 1, span, 2 * kKiB, false);
    QVERIFY(stack_bytes(heap) <= 2 * kSpan);
    stacks.set_processors(heap, 1);
    QCOMPARE(stack_bytes(heap), Bytes{0});
  }

  void aStackDoublesUntilTheFrameFitsWithItsGuard() {
    Stack stack;
    QVERIFY(stack.fits(2048 - 800));
    QVERIFY(!stack.fits(2048 - 799));
    QCOMPARE(stack.grown_for(2048), Bytes{4096});
    QCOMPARE(stack.grown_for(4096 - 927), Bytes{8192});
  }

  void aStackIsHalvedWhenLessThanAQuarterIsUsed() {
    Stack stack;
    QVERIFY(!stack.is_too_large());
    stack.allocated_bytes = 16 * kKiB;
    stack.used_bytes = 4 * kKiB - 800;
    QVERIFY(!stack.is_too_large());
    --stack.used_bytes;
    QVERIFY(stack.is_too_large());
  }

  void newStacksAreAsLargeAsTheOnesThatWereScanned() {
    StackStartSize start;
    QCOMPARE(start.bytes(), 2 * kKiB);
    start.scanned(1000);
    start.scanned(5000);
    start.end_cycle();
    QCOMPARE(start.bytes(), 4 * kKiB);  // 3000 + 928
    start.scanned(100);
    start.end_cycle();
    QCOMPARE(start.bytes(), 2 * kKiB);
    start.end_cycle();
    QCOMPARE(start.bytes(), 2 * kKiB);
  }

  void processorsReportStackChangesInPiecesOf8KiB() {
    ScannableStacks stacks(2);
    stacks.add(0, 4096);
    QCOMPARE(stacks.total(), Bytes{0});
    stacks.add(0, 4096);
    QCOMPARE(stacks.total(), 8 * kKiB);
    stacks.add(1, -4096);
    QCOMPARE(stacks.total(), 8 * kKiB);
    stacks.set_processors(1);
    QCOMPARE(stacks.total(), 4 * kKiB);
  }

  void aDeepStackGrowsAndIsHalvedOncePerCycle() {
    const World world = run_deep(60);
    const auto cycles = world.cycles();
    QCOMPARE(cycles.size(), std::size_t{4});
    QCOMPARE(cycles[0].stack_scan_work_bytes, 60 * kKiB);
    QCOMPARE(cycles[0].max_stack_scan_bytes, 64 * kKiB);
    QCOMPARE(cycles[1].max_stack_scan_bytes, 32 * kKiB);
    QCOMPARE(cycles[2].max_stack_scan_bytes, 16 * kKiB);
    QCOMPARE(cycles[3].max_stack_scan_bytes, 8 * kKiB);
    QCOMPARE(world.mem_stats().StackInuse, kSpan);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(stack_memory, tricolor::TestStackMemory)
#include "test_stack_memory.moc"
