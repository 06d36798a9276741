// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/semaphores.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestSemaphores : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aCountIsTakenBeforeAnybodyWaits();
  void whoCameFirstIsServedFirst();
  void aReleaseThatNobodyWaitsForIsKept();
  void semaphoresDoNotTouchEachOther();
};

void TestSemaphores::aCountIsTakenBeforeAnybodyWaits() {
  Semaphores semaphores;
  const std::uint32_t s = semaphores.make(2);
  QVERIFY(semaphores.acquire(s, 1));
  QVERIFY(semaphores.acquire(s, 2));
  QVERIFY(!semaphores.acquire(s, 3));
  QCOMPARE(semaphores.count(s), 0U);
}

void TestSemaphores::whoCameFirstIsServedFirst() {
  Semaphores semaphores;
  const std::uint32_t s = semaphores.make(0);
  QVERIFY(!semaphores.acquire(s, 7));
  QVERIFY(!semaphores.acquire(s, 5));
  QCOMPARE(semaphores.release(s).value(), GoroutineId{7});
  QCOMPARE(semaphores.count(s), 0U);
  QCOMPARE(semaphores.release(s).value(), GoroutineId{5});
}

void TestSemaphores::aReleaseThatNobodyWaitsForIsKept() {
  Semaphores semaphores;
  const std::uint32_t s = semaphores.make(0);
  QVERIFY(!semaphores.release(s).has_value());
  QCOMPARE(semaphores.count(s), 1U);
  QVERIFY(semaphores.acquire(s, 1));
}

void TestSemaphores::semaphoresDoNotTouchEachOther() {
  Semaphores semaphores;
  const std::uint32_t first = semaphores.make(0);
  const std::uint32_t second = semaphores.make(1);
  QVERIFY(!semaphores.acquire(first, 1));
  QVERIFY(!semaphores.release(second).has_value());
  QCOMPARE(semaphores.count(second), 2U);
}

}  // namespace tricolor

TRICOLOR_TEST(semaphores, tricolor::TestSemaphores)
#include "test_semaphores.moc"
