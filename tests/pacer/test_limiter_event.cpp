// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/pacer/limiter_event.h"
#include "tests/support/room_test.h"

namespace tricolor {

using Kind = LimiterEvent::Kind;

class TestLimiterEvent : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void eachWindowGetsTheTimeThatPassedInIt() {
    LimiterEvent event;
    QVERIFY(event.start(Kind::kIdle, 100));
    QCOMPARE(event.consume(130), Nanos{30});
    QCOMPARE(event.consume(130), Nanos{0});
    QCOMPARE(event.stop(150), Nanos{20});
    QCOMPARE(event.consume(200), Nanos{0});
  }

  void anUpdateBeforeItBeganTakesNothingAndLeavesItAsItWas() {
    LimiterEvent event;
    event.start(Kind::kMarkAssist, 100);
    QCOMPARE(event.consume(90), Nanos{0});
    QCOMPARE(event.stop(110), Nanos{10});
  }

  void whatGoesOnAlreadyIsNotStartedAgain() {
    LimiterEvent event;
    event.start(Kind::kMarkAssist, 100);
    QVERIFY(!event.start(Kind::kScavengeAssist, 110));
    QCOMPARE(event.kind(), Kind::kMarkAssist);
    QCOMPARE(event.stop(120), Nanos{20});
    QVERIFY(event.start(Kind::kScavengeAssist, 120));
  }

  void onlyIdleProcessorsAndIdleWorkersAreIdle() {
    for (const Kind kind : {Kind::kIdle, Kind::kIdleMarkWork}) {
      LimiterEvent event;
      event.start(kind, 0);
      QVERIFY(event.is_idle());
    }
    for (const Kind kind : {Kind::kMarkAssist, Kind::kScavengeAssist}) {
      LimiterEvent event;
      event.start(kind, 0);
      QVERIFY(!event.is_idle());
    }
    QVERIFY(!LimiterEvent().is_idle());
  }
};

}  // namespace tricolor

TRICOLOR_TEST(limiter_event, tricolor::TestLimiterEvent)
#include "test_limiter_event.moc"
