// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/sim/world.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {

static World begun(std::string_view program, ParameterValues parameters, int procs,
                   int go_minor = 19, int gogc = 50) {
  Config config;
  config.program = program;
  config.parameters = std::move(parameters);
  config.go_minor = go_minor;
  config.procs = procs;
  config.gogc = gogc;
  return made_world(config);
}

static Config large_objects(int go_minor, int gogc) {
  Config config;
  config.program = "large";
  config.parameters = {{"n", 3}, {"steps", 800}, {"kind", 1}};
  config.seed = 7;
  config.go_minor = go_minor;
  config.procs = 1;
  config.gogc = gogc;
  return config;
}

/// A cycle of a real run: heap at start, at mark end, marked.
using RealCycle = std::array<double, 3>;

/// What there is before main runs, and how a run begins because of it. Real figures: Go 1.19.8,
/// reference workloads.
class TestRuntimeStart : public QObject {
  Q_OBJECT

 private:
  void compare(const World& world, const std::vector<RealCycle>& real, double tolerance) {
    QVERIFY(world.cycles().size() >= real.size());
    for (std::size_t i = 0; i < real.size(); ++i) {
      const CycleRecord& cycle = world.cycles()[i];
      const RealCycle simulated = {static_cast<double>(cycle.heap_at_start_bytes),
                                   static_cast<double>(cycle.heap_at_mark_end_bytes),
                                   static_cast<double>(cycle.heap_marked_bytes)};
      for (std::size_t k = 0; k < simulated.size(); ++k) {
        const double off = simulated[k] / real[i][k] - 1;
        QVERIFY2(std::abs(off) <= tolerance,
                 qPrintable(QString("cycle %1, value %2: %3 instead of %4")
                                .arg(i + 1)
                                .arg(k)
                                .arg(simulated[k], 0, 'f', 0)
                                .arg(real[i][k], 0, 'f', 0)));
      }
    }
  }

 private Q_SLOTS:
  // Real: one object of 128 bytes, runtime.allgs with 16 entries, if main starts four goroutines.
  void theListOfAllGoroutinesGrowsAsAppendDoes() {
    const auto objects_of_128_bytes = [](int goroutines) {
      World world = begun("steady", {{"n", 8}, {"size", 640}, {"steps", 8}, {"g", goroutines}}, 1);
      world.run();
      const auto rows = world.mem_stats().BySize;
      const auto row = std::ranges::find(rows, 128U, &MemStats::Size::Size);
      return row->Mallocs;
    };
    QCOMPARE(objects_of_128_bytes(3), std::uint64_t{0});
    QCOMPARE(objects_of_128_bytes(4), std::uint64_t{1});
    QCOMPARE(objects_of_128_bytes(7), std::uint64_t{1});
  }
  void theHeapBeginsAsLargeAsARealOne_data() {
    QTest::addColumn<int>("procs");
    QTest::addColumn<double>("heap_alloc");
    QTest::addColumn<double>("heap_inuse");
    QTest::newRow("one processor") << 1 << 47'424.0 << 352'256.0;
    QTest::newRow("two processors") << 2 << 58'552.0 << 417'792.0;
  }
  void theHeapBeginsAsLargeAsARealOne() {
    QFETCH(int, procs);
    QFETCH(double, heap_alloc);
    QFETCH(double, heap_inuse);
    const MemStats m = begun("steady", {{"n", 1}, {"steps", 0}}, procs).mem_stats();
    QVERIFY(std::abs(static_cast<double>(m.HeapAlloc) / heap_alloc - 1) < 0.03);
    QVERIFY(std::abs(static_cast<double>(m.HeapInuse) / heap_inuse - 1) < 0.07);
  }

  void runsOfLargeObjectsBeginAsRealOnesWithinAPage() {
    World world = begun("large", {{"n", 16}, {"steps", 1200}}, 1);
    world.run();
    compare(world,
            {{3'501'536, 3'501'536, 3'455'248},
             {6'060'304, 6'060'304, 6'060'304},
             {9'238'800, 9'238'800, 6'633'744},
             {9'779'472, 9'902'352, 9'902'352}},
            0.001);
  }

  // Real: 192 KiB before and after it, of 1.26 256; with two processors 224 (256) and, as a worker
  // has written the trace on a stack that is too small for that, 256 (288).
  void noThreadStartsWithTheFirstCycle_data() {
    QTest::addColumn<int>("procs");
    QTest::addColumn<int>("go_minor");
    QTest::addColumn<int>("stacks_kib");
    QTest::newRow("1.19, one processor") << 1 << 19 << 192;
    QTest::newRow("1.19, two processors") << 2 << 19 << 256;
    QTest::newRow("1.26, one processor") << 1 << 26 << 256;
    QTest::newRow("1.26, two processors") << 2 << 26 << 288;
  }
  void noThreadStartsWithTheFirstCycle() {
    QFETCH(int, procs);
    QFETCH(int, go_minor);
    QFETCH(int, stacks_kib);
    const Bytes stacks = static_cast<Bytes>(stacks_kib) * kKiB;
    World world = begun("large", {{"n", 16}, {"steps", 600}}, procs, go_minor);
    RunLimit limit;
    limit.step = RunLimit::Step::kCycle;
    for (int cycle = 0; cycle < 10; ++cycle) {  // not each one is ended by a worker
      world.run(limit);
      QVERIFY(world.mem_stats().StackInuse <= stacks);
    }
    QCOMPARE(world.mem_stats().StackInuse, stacks);
  }

