// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <algorithm>

#include "core/sim/runtime.h"
#include "core/sim/world.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {

/// How far this processor is ahead of the one that acts next.
static Ticks ahead(const Runtime& runtime, const Processor& processor) {
  Ticks first = processor.clock;
  for (const Processor& p : runtime.processors()) {
    if (!p.idle) first = std::min(first, p.clock);
  }
  return processor.clock - first;
}

class TestMarkCredit : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // The piece of a table that a worker scans takes a quarter of a millisecond: who works beside it
  // must not be paid for it before it is done.
  void aLongStepsWorkIsNotKnownBeforeTheOthersHaveComeAsFar() {
    Config config;
    config.program = "steady";
    config.parameters = {{"n", 100'000}, {"size", 64}, {"steps", 400'000}};
    config.go_minor = 19;
    World world = made_world(config);
    int long_steps = 0;
    while (world.cycles().size() < 8 &&
           world.run({.step = RunLimit::Step::kObject}) == StopReason::kStep) {
      for (const Processor& p : world.runtime().processors()) {
        if (p.worker == WorkerMode::kNone || ahead(world.runtime(), p) < ticks(100'000)) continue;
        QVERIFY(p.unflushed_work + p.unflushed_roots >= kCreditSlack);
        ++long_steps;
      }
    }
    QVERIFY(long_steps > 0);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(mark_credit, tricolor::TestMarkCredit)
#include "test_mark_credit.moc"
