// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QTest>
#include <string>

#include "core/base/rng.h"
#include "core/program/log_normal.h"
#include "core/program/phases_program.h"
#include "tests/program/reference_runs.h"
#include "tests/program/replay.h"
#include "tests/support/room_test.h"

using namespace tricolor;
using namespace tricolor::test;

/// What all programs have to keep to, and single ones beyond their counts.
class TestPrograms : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theGeneratorGivesTheReferenceValues();
  void noProgramDropsAnObjectThatItStillUses_data();
  void noProgramDropsAnObjectThatItStillUses();
  void aCloneGoesOnExactlyAsItsOriginal_data() { noProgramDropsAnObjectThatItStillUses_data(); }
  void aCloneGoesOnExactlyAsItsOriginal();
  void aLeakedGoroutineHoldsBufferChannelAndSudog();
  void theMainFrameIsAsLargeAsGos();
  void figuresOfTheGuideLiveAsTheGuideSays_data();
  void figuresOfTheGuideLiveAsTheGuideSays();
  void aPhaseTakesAsLongAsTheGuideSays();
  void lostObjectKeepsEveryItem();
};

/// A small run of each program, long enough to come through all of its stages.
struct SmallRun {
  const char* program;
  const char* parameters;
};
constexpr SmallRun kSmallRuns[] = {
    {"steady", "n=500,steps=3000,kind=half,fill=3"},
    {"steady", "n=500,steps=3000,kind=full,fill=2,g=3,order=fifo,work=2"},
    {"list", "length=300,keep=3,rounds=8"},
    {"tree", "depth=6,long=5"},
    {"ramp", "n=3000,plateau=500,tail=500"},
    {"request", "requests=60,cache=20"},
    {"request", "requests=60,cache=20,g=4,work=1"},
    {"large", "n=3,steps=20,kind=full"},
    {"map", "n=3000,after=300,rounds=2,value=string"},
    {"map", "n=3000,after=300,rounds=2,value=int,settle=1"},
    {"slice-leak", "n=5,size=5000,rounds=3,copy=0"},
    {"slice-leak", "n=5,size=5000,rounds=3,copy=1"},
    {"goroutine-leak", "n=10,garbage=20"},
    {"pool", "live=100,batches=50"},
    {"pool", "live=100,batches=50,pool=0"},
    {"strings", "parts=40,rounds=20,keep=3"},
    {"strings", "parts=1,rounds=20,keep=3"},
    {"strings", "parts=300,rounds=20,keep=3,how=builder"},
    {"append", "count=300,rounds=20,keep=3"},
    {"append", "count=300,rounds=20,keep=3,pre=1"},
    {"finalizers", "n=50,rounds=3"},
    {"finalizers", "n=20,rounds=3,chain=3,ring=1"},
    {"phases", "figure=2,size=4096,scale=5"},
    {"phases", "figure=3,size=4096,scale=5,kind=noscan"},
    {"lost-object", "nodes=30,rounds=100"},
};

void TestPrograms::theGeneratorGivesTheReferenceValues() {
  SplitMix64 numbers(1);
  QCOMPARE(numbers.next(), 0x910a2dec89025cc1U);
  QCOMPARE(numbers.next(), 0xbeeb8da1658eec67U);
  QCOMPARE(numbers.next(), 0xf893a2eefb32555eU);
  QCOMPARE(numbers.next(), 0x71c18690ee42c90bU);
  SplitMix64 below(1);
  for (const std::uint64_t expected : {566U, 745U, 971U, 444U, 444U, 762U, 877U, 523U}) {
    QCOMPARE(below.below(1000), expected);
  }
  SplitMix64 sizes(1);
  for (const int expected : {262, 626, 5777, 149, 149, 699, 1549, 212}) {
    QCOMPARE(int{kLogNormalSizes[draw_log_normal(sizes)]}, expected);
  }
}

void TestPrograms::noProgramDropsAnObjectThatItStillUses_data() {
  QTest::addColumn<int>("run");
  QTest::addColumn<int>("go_minor");
  int i = 0;
  for (const SmallRun& run : kSmallRuns) {
    for (const int go_minor : {19, 26}) {
      const std::string name =
          std::string(run.program) + " " + run.parameters + " 1." + std::to_string(go_minor);
      QTest::newRow(name.c_str()) << i << go_minor;
    }
    ++i;
  }
}

/// Collections between any two of a few objects free whatever a program forgot to keep.
void TestPrograms::noProgramDropsAnObjectThatItStillUses() {
  QFETCH(int, run);
  QFETCH(int, go_minor);
  Replay undisturbed(go_minor);
  undisturbed.run(make_program(kSmallRuns[run].program, kSmallRuns[run].parameters));
  Replay replay(go_minor);
  replay.collect_every = undisturbed.allocated / 1000;
  replay.run(make_program(kSmallRuns[run].program, kSmallRuns[run].parameters));
  QVERIFY(!replay.deadlocked);
  QVERIFY(replay.collections >= std::min<std::uint64_t>(replay.mallocs, 15));
  QCOMPARE(replay.dangling, std::uint64_t{0});
}

