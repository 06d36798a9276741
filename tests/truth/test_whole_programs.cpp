// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <array>
#include <functional>
#include <numeric>
#include <regex>

#include "tests/support/room_test.h"
#include "tests/truth/comparison.h"
#include "tests/truth/pacer_exactness.h"
#include "tests/truth/reference_reader.h"
#include "tests/truth/table.h"

namespace tricolor::truth {

// A part of what the program `truth` compares, small enough for every build. The counts below are
// what has been reached; more inside is fine, fewer is not.
class TestWholePrograms : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    auto all = read_reference(TRICOLOR_SHARED_DIR "/reference/workloads/data");
    if (!all) QSKIP("../shared/reference/workloads/data is not there");
    m_settings = all.take();
  }

  void thePacerComputesEveryRealGoalAndTrigger() {
    const PacerExactness e =
        check_pacer(TRICOLOR_SHARED_DIR "/reference/workloads/data", "steady-64|request|list");
    QVERIFY(e.cycles > 1000);
    QVERIFY2(e.goals_differ == 0 && e.triggers_differ == 0, e.first_difference.c_str());
  }

  void programsWithoutALimitCollectAsRealOnes() {
    std::vector<Setting> settings =
        chosen("^(steady-64-full|list-churn|tree-churn|ramp|request) GOGC=(50|100|200) 2P");
    QCOMPARE(settings.size(), std::size_t{15});
    // Chance has its part in single runs, simulated or real, and some go one of two ways:
    // the mean of several.
    std::array<std::vector<Pair>, kOrders> orders;
    for (std::vector<Pair>& pairs : orders) {
      pairs = simulate_all(settings, 2);
      for (Setting& s : settings) ++s.latency_order;
    }
    const std::vector<Pair>& pairs = orders.front();
    QStringList outside;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      const Pair& pair = pairs[i];
      QVERIFY2(pair.error.empty(), pair.error.c_str());
      const double cycles = mean_off(orders, i, &RunFigures::num_gc);
      const double start = mean_off(orders, i, &RunFigures::heap_at_start);
      qInfo("%-32s NumGC %+5.1f %%   heap at start %+5.1f %%", title(pair.setting).c_str(),
            100 * cycles, 100 * start);
      if (std::abs(cycles) > 0.15 || std::abs(start) > 0.10) {
        outside << QString::fromStdString(title(pair.setting));
      }
    }
    QVERIFY2(outside.size() <= kKnownOutside, qPrintable(outside.join(QStringLiteral(", "))));
    expect(pairs, "Mallocs", 15);
    expect(pairs, "TotalAlloc", 15);
    expect(pairs, "BySize", 6);  // the settings in which a size class is the program's alone
  }

  void programsUnderALimitStayWhereRealOnesDo() {
    const std::vector<Pair> pairs =
        simulate_all(chosen("^(steady-small|builder|append-pre|list-churn) GOGC=off 1[268]MiB"), 2);
    QVERIFY(pairs.size() >= 10);
    expect(pairs, "heap goal", kLimitGoalsInside);
    expect(pairs, "Sys", kLimitSysInside);
  }

 private:
  static constexpr std::size_t kOrders = 10;
  static constexpr int kKnownOutside = 1;
  static constexpr int kLimitGoalsInside = 12;
  static constexpr int kLimitSysInside = 12;

  std::vector<Setting> chosen(const char* pattern) const {
    std::vector<Setting> found;
    const std::regex wanted(pattern);
    for (const Setting& s : m_settings) {
      if (std::regex_search(title(s), wanted)) found.push_back(s);
    }
    return found;
  }

  static double off(const Pair& pair, double RunFigures::*figure) {
    return pair.simulated.figures.*figure / spread_of(pair.setting, figure).median - 1;
  }

  static double mean_off(const std::array<std::vector<Pair>, kOrders>& orders, std::size_t i,
                         double RunFigures::*figure) {
    const double sum = std::transform_reduce(
        orders.begin(), orders.end(), 0.0, std::plus<>(),
        [&](const std::vector<Pair>& pairs) { return off(pairs[i], figure); });
    return sum / static_cast<double>(kOrders);
  }

  static void expect(const std::vector<Pair>& pairs, std::string_view quantity, int inside) {
    for (const Line& line : compare(pairs)) {
      if (line.quantity->name != quantity) continue;
      QVERIFY2(line.inside >= inside, table_text({line}, 20).c_str());
    }
  }

  std::vector<Setting> m_settings;
};

}  // namespace tricolor::truth

TRICOLOR_TEST(whole_programs, tricolor::truth::TestWholePrograms)
#include "test_whole_programs.moc"
