// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <algorithm>

#include "core/sim/world.h"

namespace tricolor {

/// What three real runs of Go 1.19.8 did with one workload and setting.
struct RealRuns {
  std::vector<double> num_gc;
  std::vector<double> heap_at_start;
  double mallocs = 0;
  double total_alloc = 0;
  QJsonObject params;
};

static RealRuns real_runs(const QString& name, int gogc, int procs) {
  RealRuns runs;
  QFile file(QStringLiteral(TRICOLOR_SHARED_DIR "/reference/workloads/data/") + name +
             QStringLiteral(".jsonl"));
  if (!file.open(QIODevice::ReadOnly)) return runs;
  while (!file.atEnd()) {
    const QJsonObject run = QJsonDocument::fromJson(file.readLine()).object();
    if (run[QStringLiteral("gogc")].toString() != QString::number(gogc) ||
        run[QStringLiteral("limit_mib")].toInt() != 0 ||
        run[QStringLiteral("gomaxprocs")].toInt() != procs) {
      continue;
    }
    const QJsonObject end = run[QStringLiteral("memstats")].toObject()[QStringLiteral("end")].toObject();
    runs.num_gc.push_back(end[QStringLiteral("NumGC")].toDouble());
    runs.heap_at_start.push_back(
        run[QStringLiteral("derived")].toObject()[QStringLiteral("mean_heap0")].toDouble());
    runs.mallocs = end[QStringLiteral("Mallocs")].toDouble();
    runs.total_alloc = end[QStringLiteral("TotalAlloc")].toDouble();
    runs.params = run[QStringLiteral("params")].toObject();
  }
  return runs;
}

static double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

static Config config_of(const QString& program, const QJsonObject& params) {
  Config config;
  config.program = program.toStdString();
  config.go_minor = 19;
  const ProgramSpec* spec = find_program(config.program);
  for (const ParameterSpec& p : spec->parameters) {
    const auto value = params[QString::fromUtf8(p.name.data(), qsizetype(p.name.size()))];
    if (value.isUndefined()) continue;
    if (!p.is_choice()) {
      config.parameters[std::string(p.name)] = value.toInteger();
      continue;
    }
    const std::string word = value.toString().toStdString();
    const auto at = std::find(p.words.begin(), p.words.end(), word);
    config.parameters[std::string(p.name)] = at - p.words.begin();
  }
  return config;
}

class TestReferenceWorkloads : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theSimulationCollectsLikeRealGo_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("program");
    QTest::addColumn<int>("gogc");
    const std::vector<std::pair<QString, QString>> workloads{
        {"steady-64-full", "steady"}, {"list-churn", "list"}, {"tree-churn", "tree"},
        {"ramp", "ramp"},             {"request", "request"}};
    for (const auto& [name, program] : workloads) {
      for (const int gogc : {50, 100, 200}) {
        QTest::addRow("%s GOGC=%d", qPrintable(name), gogc) << name << program << gogc;
      }
    }
  }
  void theSimulationCollectsLikeRealGo() {
    QFETCH(QString, name);
    QFETCH(QString, program);
    QFETCH(int, gogc);
    const RealRuns real = real_runs(name, gogc, 2);
    if (real.num_gc.empty()) QSKIP("../shared/reference/workloads/data is not there");
    Config config = config_of(program, real.params);
    config.gogc = gogc;
    config.procs = 2;
    auto made = World::create(config);
    QVERIFY2(made.ok(), made.ok() ? "" : made.error().c_str());
    World& world = made.value();
    QCOMPARE(world.run(), StopReason::kFinished);
    const MemStats m = world.mem_stats();
    double heap_at_start = 0;
    for (const CycleRecord& c : world.cycles()) heap_at_start += double(c.heap_at_start_bytes);
    heap_at_start /= double(std::max<std::size_t>(world.cycles().size(), 1));
    const double cycles = median(real.num_gc);
    const double start = median(real.heap_at_start);
    qInfo("%-15s GOGC=%-3d NumGC real %4.0f simulated %4u (%+5.1f %%)   heap at start real %8.3f "
          "simulated %8.3f MB (%+5.1f %%)",
          qPrintable(name), gogc, cycles, m.NumGC, 100 * (m.NumGC / cycles - 1), start / 1e6,
          heap_at_start / 1e6, 100 * (heap_at_start / start - 1));
    QVERIFY(std::abs(double(m.Mallocs) / real.mallocs - 1) <= 0.005);
    QVERIFY(std::abs(double(m.TotalAlloc) / real.total_alloc - 1) <= 0.005);
    ++m_rows;
    const bool close = std::abs(m.NumGC / cycles - 1) <= 0.15 &&
                       std::abs(heap_at_start / start - 1) <= 0.10;
    if (!close) m_outside << QString::fromUtf8(QTest::currentDataTag());
  }

  // The target is all fifteen. One is known to be outside: ramp with GOGC=200, whose real runs fall
  // into two groups (NumGC 11, 11 and 14; mean heap at mark start 43.8, 43.5 and 33.2 MB), between
  // which the simulation lies (README, "How true is it?"). This test keeps it from getting worse.
  void noMoreThanTheKnownSettingIsOutsideTheTolerance() {
    if (m_rows == 0) QSKIP("../shared/reference/workloads/data is not there");
    QVERIFY2(m_outside.size() <= 1, qPrintable(m_outside.join(QStringLiteral(", "))));
  }

 private:
  int m_rows = 0;
  QStringList m_outside;
};

}  // namespace tricolor

QTEST_GUILESS_MAIN(tricolor::TestReferenceWorkloads)
#include "test_reference_workloads.moc"
