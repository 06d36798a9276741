// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <cstdint>

#include "core/base/guessed.h"
#include "tests/support/room_test.h"

namespace tricolor {

class TestGuessed : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theValueCountsWhateverWasGuessed() {
    for (const std::uint32_t guess : {0U, 1U, 7U, ~0U}) {
      QCOMPARE(guessed(std::uint32_t{7}, guess), std::uint32_t{7});
    }
  }
};

}  // namespace tricolor

TRICOLOR_TEST(guessed, tricolor::TestGuessed)
#include "test_guessed.moc"
