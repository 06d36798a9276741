// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/world.h"
#include "tests/sim/random_program.h"
#include "tests/support/room_test.h"

namespace tricolor {

static Config random_config(SplitMix64& rng) {
  Config config;
  config.program = "random";
  config.verify = true;
  config.runtime_startup = rng.below(4) == 0;
  config.procs = static_cast<int>(1 + rng.below(16));
  const std::uint64_t gogc = rng.below(6);
  config.gogc = gogc == 0 ? kGogcOff : static_cast<std::int32_t>(10 << rng.below(4));
  config.go_minor = static_cast<int>(19 + rng.below(8));
  if (config.gogc == kGogcOff || rng.below(4) == 0) {
    config.memory_limit = static_cast<std::int64_t>((2 + rng.below(12)) * kMiB);
  }
  return config;
}

class TestRandomPrograms : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aThousandRandomProgramsKeepEveryPromiseOfTheCollector() {
    std::uint64_t cycles = 0;
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
      SplitMix64 rng(seed * 7919);
      const Config config = random_config(rng);
      auto world = World::create(config, std::make_unique<test::RandomProgram>(seed, 1500, 3));
      QVERIFY2(world.ok(), world.ok() ? "" : world.error().c_str());
      const StopReason stop = world.value().run();
      const auto violations = world.value().violations();
      QVERIFY2(
          violations.empty(),
          qPrintable(QStringLiteral("seed %1: %2")
                         .arg(seed)
                         .arg(QString::fromStdString(violations.empty() ? "" : violations[0]))));
      QVERIFY2(stop == StopReason::kFinished, qPrintable(QStringLiteral("seed %1").arg(seed)));
      cycles += world.value().verified_cycles();
    }
    QVERIFY2(cycles > 2000, qPrintable(QStringLiteral("only %1 cycles").arg(cycles)));
  }
};

}  // namespace tricolor

TRICOLOR_TEST(random_programs, tricolor::TestRandomPrograms)
#include "test_random_programs.moc"
