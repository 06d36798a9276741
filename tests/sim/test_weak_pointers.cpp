// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/caption.h"
#include "tests/sim/finalizer_test.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestWeakPointers : public FinalizerTest {
  Q_OBJECT

 private Q_SLOTS:
  void aWeakPointerIsNilAsSoonAsItsObjectIsFoundDead() {
    Address alive = 0;
    Address dead = 1;
    Life life(std::vector{allocate(), keep_a(),
                          then([this](Mutator& m, Address) { m.set(2, handle = m.make_weak(a)); }),
                          collect_garbage(),
                          then([&, this](Mutator& m, Address) { alive = m.weak_value(handle); }),
                          drop_both(), collect_garbage(),
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
                  drop_both(), collect_garbage(),
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
};

}  // namespace tricolor

TRICOLOR_TEST(weak_pointers, tricolor::TestWeakPointers)
#include "test_weak_pointers.moc"