/// Runs a program, replacing it by its clone after every request.
class CloningProgram final : public Program {
 public:
  explicit CloningProgram(std::unique_ptr<Program> body) : m_body(std::move(body)) {}
  std::unique_ptr<Program> clone() const override {
    return std::make_unique<CloningProgram>(m_body->clone());
  }
  Request resume(Mutator& m, Address result) override {
    m_body = m_body->clone();
    return m_body->resume(m, result);
  }
  void hash(Hasher& hasher) const override { m_body->hash(hasher); }

 private:
  std::unique_ptr<Program> m_body;
};

void TestPrograms::aCloneGoesOnExactlyAsItsOriginal() {
  QFETCH(int, run);
  QFETCH(int, go_minor);
  Replay original(go_minor);
  original.run(make_program(kSmallRuns[run].program, kSmallRuns[run].parameters));
  Replay cloned(go_minor);
  cloned.run(std::make_unique<CloningProgram>(
      make_program(kSmallRuns[run].program, kSmallRuns[run].parameters)));
  QCOMPARE(cloned.requests, original.requests);
  QCOMPARE(cloned.allocated, original.allocated);
  QCOMPARE(cloned.work_ns, original.work_ns);
  Hasher original_hash;
  Hasher cloned_hash;
  original.programs().front()->hash(original_hash);
  cloned.programs().front()->hash(cloned_hash);
  QCOMPARE(cloned_hash.value(), original_hash.value());
}

void TestPrograms::aLeakedGoroutineHoldsBufferChannelAndSudog() {
  Replay replay(19);
  Bytes live = 0;
  replay.run(make_program("goroutine-leak", "n=100,garbage=0,hold=65536"));
  replay.collect();
  live = replay.live;
  QCOMPARE(replay.goroutines, std::uint64_t{101});
  // Main has returned and with it its channel; the goroutines are still there.
  QCOMPARE(live, Bytes{100 * (65536 + 96 + 96)});
}

/// Looks at main's stack while a program runs.
void TestPrograms::theMainFrameIsAsLargeAsGos() {
  Replay replay(19);
  Heap heap(SizeClassMap(19, false), 1);
  Stack stack;
  Globals globals;
  Mutator m(heap, replay, stack, globals, 1, false);
  make_program("steady", "")->resume(m, 0);
  QCOMPARE(stack.frames[0].function, std::string("main.main"));
  QCOMPARE(stack.frames[1].function, std::string("main.steady"));
  QCOMPARE(stack.frames[2].function, std::string("main.steady.func1"));
  QCOMPARE(stack.variables[1].name, std::string("slots"));
  // With the runtime's own goroutines 25.8 KiB are scanned; main has four MemStats of it.
  QVERIFY(stack.frames[0].bytes > 23000 && stack.frames[0].bytes < 24000);
  // Disassembled: runtime.main, main.main, main.steady, main.parallel, main.steady.func1.
  QCOMPARE(stack.used_bytes, Bytes{112 + 23'672 + 168 + 80 + 344});
}

void TestPrograms::figuresOfTheGuideLiveAsTheGuideSays_data() {
  QTest::addColumn<int>("figure");
  QTest::addColumn<double>("most_mib");
  QTest::addColumn<double>("end_mib");
  QTest::newRow("steady state") << 1 << 20.0 << 20.0;
  QTest::newRow("changing") << 2 << 20.0 << 20.0;
  QTest::newRow("spike") << 3 << 30.0 << 15.0;
  QTest::newRow("steady state under a limit") << 4 << 20.0 << 20.0;
  QTest::newRow("spike under a limit") << 5 << 30.0 << 15.0;
}

void TestPrograms::figuresOfTheGuideLiveAsTheGuideSays() {
  QFETCH(int, figure);
  QFETCH(double, most_mib);
  QFETCH(double, end_mib);
  Replay replay(19);
  replay.run(make_program("phases", "figure=" + std::to_string(figure)));
  const WorkloadCounts counts = replay.counts();
  QVERIFY(within(static_cast<double>(counts.peak_bytes), most_mib * double{kMiB}, 0.02));
  QVERIFY(within(static_cast<double>(counts.live_bytes), end_mib * double{kMiB}, 0.02));
  replay.collect();
  QCOMPARE(replay.dangling, std::uint64_t{0});
}

void TestPrograms::aPhaseTakesAsLongAsTheGuideSays() {
  Replay replay(19);
  replay.run(make_program("phases", "figure=1"));
  // The rest of the ten seconds is left for allocating 204800 objects of 1 KiB.
  QVERIFY(replay.work_ns > 9'900 * kMillisecond && replay.work_ns < 10'000 * kMillisecond);
  QCOMPARE(replay.counts().objects, std::uint64_t{204801});
}

void TestPrograms::lostObjectKeepsEveryItem() {
  Replay replay(19);
  replay.collect_every = 16 * kKiB;
  replay.run(make_program("lost-object", "nodes=100,rounds=1000"));
  QCOMPARE(replay.dangling, std::uint64_t{0});
  const WorkloadCounts counts = replay.counts();
  QCOMPARE(counts.live_bytes, Bytes{4 * 8 + 104 * 48 + 100 * 16});
}

TRICOLOR_TEST(programs, TestPrograms)
#include "test_programs.moc"
