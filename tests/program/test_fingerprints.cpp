// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QTest>

#include "core/program/pool_program.h"
#include "tests/program/reference_runs.h"
#include "tests/program/replay.h"
#include "tests/support/room_test.h"

using namespace tricolor;
using namespace tricolor::test;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qint64 kMostObjects = 1'500'000;  ///< longer runs take minutes here
#else
constexpr qint64 kMostObjects = 100'000'000;
#endif

/// Each workload must request the same objects in the same order as the Go program did: the
/// counts and the generator's final state are compared with those of the recorded runs.
class TestFingerprints : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void aReplayCountsWhatTheGoProgramCounted_data();
  void aReplayCountsWhatTheGoProgramCounted();
};

void TestFingerprints::initTestCase() {
  if (reference_workloads().isEmpty()) QSKIP("shared/reference/workloads is not there");
}

void TestFingerprints::aReplayCountsWhatTheGoProgramCounted_data() {
  QTest::addColumn<QString>("name");
  for (const QString& name : reference_workloads()) {
    if (name.startsWith(QStringLiteral("map-"))) continue;
    const QJsonObject run = first_reference_run(name);
    const qint64 objects =
        run[QStringLiteral("program")].toObject()[QStringLiteral("objects")].toInteger();
    if (objects <= kMostObjects) QTest::newRow(qPrintable(name)) << name;
  }
}

void TestFingerprints::aReplayCountsWhatTheGoProgramCounted() {
  QFETCH(QString, name);
  const QJsonObject run = first_reference_run(name);
  const QJsonObject expected = run[QStringLiteral("program")].toObject();
  const auto number = [&](const char* key) {
    return static_cast<std::uint64_t>(expected[QLatin1String(key)].toInteger());
  };
  auto program =
      make_program(run[QStringLiteral("workload")].toString().toStdString(), parameter_list(run),
                   static_cast<std::uint64_t>(run[QStringLiteral("seed")].toInteger()));
  QVERIFY(program);
  Replay replay;
  replay.run(std::move(program));
  QVERIFY(!replay.deadlocked);

  QCOMPARE(QString::number(replay.fingerprint(), 16),
           expected[QStringLiteral("fingerprint")].toString());
  QCOMPARE(replay.dangling, std::uint64_t{0});
  if (run[QStringLiteral("params")].toObject()[QStringLiteral("pool")].toInteger() == 1) {
    // How many buffers are made depends on when collections come; all else does not.
    const auto& pool = dynamic_cast<const PoolProgram&>(*replay.programs().front());
    QCOMPARE(replay.counts().objects - 2 * pool.buffers_made(),
             number("objects") - 2 * number("buffers_made"));
    return;
  }
  QCOMPARE(replay.counts().objects, number("objects"));
  QCOMPARE(replay.counts().bytes, number("bytes"));
  QCOMPARE(replay.counts().live_bytes, number("live_bytes"));
  QCOMPARE(replay.counts().peak_bytes, number("peak_bytes"));
  // Tiny allocations share slots in Go, which slice-leak's copies do here as little as anywhere.
  const double mallocs = memstats(run, "end", "Mallocs") - memstats(run, "start", "Mallocs");
  const double total = memstats(run, "end", "TotalAlloc") - memstats(run, "start", "TotalAlloc");
  QVERIFY(within(static_cast<double>(replay.mallocs), mallocs, 0.02));
  QVERIFY(within(static_cast<double>(replay.allocated), total, 0.005));
}

TRICOLOR_TEST(fingerprints, TestFingerprints)
#include "test_fingerprints.moc"
