// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <utility>

#include "core/sim/caption.h"
#include "core/sim/death_search.h"
#include "core/sim/inspector.h"
#include "core/sim/runtime.h"
#include "core/sim/timeline.h"
#include "tests/sim/random_finalizers.h"
#include "tests/support/kept_run.h"
#include "tests/support/room_test.h"
#include "tests/support/script.h"
#include "tests/support/steps.h"

namespace tricolor {

using test::Steps;

namespace {

void close_file(Mutator&, const FuncValue&, Address) {}
void save_in_global(Mutator& m, const FuncValue& self, Address object) {
  m.set_global(static_cast<std::uint32_t>(self.captured), object);
}
constexpr FuncValue kClose{close_file, "main.(*File).Close"};

Steps::Step allocate(std::uint64_t words = 2, const char* type = "main.File") {
  return [=](Mutator& m, Address) {
    return Request::allocate(m.type(type, words * kWordBytes, PointerLayout::all(words)));
  };
}
/// Does something that needs no waiting.
Steps::Step then(std::function<void(Mutator&, Address)> act) {
  return [act = std::move(act)](Mutator& m, Address result) {
    act(m, result);
    return Request::work(1);
  };
}
Steps::Step collect() {
  return [](Mutator&, Address) { return Request::collect(); };
}
/// So that whoever runs the world can look, and finalizers can run.
Steps::Step pause() {
  return [](Mutator&, Address) { return Request::sleep(kSecond); };
}
std::vector<Steps::Step> operator+(std::vector<Steps::Step> a, std::vector<Steps::Step> b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}
/// As many collections, with a pause after each: run_to_pause() stops in them.
std::vector<Steps::Step> collections(int n) {
  std::vector<Steps::Step> steps;
  for (int i = 0; i < n; ++i) steps = std::move(steps) + std::vector{collect(), pause()};
  return steps;
}

/// A world of one small program, looked at in its pauses.
class Life {
 public:
  explicit Life(std::vector<Steps::Step> steps, int go_minor = 26)
      : m_world(make(std::move(steps), go_minor)) {}
  /// The n-th pause, from 1.
  void run_to_pause(int n) {
    RunLimit limit;
    limit.until_ns = n * kSecond - kSecond / 2;
    m_world.run(limit);
  }
  bool is_object(Address address) const {
    return static_cast<bool>(runtime().heap().find(address));
  }
  const Runtime& runtime() const { return m_world.runtime(); }
  World& world() { return m_world; }
  CallCounts finalizers() const { return runtime().call_counts(CallQueue::kFinalizers); }
  CallCounts cleanups() const { return runtime().call_counts(CallQueue::kCleanups); }
  std::string why_alive(Address address) { return inspect_object(m_world, address).path.sentence; }
  bool is_sound() const { return m_world.violations().empty() && m_world.verified_cycles() > 0; }

 private:
  static World make(std::vector<Steps::Step> steps, int go_minor) {
    Config config;
    config.program = "steps";
    config.runtime_startup = false;
    config.verify = true;
    config.procs = 1;
    config.go_minor = go_minor;
    return std::move(World::create(config, std::make_unique<Steps>(std::move(steps))).value());
  }
  World m_world;
};

World random_world(std::uint64_t seed) {
  SplitMix64 rng(seed * 7919);
  Config config;
  config.program = "random";
  config.verify = true;
  config.runtime_startup = rng.below(4) == 0;
  config.procs = static_cast<int>(1 + rng.below(10));
  config.gogc = static_cast<std::int32_t>(5 << rng.below(4));
  config.memory_limit = static_cast<std::int64_t>((5 + rng.below(4)) * kMiB);
  config.go_minor = static_cast<int>(19 + rng.below(8));
  return std::move(
      World::create(config, std::make_unique<test::RandomFinalizers>(seed, 3000)).value());
}

World finalizers_world(ParameterValues parameters, int go_minor = 26, bool startup = true) {
  Config config;
  config.program = "finalizers";
  config.parameters = std::move(parameters);
  config.go_minor = go_minor;
  config.verify = true;
  config.runtime_startup = startup;
  return std::move(World::create(config).value());
}

}  // namespace

class TestFinalizers : public QObject {
  Q_OBJECT

