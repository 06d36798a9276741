// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/caption.h"
#include "tests/sim/finalizer_test.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestFinalizers : public FinalizerTest {
  Q_OBJECT

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
                          collect_garbage(), drop_both()} +
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
    QTEST(QString::fromStdString(life.runtime().record().panic()), "message");
  }
};

}  // namespace tricolor

TRICOLOR_TEST(finalizers, tricolor::TestFinalizers)
#include "test_finalizers.moc"
