// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <algorithm>
#include <vector>

#include "core/sim/sample_series.h"
#include "tests/support/room_test.h"

namespace tricolor {
namespace {

Sample sample_at(Nanos at_ns) {
  Sample sample;
  sample.at_ns = at_ns;
  return sample;
}

/// Time samples, each when it is due, until `end_ns`.
void add_until(SampleSeries& series, Nanos end_ns) {
  while (series.next_ns() < end_ns) series.add(sample_at(series.next_ns()));
}

}  // namespace

class TestSampleSeries : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aLongRunIsCoveredEvenlyInBoundedMemory();
  void manyPhasesInAShortTimeDoNotWidenTheInterval();
  void timesNeverDecrease();
};

void TestSampleSeries::aLongRunIsCoveredEvenlyInBoundedMemory() {
  SampleSeries series;
  const Nanos end_ns = 100'000 * kMillisecond;
  add_until(series, end_ns);
  const std::vector<Sample>& samples = series.samples();
  QVERIFY(samples.size() <= 2048);
  Nanos widest_ns = 0;
  for (std::size_t i = 1; i < samples.size(); ++i) {
    widest_ns = std::max(widest_ns, samples[i].at_ns - samples[i - 1].at_ns);
  }
  QVERIFY(widest_ns <= end_ns / 500);
}

// A cycle every few microseconds, as under a limit below what the program needs: 100,000 of them.
void TestSampleSeries::manyPhasesInAShortTimeDoNotWidenTheInterval() {
  SampleSeries series;
  Nanos at_ns = 0;
  for (int i = 0; i < 500'000; ++i) series.add(sample_at(at_ns += 2 * kMicrosecond));
  QVERIFY(series.next_ns() > at_ns);
  QVERIFY(series.next_ns() - at_ns <= at_ns / 500);
}

void TestSampleSeries::timesNeverDecrease() {
  SampleSeries series;
  series.add(sample_at(10 * kMicrosecond));
  series.add(sample_at(9 * kMicrosecond));
  QCOMPARE(series.samples().back().at_ns, 10 * kMicrosecond);
}

}  // namespace tricolor

TRICOLOR_TEST(sample_series, tricolor::TestSampleSeries)
#include "test_sample_series.moc"