 private:
  Address a = 0;  // what the steps of one test made
  Address b = 0;
  Address handle = 0;

  /// Variables: 0 is a, 1 is b, 2 the weak pointer; the object is `made`, too.
  Steps::Step keep_a() {
    return then([this](Mutator& m, Address made) {
      m.declare("a", a = made);
      m.declare("b");
      m.declare("weak");
    });
  }
  Steps::Step keep_b() {
    return then([this](Mutator& m, Address made) { m.set(1, b = made); });
  }
  static Steps::Step drop_both() {
    return then([](Mutator& m, Address) {
      m.set(0, 0);
      m.set(1, 0);
    });
  }

 private Q_SLOTS:
  void anObjectWithAFinalizerOutlivesTheCycleThatFindsItDeadByOne() {
    Life life(std::vector{allocate(), keep_a(),
                          then([this](Mutator& m, Address) { m.set_finalizer(a, kClose); }),
                          drop_both()} +
              collections(2));
    life.run_to_pause(1);
    QVERIFY(life.is_object(a));
    QCOMPARE(life.finalizers().executed, 1U);
    life.run_to_pause(2);
    QVERIFY(!life.is_object(a));
    QCOMPARE(life.finalizers().executed, 1U);
    QVERIFY(life.is_sound());
  }

  void whatItPointsToLivesAsLong() {
    Life life(std::vector{allocate(), keep_a(), allocate(), keep_b(),
                          then([this](Mutator& m, Address) {
                            m.store(a, 0, b);
                            m.set_finalizer(a, kClose);
                          }),
                          drop_both()} +
              collections(2));
    life.run_to_pause(1);
    QVERIFY(life.is_object(b));
    life.run_to_pause(2);
    QVERIFY(!life.is_object(b));
    QVERIFY(life.is_sound());
  }

  void aCycleWithAFinalizerIsNeverFreed() {
    Life life(std::vector{allocate(), keep_a(), allocate(), keep_b(),
                          then([this](Mutator& m, Address) {
                            m.store(a, 0, b);
                            m.store(b, 0, a);
                            m.set_finalizer(a, kClose);
                          }),
                          drop_both()} +
              collections(4));
    life.run_to_pause(4);
    QVERIFY(life.is_object(a));
    QVERIFY(life.is_object(b));
    QCOMPARE(life.finalizers().queued, 0U);
    QVERIFY(life.why_alive(a).ends_with("is reachable from itself: such a cycle is never freed."));
    QVERIFY(life.is_sound());
  }

  void ofAChainTheFirstRunsFirstAndTheNextACycleLater() {
    Life life(std::vector{allocate(), keep_a(), allocate(), keep_b(),
                          then([this](Mutator& m, Address) {
                            m.store(a, 0, b);
                            m.set_finalizer(a, kClose);
                            m.set_finalizer(b, kClose);
                          }),
                          drop_both()} +
              collections(3));
    for (std::uint64_t cycle = 1; cycle <= 2; ++cycle) {
      life.run_to_pause(static_cast<int>(cycle));
      QCOMPARE(life.finalizers().executed, cycle);
    }
    QVERIFY(!life.is_object(a));
    QVERIFY(life.is_object(b));
    life.run_to_pause(3);
    QVERIFY(!life.is_object(b));
  }

