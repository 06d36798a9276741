// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/program/scripted_program.h"
#include "core/sim/death_search.h"
#include "core/sim/heap_reader.h"
#include "core/sim/inspector.h"
#include "core/sim/retention_path.h"
#include "core/sim/runtime.h"
#include "core/sim/timeline.h"
#include "core/sim/timeline_replay.h"
#include "tests/sim/random_program.h"
#include "tests/support/kept_run.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"
#include "tests/support/script_steps.h"

namespace tricolor {
namespace {

using namespace tricolor::test;

/// Long against what waking up takes.
constexpr Nanos kPause = 10 * kMillisecond;

test::KeptRun kept(std::vector<ScriptStep> steps) {
  Config config;
  config.runtime_startup = false;
  config.procs = 1;
  steps.push_back(sleep(kSecond));
  World world = made_world(config, std::make_unique<ScriptedProgram>(std::move(steps)));
  return {std::move(world), kPause / 2};
}

/// The first object of the run: slot 0 of the first span.
Address first_object(const World& world) {
  const Heap& heap = world.runtime().heap();
  for (SpanId id = 0; id < heap.span_table_size(); ++id) {
    if (heap.span(id).state == Span::State::kHeap) return heap.address_of(heap.span(id), 0);
  }
  return 0;
}

}  // namespace

class TestDeathSearch : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theStoreThatCutAnObjectOffIsNamed() {
    // The second object hangs on the first; the store of nil cuts it.
    test::KeptRun run = kept({call("main.f"), make(1, "head"), make(2, "tmp"), store(1, 1, 2),
                              assign("tmp", 0), sleep(kPause), store(1, 1, 0), sleep(kPause)});
    run.run_to(10 * kPause);
    const Address head = first_object(run.world());
    const DeathInspection death = find_death(run.world(), head + 16, run.source());
    QCOMPARE(death.answer, DeathInspection::Answer::kFound);
    QCOMPARE(death.cuts.size(), std::size_t{1});
    QCOMPARE(death.cuts[0].kind, Cut::Kind::kStore);
    QCOMPARE(death.cuts[0].slot, head + 8);
    QCOMPARE(death.cuts[0].old_value, head + 16);
    QCOMPARE(death.cuts[0].new_value, Address{0});
    QCOMPARE(death.last_path.steps.size(), std::size_t{2});
    QVERIFY(death.at_ns >= kPause && death.at_ns < 2 * kPause);
    QVERIFY2(death.sentence.find("word 1 of main.node") != std::string::npos,
             death.sentence.c_str());
  }

  void aVariableSetToNilIsNamed() {
    test::KeptRun run =
        kept({call("main.f"), make(1, "head"), sleep(kPause), assign("head", 0), sleep(kPause)});
    run.run_to(10 * kPause);
    const DeathInspection death = find_death(run.world(), first_object(run.world()), run.source());
    QCOMPARE(death.answer, DeathInspection::Answer::kFound);
    QCOMPARE(death.cuts.size(), std::size_t{1});
    QCOMPARE(death.cuts[0].kind, Cut::Kind::kVariable);
    QCOMPARE(death.cuts[0].where, std::string("head in main.f"));
  }

  void aReturnThatDroppedTheVariableIsNamed() {
    test::KeptRun run = kept({call("main.main"), call("main.f"), make(1, "local"), sleep(kPause),
                              returns(), sleep(kPause)});
    run.run_to(10 * kPause);
    const DeathInspection death = find_death(run.world(), first_object(run.world()), run.source());
    QCOMPARE(death.cuts.size(), std::size_t{1});
    QCOMPARE(death.cuts[0].kind, Cut::Kind::kReturn);
    QCOMPARE(death.cuts[0].where, std::string("local in main.f"));
  }

  void aStoreAndAVariableInOneStepAreBothNamed() {
    test::KeptRun run = kept({call("main.f"), make(1, "head"), make(2, "tmp"), store(1, 1, 2),
                              sleep(kPause), assign("tmp", 0), store(1, 1, 0), sleep(kPause)});
    run.run_to(10 * kPause);
    const Address second = first_object(run.world()) + 16;
    const DeathInspection death = find_death(run.world(), second, run.source());
    QCOMPARE(death.answer, DeathInspection::Answer::kFound);
    QCOMPARE(death.cuts.size(), std::size_t{2});
    QVERIFY(death.sentence.find("all in one step") != std::string::npos);
  }

  void aFreedObjectsDeathIsStillFound() {
    test::KeptRun run =
        kept({call("main.f"), make(1, "head"), make(2, "tmp"), store(1, 1, 2), assign("tmp", 0),
              sleep(kPause), store(1, 1, 0), sleep(kPause), collect(), sleep(kPause)});
    run.run_to(100 * kPause);
    const Address second = first_object(run.world()) + 16;
    QVERIFY(!inspect_object(run.world(), second).allocated);
    const DeathInspection death = find_death(run.world(), second, run.source());
    QCOMPARE(death.answer, DeathInspection::Answer::kFound);
    QCOMPARE(death.cuts[0].kind, Cut::Kind::kStore);
  }

