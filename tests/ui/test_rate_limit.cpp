// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "tests/support/eventually.h"
#include "tests/support/room_test.h"

#include "ui/window/rate_limit.h"

using tricolor::ui::RateLimit;

class RateLimitTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theFirstIsDoneAtOnceAndOfTheRestTheNewest() {
    std::vector<int> done;
    RateLimit limit(20);
    for (int i = 0; i < 5; ++i) limit.run([&done, i] { done.push_back(i); });
    QCOMPARE(done, std::vector<int>{0});
    EVENTUALLY_EQUAL(done, (std::vector<int>{0, 4}));
  }

  void flushingDoesWhatWaitsOnce() {
    int done = 0;
    RateLimit limit(60'000);
    limit.run([&] { ++done; });
    limit.run([&] { ++done; });
    limit.flush();
    QCOMPARE(done, 2);
    limit.flush();
    QCOMPARE(done, 2);
  }
};

TRICOLOR_TEST(rate_limit, RateLimitTest)
#include "test_rate_limit.moc"