  void resurrectingWorksOnce() {
    Life life(std::vector{
                  allocate(), keep_a(), then([this](Mutator& m, Address) {
                    m.set_finalizer(a, {save_in_global, "main.save", 0, m.declare_global("saved")});
                  }),
                  drop_both()} +
              collections(2) + std::vector{then([](Mutator& m, Address) { m.set_global(0, 0); })} +
              collections(1));
    life.run_to_pause(2);
    QVERIFY(life.is_object(a));
    life.run_to_pause(3);
    QVERIFY(!life.is_object(a));
    QCOMPARE(life.finalizers().queued, 1U);
    QVERIFY(life.is_sound());
  }

  void aClearedFinalizerNeverRuns() {
    Life life(std::vector{allocate(), keep_a(), then([this](Mutator& m, Address) {
                            m.set_finalizer(a, kClose);
                            m.clear_finalizer(a);
                          }),
                          drop_both()} +
              collections(1));
    life.run_to_pause(1);
    QVERIFY(!life.is_object(a));
    QCOMPARE(life.finalizers().queued, 0U);
  }

  void aCleanupLetsGoAtOnceAndKeepsItsArgument() {
    Life life(std::vector{allocate(), keep_a(), allocate(), keep_b(),
                          then([this](Mutator& m, Address) {
                            m.add_cleanup(a, {close_file, "main.closeFile"}, b);
                          }),
                          collect(), drop_both()} +
              collections(2));
    life.run_to_pause(1);
    QVERIFY(!life.is_object(a));
    QVERIFY(life.is_object(b));
    QCOMPARE(life.cleanups().executed, 1U);
    life.run_to_pause(2);
    QVERIFY(!life.is_object(b));
    QVERIFY(life.is_sound());
  }

  void aCycleWithACleanupIsFreed() {
    Life life(std::vector{allocate(), keep_a(), then([this](Mutator& m, Address) {
                            m.store(a, 0, a);
                            m.add_cleanup(a + kWordBytes, {close_file, "main.closeFile"});
                            m.add_cleanup(a, {close_file, "main.closeFile"});
                          }),
                          drop_both()} +
              collections(1));
    life.run_to_pause(1);
    QVERIFY(!life.is_object(a));
    QCOMPARE(life.cleanups().executed, 2U);
  }

  void aCleanupWaitsForTheFinalizerAndTheNextDeath() {
    for (const int go_minor : {24, 26}) {
      Life life(std::vector{allocate(), keep_a(), then([this](Mutator& m, Address) {
                              m.set_finalizer(a, kClose);
                              m.add_cleanup(a, {close_file, "main.closeFile"});
                            }),
                            drop_both()} +
                    collections(2),
                go_minor);
      life.run_to_pause(1);
      QCOMPARE(life.runtime().specials().empty(), false);
      const std::uint64_t first = life.finalizers().executed;
      QCOMPARE(first, 1U);
      life.run_to_pause(2);
      QVERIFY(!life.is_object(a));
      // Go 1.24 has one goroutine, and one queue, for both.
      QCOMPARE(life.cleanups().executed, go_minor == 24 ? 2U : 1U);
    }
  }

  void aWeakPointerIsNilAsSoonAsItsObjectIsFoundDead() {
    Address alive = 0;
    Address dead = 1;
    Life life(std::vector{allocate(), keep_a(),
                          then([this](Mutator& m, Address) { m.set(2, handle = m.make_weak(a)); }),
                          collect(),
                          then([&, this](Mutator& m, Address) { alive = m.weak_value(handle); }),
                          drop_both(), collect(),
                          then([&, this](Mutator& m, Address) { dead = m.weak_value(handle); })} +
              collections(1));
    life.run_to_pause(1);
    QCOMPARE(alive, a);
    QCOMPARE(dead, Address{0});
    QVERIFY(life.is_object(handle));
    QVERIFY(life.is_sound());
  }

