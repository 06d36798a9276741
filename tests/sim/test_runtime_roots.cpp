// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/sim/runtime_roots.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestRuntimeRoots : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void rootsOfDataComeBeforeThoseOfBss();
};

void TestRuntimeRoots::rootsOfDataComeBeforeThoseOfBss() {
  RuntimeRoots roots;
  roots.add_to_data(1);
  const std::size_t first = roots.add_to_bss(9);
  roots.add_to_data(2);
  const std::size_t last = roots.add_to_bss(20);
  roots.set_bss(first, 10);
  roots.set_bss(last, 30);
  QVERIFY((roots.all() == std::vector<Address>{1, 2, 10, 30}));
  QCOMPARE(roots.data().size(), std::size_t{2});
  QCOMPARE(roots.bss().front(), Address{10});
}

}  // namespace tricolor

TRICOLOR_TEST(runtime_roots, tricolor::TestRuntimeRoots)
#include "test_runtime_roots.moc"
