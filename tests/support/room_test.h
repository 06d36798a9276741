// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QtTest>

// The tests of a room share one executable, which saves linking each. tests/ROOM/test_THING.cpp
// ends with one of these macros in place of QTEST_MAIN; the room's generated main() calls
// run_THING().

namespace tricolor::test {

/// What QTEST_MAIN does: an application, then all functions of the test.
template <typename Application, typename Test>
int run_test(int argc, char** argv) {
  Application app(argc, argv);
  Application::setAttribute(Qt::AA_Use96Dpi, true);
  Test test;
  return QTest::qExec(&test, argc, argv);
}

}  // namespace tricolor::test

/// For a test without windows.
#define TRICOLOR_TEST(thing, Class)                                       \
  int run_##thing(int argc, char** argv);                                 \
  int run_##thing(int argc, char** argv) {                                \
    return tricolor::test::run_test<QCoreApplication, Class>(argc, argv); \
  }

/// For a test that shows widgets.
#define TRICOLOR_WIDGET_TEST(thing, Class)                            \
  int run_##thing(int argc, char** argv);                             \
  int run_##thing(int argc, char** argv) {                            \
    return tricolor::test::run_test<QApplication, Class>(argc, argv); \
  }