  void aWeakPointerIsNilBeforeTheFinalizerRunsAndStaysSo() {
    Address seen = 1;
    Life life(std::vector{
                  allocate(), keep_a(), then([this](Mutator& m, Address) {
                    m.set(2, handle = m.make_weak(a));
                    QCOMPARE(m.make_weak(a), handle);
                    m.set_finalizer(a, {save_in_global, "main.save", 0, m.declare_global("saved")});
                  }),
                  drop_both(), collect(),
                  then([&, this](Mutator& m, Address) { seen = m.weak_value(handle); })} +
              collections(1));
    life.run_to_pause(1);
    QVERIFY(life.is_object(a));  // resurrected
    QCOMPARE(seen, Address{0});
    QVERIFY(life.is_sound());
  }

  // Sweeping takes its time; whoever asks meanwhile has that span swept first.
  void aWeakPointerIsNilEvenIfItsSpanIsNotSweptYet() {
    constexpr std::uint64_t kObjects = 3000;
    bool look = false;
    std::uint64_t looks = 0;
    std::uint64_t alive = 0;
    std::vector<Steps::Step> steps{allocate(kObjects, "table"), keep_a()};
    for (std::uint64_t i = 0; i < kObjects; ++i) {
      steps.push_back(allocate(64));
      steps.push_back(
          then([=, this](Mutator& m, Address made) { m.store(a, i, m.make_weak(made)); }));
    }
    for (int i = 0; i < 2000; ++i) {
      steps.push_back(allocate(700, "garbage"));
      steps.push_back(then([&, this](Mutator& m, Address) {
        if (!std::exchange(look, false)) return;
        ++looks;
        for (std::uint64_t word = 0; word < kObjects; ++word) {
          if (m.weak_value(m.load(a, word)) != 0) ++alive;
        }
      }));
    }
    Life life(std::move(steps));
    RunLimit phase;
    phase.step = RunLimit::Step::kPhase;
    while (looks == 0 && life.world().run(phase) == StopReason::kStep) {
      look = life.world().phase() == Phase::kSweep;
    }
    life.world().run();
    QCOMPARE(looks, std::uint64_t{1});
    QCOMPARE(alive, std::uint64_t{0});
    QVERIFY(life.is_sound());
  }

  void whatCannotBeFinalizedEndsTheProgram_data() {
    QTest::addColumn<int>("what");
    QTest::addColumn<int>("go_minor");
    QTest::addColumn<QString>("message");
    QTest::newRow("twice") << 0 << 26 << "fatal error: runtime.SetFinalizer: finalizer already set";
    QTest::newRow("interior")
        << 1 << 26
        << "fatal error: runtime.SetFinalizer: pointer not at beginning of allocated block";
    QTest::newRow("nil") << 2 << 26 << "fatal error: runtime.SetFinalizer: first argument is nil";
    QTest::newRow("itself")
        << 3 << 26
        << "fatal error: runtime.AddCleanup: ptr is equal to arg, cleanup will never run";
    QTest::newRow("old")
        << 4 << 23
        << "fatal error: package weak is not there before Go 1.24: choose a later version";
  }
  void whatCannotBeFinalizedEndsTheProgram() {
    QFETCH(int, what);
    QFETCH(int, go_minor);
    Life life(std::vector{allocate(), keep_a(), then([this, what](Mutator& m, Address) {
                            if (what == 0) m.set_finalizer(a, kClose);
                            if (what == 0) m.set_finalizer(a, kClose);
                            if (what == 1) m.set_finalizer(a + kWordBytes, kClose);
                            if (what == 2) m.set_finalizer(0, kClose);
                            if (what == 3) m.add_cleanup(a, kClose, a);
                            if (what == 4) m.make_weak(a);
                          }),
                          pause()},
              go_minor);
    life.run_to_pause(1);
    QTEST(QString::fromStdString(life.runtime().panic()), "message");
  }