  // Real: main's frames take 31.4 of 32 KiB; from the first cycle on its stack has 64.
  void whoEndsMarkingNeedsRoomForThatOnHisStack() {
    World world = begun("append", {{"count", 1000}, {"rounds", 400}}, 1);
    RunLimit limit;
    limit.step = RunLimit::Step::kCycle;
    world.run(limit);
    QCOMPARE(world.mem_stats().StackInuse, 224 * kKiB);
  }

  // Whether an assist sees that there is more to scan than in the cycle before depends on the
  // objects that .data leads to.
  void assistsOfTheFirstCyclesLetTheHeapGrowAsFarAsInRealRuns() {
    World world = begun("pool", {{"live", 65'536}, {"batches", 600}, {"pool", 1}}, 1);
    world.run();
    compare(world,
            {{2'011'232, 2'355'296, 2'311'632},
             {3'365'200, 3'594'576, 3'590'096},
             {4'946'256, 5'511'504, 5'504'592}},
            0.01);
  }

  // The workloads' data, GOGC=25, one processor. Whether a map of the libraries has one bucket of
  // 208 bytes more or less, the seed of its hash decides.
  void theFirstCycleScansWhatARealOneScans_data() {
    QTest::addColumn<QString>("program");
    QTest::addColumn<ParameterValues>("parameters");
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("heap_work");
    QTest::addColumn<int>("stack_work");
    const auto row = [](const char* program, const ParameterValues& parameters, int start,
                        int heap_work, int stack_work) {
      QTest::newRow(program) << QString(program) << parameters << start << heap_work << stack_work;
    };
    row("steady", {{"n", 1024}, {"size", 128}, {"steps", 100'000}}, 1'011'008, 42'256, 25'824);
    row("list", {{"length", 600'000}, {"keep", 1}, {"rounds", 1}}, 1'003'632, 261'384, 25'456);
    row("tree", {{"depth", 16}, {"long", 16}}, 1'011'472, 959'232, 26'664);
    row("request", {{"requests", 400}}, 1'010'352, 62'080, 25'616);
    row("large", {{"n", 16}, {"steps", 1200}}, 1'142'240, 34'184, 26'064);
    row("pool", {{"batches", 600}, {"pool", 0}}, 1'011'808, 558'544, 26'776);
    row("slice-leak", {{"n", 60}, {"rounds", 1}}, 1'101'696, 35'744, 25'584);
  }
  void theFirstCycleScansWhatARealOneScans() {
    QFETCH(QString, program);
    QFETCH(ParameterValues, parameters);
    World world = begun(program.toStdString(), parameters, 1, 19, 25);
    world.run({.step = RunLimit::Step::kCycle});
    const CycleRecord& cycle = world.cycles()[0];
    const auto off = [](Bytes simulated, int real) {
      return std::abs(static_cast<std::int64_t>(simulated) - real);
    };
    QFETCH(int, start);
    QFETCH(int, heap_work);
    QFETCH(int, stack_work);
    QVERIFY2(off(cycle.heap_at_start_bytes, start) <= 200,
             qPrintable(QString::number(cycle.heap_at_start_bytes)));
    QVERIFY2(off(cycle.heap_scan_work_bytes, heap_work) <= 216,
             qPrintable(QString::number(cycle.heap_scan_work_bytes)));
    QVERIFY2(off(cycle.stack_scan_work_bytes, stack_work) <= (program == "tree" ? 1000 : 0),
             qPrintable(QString::number(cycle.stack_scan_work_bytes)));
  }

  // Three large objects at a time, recorded on another machine. What has been allocated counts as
  // scannable when a cache is refilled, and nothing but the workers' descriptors does that here.
  void theWorkersOfTheFirstCycleTellThePacerOfLargeObjects() {
    World world = made_world(large_objects(19, 700));
    world.run({.step = RunLimit::Step::kCycle});
    compare(world, {{29'920'384, 61'623'424, 37'206'376}}, 0.001);
  }
  // Three goroutines make a table of 112,000 bytes each; the first one's size starts the cycle.
  // Real, 1.26.8, five runs: 0->0->0 MB. Looked at after clearing: 0->3->3.
  void aLargeObjectStartsACycleBeforeItIsCleared() {
    Config config;
    config.program = "steady";
    config.parameters = {{"n", 42'000}, {"size", 208}, {"kind", 1},      {"fill", 2},
                         {"g", 3},      {"work", 40},  {"steps", 20'000}};
    config.seed = 7;
    config.go_minor = 26;
    config.procs = 2;
    config.gogc = 15;
    World world = made_world(config);
    world.run({.step = RunLimit::Step::kCycle});
    QVERIFY(world.cycles()[0].heap_at_mark_end_bytes < kMiB);
  }
  // Since 1.24 the object whose allocation starts the cycle is not among them.
  void cyclesOfLargeObjectsBeginWhereRealOnesDo() {
    World world = made_world(large_objects(26, 15));
    world.run();
    constexpr std::array<double, 5> kReal{6'304'552, 8'647'464, 8'983'336, 7'852'840, 4'141'864};
    for (std::size_t i = 0; i < kReal.size(); ++i) {
      const auto start = static_cast<double>(world.cycles()[i + 1].heap_at_start_bytes);
      QVERIFY2(std::abs(start / kReal[i] - 1) < 0.002, qPrintable(QString::number(start)));
    }
  }
};

}  // namespace tricolor

TRICOLOR_TEST(runtime_start, tricolor::TestRuntimeStart)
#include "test_runtime_start.moc"
