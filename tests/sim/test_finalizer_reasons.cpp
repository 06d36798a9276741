// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/caption.h"
#include "core/sim/death_search.h"
#include "core/sim/timeline.h"
#include "tests/sim/finalizer_test.h"
#include "tests/support/kept_run.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestFinalizerReasons : public FinalizerTest {
  Q_OBJECT

 private Q_SLOTS:
  void whyAnObjectLivesNamesItsFinalizer() {
    Life life(
        std::vector{allocate(), keep_a(), allocate(), keep_b(), then([this](Mutator& m, Address) {
                      m.store(a, 0, b);
                      m.set_finalizer(a, kClose);
                      m.set(1, 0);
                    })} +
        std::vector{pause(), drop_both(), collect_garbage(), pause()});
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
};

}  // namespace tricolor

TRICOLOR_TEST(finalizer_reasons, tricolor::TestFinalizerReasons)
#include "test_finalizer_reasons.moc"