  void whyAnObjectLivesNamesItsFinalizer() {
    Life life(
        std::vector{allocate(), keep_a(), allocate(), keep_b(), then([this](Mutator& m, Address) {
                      m.store(a, 0, b);
                      m.set_finalizer(a, kClose);
                      m.set(1, 0);
                    })} +
        std::vector{pause(), drop_both(), collect(), pause()});
    life.run_to_pause(1);
    QCOMPARE(life.why_alive(a), std::string());  // a variable is the better answer, for both
    QCOMPARE(life.why_alive(b), std::string());
    life.world().watch(true);
    RunLimit event;
    event.step = RunLimit::Step::kEvent;
    event.until_ns = 3 * kSecond;
    while (life.finalizers().queued == 0) QCOMPARE(life.world().run(event), StopReason::kStep);
    QVERIFY(life.why_alive(a).ends_with(" waits for its finalizer, main.(*File).Close."));
    QVERIFY(life.why_alive(b).find("is reachable from what waits for a finalizer") !=
            std::string::npos);
    const GraphView graph = test::graph_of(life.world());
    const auto card =
        std::ranges::find(graph.roots, GraphRoot::Kind::kFinalizerQueue, &GraphRoot::kind);
    QVERIFY(card != graph.roots.end());
    QCOMPARE(card->title, std::string("finalizer queue"));
    QCOMPARE(card->variables.size(), std::size_t{1});
    QCOMPARE(card->variables[0].name, std::string("main.(*File).Close"));
    QCOMPARE(card->variables[0].value, a);
    QVERIFY(card->variables[0].node >= 0);
    while (life.finalizers().executed == 0) QCOMPARE(life.world().run(event), StopReason::kStep);
    QVERIFY(caption(life.runtime().log().events().back(), life.runtime())
                .find("ran the finalizer of main.File") != std::string::npos);
    QCOMPARE(life.why_alive(a), std::string());
  }

  void beforeItIsFoundDeadItsFinalizerIsWhatKeepsTheRest() {
    Life life(std::vector{allocate(), keep_a(), allocate(), keep_b(),
                          then([this](Mutator& m, Address) {
                            m.store(a, 0, b);
                            m.set_finalizer(a, kClose);
                          }),
                          drop_both(), pause()});
    life.run_to_pause(1);
    QVERIFY(life.why_alive(a).ends_with(
        "has a finalizer: the cycle that finds it dead keeps it and queues that."));
    QVERIFY(life.why_alive(b).find(" is reachable from an object with a finalizer, main.File ") !=
            std::string::npos);
  }

  void whatCutItOffIsFoundThoughItRoseOnce() {
    Life life(std::vector{allocate(), keep_a(),
                          then([this](Mutator& m, Address) { m.set_finalizer(a, kClose); }),
                          pause(), drop_both()} +
              collections(2));
    test::KeptRun run(World(life.world()), kSecond / 2);
    run.run_to(5 * kSecond / 2);
    QVERIFY(!run.world().runtime().heap().find(a));
    const DeathInspection death = find_death(run.world(), a, run.source());
    QCOMPARE(death.answer, DeathInspection::Answer::kFound);
    QCOMPARE(death.cuts.size(), std::size_t{1});
    const Cut& cut = death.cuts[0];
    QVERIFY(cut.kind == Cut::Kind::kVariable || cut.where == "main.(*File).Close" ||
            cut.where.starts_with("arg"));
    QVERIFY(!death.sentence.empty());
  }

  void randomFinalizersKeepEveryPromiseOfTheCollector() {
    std::uint64_t cycles = 0;
    std::uint64_t run = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
      World world = random_world(seed);
      const StopReason stop = world.run();
      QVERIFY2(
          world.violations().empty(),
          qPrintable(QString("seed %1: %2")
                         .arg(seed)
                         .arg(world.violations().empty() ? "" : world.violations()[0].c_str())));
      QCOMPARE(stop, StopReason::kFinished);
      QVERIFY2(world.runtime().panic().empty(), world.runtime().panic().c_str());
      cycles += world.verified_cycles();
      for (const CallQueue queue : {CallQueue::kFinalizers, CallQueue::kCleanups}) {
        run += world.runtime().call_queue(queue).executed();
      }
    }
    QVERIFY(cycles > 2000);
    QVERIFY(run > 5000);
  }