  void aTimelinesKeyframesAreEnough() {
    Config config;
    config.runtime_startup = false;
    config.procs = 1;
    auto made = World::create(
        config, std::make_unique<ScriptedProgram>(std::vector<ScriptStep>{
                    call("main.f"), make(1, "head"), make(2, "tmp"), store(1, 1, 2),
                    assign("tmp", 0), sleep(kPause), store(1, 1, 0), sleep(kSecond)}));
    Timeline timeline(made.take());
    RunLimit limit;
    limit.until_ns = kPause / 2;
    timeline.run(limit);
    timeline.apply(SetGogc{50});
    limit.until_ns = 3 * kPause;
    timeline.run(limit);
    const Address second = first_object(timeline.world()) + 16;
    const DeathInspection death = find_death(timeline.world(), second, replay_of(timeline));
    QCOMPARE(death.answer, DeathInspection::Answer::kFound);
    QCOMPARE(death.cuts.size(), std::size_t{1});
    QCOMPARE(death.cuts[0].slot, second - 8);
    QVERIFY(find_birth(timeline.world(), second, replay_of(timeline)).known);
  }

  void aLivingObjectIsNotDead() {
    test::KeptRun run = kept({call("main.f"), make(1, "head"), sleep(kPause)});
    run.run_to(5 * kPause);
    QCOMPARE(find_death(run.world(), first_object(run.world()), run.source()).answer,
             DeathInspection::Answer::kAlive);
  }

  void aPastThatIsNotKeptIsSaidToBeSo() {
    test::KeptRun run = kept({call("main.f"), make(1, "head"), assign("head", 0), sleep(kPause)});
    run.run_to(5 * kPause);
    ReplaySource source = run.source();
    source.earlier = [](Nanos) { return std::optional<World>(); };
    QCOMPARE(find_death(run.world(), first_object(run.world()), source).answer,
             DeathInspection::Answer::kNotKept);
    source = run.source();
    source.cancelled = [] { return true; };
    QCOMPARE(find_death(run.world(), first_object(run.world()), source).answer,
             DeathInspection::Answer::kStopped);
  }

  void birthIsFoundByRunningThePastAgain() {
    test::KeptRun run = kept({call("main.f"), sleep(3 * kPause), make(1, "head"), sleep(kPause)});
    run.run_to(20 * kPause);
    const BirthView birth = find_birth(run.world(), first_object(run.world()), run.source());
    QVERIFY(birth.known);
    QCOMPARE(birth.goroutine, GoroutineId{1});
    QVERIFY(birth.at_ns >= 3 * kPause && birth.at_ns < 4 * kPause);
  }

  void whatIsNamedReallyCutsTheObjectsOfRandomPrograms_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 3; ++seed) QTest::addRow("seed %d", seed) << seed;
  }
  void whatIsNamedReallyCutsTheObjectsOfRandomPrograms() {
    QFETCH(int, seed);
    Config config;
    config.runtime_startup = false;
    auto made = World::create(config, std::make_unique<test::RandomProgram>(seed, 1500, 2));
    test::KeptRun run(made.take(), 20 * kMicrosecond);
    run.run_to(150 * kMicrosecond);
    const Heap& heap = run.world().runtime().heap();
    int found = 0;
    for (SpanId id = 0; id < heap.span_table_size() && found < 12; ++id) {
      const Span& s = heap.span(id);
      if (s.state != Span::State::kHeap) continue;
      for (std::uint32_t slot = 0; slot < s.slots && found < 12; ++slot) {
        const Address object = heap.address_of(s, slot);
        if (!heap.find(object) || rooted_path(run.world().runtime(), object).path.answer !=
                                      HeapPath::Answer::kUnreachable) {
          continue;
        }
        const DeathInspection death = find_death(run.world(), object, run.source());
        QCOMPARE(death.answer, DeathInspection::Answer::kFound);
        ++found;
        // A tiny block may hold only objects that nothing kept.
        if (death.cuts.empty()) continue;
        QCOMPARE(death.last_path.answer, RetentionPath::Answer::kReachable);
        QCOMPARE(death.last_path.steps.back().object, object);
        for (const Cut& cut : death.cuts) {
          if (cut.kind == Cut::Kind::kStore) QVERIFY(cut.old_value != cut.new_value);
          if (cut.kind == Cut::Kind::kVariable) QVERIFY(cut.old_value != cut.new_value);
        }
      }
    }
    QVERIFY(found > 0);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(death_search, tricolor::TestDeathSearch)
#include "test_death_search.moc"
