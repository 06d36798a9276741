// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <new>
#include <stdexcept>

#include "core/base/at_once.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestAtOnce : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void bothAreDoneWhenItReturns() {
    int first = 0;
    int second = 0;
    at_once([&] { first = 1; }, [&] { second = 2; });
    QCOMPARE(first, 1);
    QCOMPARE(second, 2);
  }

  void whatEitherThrowsArrivesAfterTheOtherIsDone() {
    bool done = false;
    QVERIFY_EXCEPTION_THROWN(at_once([] { throw std::bad_alloc(); }, [&] { done = true; }),
                             std::bad_alloc);
    QVERIFY(done);
    done = false;
    QVERIFY_EXCEPTION_THROWN(at_once([&] { done = true; }, [] { throw std::runtime_error("x"); }),
                             std::runtime_error);
    QVERIFY(done);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(at_once, tricolor::TestAtOnce)
#include "test_at_once.moc"
