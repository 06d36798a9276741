// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "tests/sim/random_world.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestRandomPrograms : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aThousandRandomProgramsKeepEveryPromiseOfTheCollector() {
    std::uint64_t cycles = 0;
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
      const test::RandomRun run = test::run_at_random(seed, 1500);
      QVERIFY2(
          run.finding.empty(),
          qPrintable(
              QStringLiteral("seed %1: %2").arg(seed).arg(QString::fromStdString(run.finding))));
      cycles += run.verified_cycles;
    }
    QVERIFY2(cycles > 2000, qPrintable(QStringLiteral("only %1 cycles").arg(cycles)));
  }
};

}  // namespace tricolor

TRICOLOR_TEST(random_programs, tricolor::TestRandomPrograms)
#include "test_random_programs.moc"