  void howARunIsSteppedChangesNothing() {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      World straight = random_world(seed);
      straight.run();
      World stepped = random_world(seed);
      SplitMix64 rng(seed);
      RunLimit limit;
      while (!stepped.finished()) {
        limit.max_actions = 1 + rng.below(500);
        stepped.watch(rng.below(2) == 0);
        if (stepped.run(limit) == StopReason::kViolation) QFAIL("violation");
        stepped = World(stepped);
      }
      QCOMPARE(stepped.state_hash(), straight.state_hash());
    }
  }

  void goingBackOverAQueueingGivesTheSameStates() {
    Timeline timeline(finalizers_world({{"n", 300}, {"rounds", 4}, {"kind", 3}}));
    RunLimit step;
    step.step = RunLimit::Step::kPhase;
    std::vector<std::pair<Position, std::uint64_t>> places;
    while (timeline.run(step) == StopReason::kStep) {
      places.emplace_back(timeline.position(), timeline.world().state_hash());
    }
    QVERIFY(timeline.world().runtime().call_queue(CallQueue::kFinalizers).executed() == 1200);
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
      QVERIFY(timeline.seek(place->first));
      QCOMPARE(timeline.world().state_hash(), place->second);
    }
  }

  // reference/snippets, finalizers: 1000 resources of 1 KiB, and 1000 pairs that point to each
  // other.
  void resourcesGoAfterTheSecondCollectionAsInTheReference() {
    const auto left = [](std::int64_t n, std::int64_t rounds) {
      World world = finalizers_world({{"n", n}, {"rounds", rounds}}, 26, false);
      world.run();
      return world.mem_stats();
    };
    const MemStats none = left(1, 1);
    QCOMPARE(left(1001, 1).HeapAlloc - none.HeapAlloc, Bytes{1'024'000});
    // A second round's are still there, the first's are not.
    QCOMPARE(left(1001, 2).HeapAlloc - none.HeapAlloc, Bytes{1'024'000});
    QCOMPARE(left(1001, 2).HeapObjects - none.HeapObjects, 1000U);
  }
  void pairsWithFinalizersStayAsInTheReference() {
    const auto left = [](std::int64_t n) {
      World world =
          finalizers_world({{"n", n}, {"rounds", 1}, {"chain", 2}, {"ring", 1}}, 26, false);
      world.run();
      return world.mem_stats();
    };
    const MemStats none = left(1);
    const MemStats all = left(1001);
    QCOMPARE(all.HeapAlloc - none.HeapAlloc, Bytes{2'336'000});
    QCOMPARE(all.HeapObjects - none.HeapObjects, 4000U);
  }

  void theProgramSaysWhatRan_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("note");
    QTest::newRow("finalizer") << 0 << "round 3: 600 queued, 600 run, 0 waiting";
    QTest::newRow("cleanup") << 1 << "round 3: 600 queued, 600 run, 0 waiting";
    QTest::newRow("weak") << 2 << "round 3: 200 of 200 weak pointers are nil";
    QTest::newRow("resurrect") << 3 << "round 3: 600 queued, 600 run, 0 waiting";
  }
  void theProgramSaysWhatRan() {
    QFETCH(int, kind);
    World world = finalizers_world({{"n", 200}, {"rounds", 3}, {"kind", kind}});
    QCOMPARE(world.run(), StopReason::kFinished);
    QVERIFY(world.violations().empty());
    QTEST(QString::fromStdString(world.runtime().notes().back()), "note");
  }
};

}  // namespace tricolor

TRICOLOR_TEST(finalizers, tricolor::TestFinalizers)
#include "test_finalizers.moc"
