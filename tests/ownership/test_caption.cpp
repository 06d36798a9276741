// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include "core/ownership/caption.h"
#include "core/ownership/scenario.h"
#include "tests/support/room_test.h"

using namespace tricolor;

class TestCaption : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void bytesAreGroupedByThousands();
  void everyStepHasOneSentence();
  void countsAndReasonsAreNamed_data();
  void countsAndReasonsAreNamed();
  void aStepBeyondTheEndHasNoCaption();
};

void TestCaption::bytesAreGroupedByThousands() {
  QCOMPARE(grouped_bytes(0), std::string("0 B"));
  QCOMPARE(grouped_bytes(999), std::string("999 B"));
  QCOMPARE(grouped_bytes(1000), std::string("1,000 B"));
  QCOMPARE(grouped_bytes(1'007'616), std::string("1,007,616 B"));
}

void TestCaption::everyStepHasOneSentence() {
  for (const OwnershipScenario& s : ownership_scenarios()) {
    const Recording r = record(s);
    for (std::size_t i = 0; i < r.steps.size(); ++i) {
      const std::string text = cpp_caption(s, r, i);
      QVERIFY2(text.size() > 10 && text.size() < 200, text.c_str());
      QCOMPARE(text.back(), '.');
      QVERIFY2(text.find("..") == std::string::npos, text.c_str());
      QVERIFY2(text.find("-1") == std::string::npos, text.c_str());
    }
  }
}

void TestCaption::countsAndReasonsAreNamed_data() {
  QTest::addColumn<QString>("scenario");
  QTest::addColumn<int>("step");
  QTest::addColumn<QString>("words");
  QTest::newRow("cycle") << "shared-cycle" << 6
                         << "`parent` left its scope: use count 2 → 1, so nothing is freed; the "
                            "cycle keeps both alive.";
  QTest::newRow("second owner") << "shared-owners" << 1
                                << "`b` shares Session with `a`: use count 1 → 2.";
  QTest::newRow("last owner") << "shared-owners" << 4 << "use count 1 → 0, so Session is destroyed";
  QTest::newRow("move") << "unique-move" << 1 << "Ownership moves from `s` to `kept`";
  QTest::newRow("lock") << "weak-expiry" << 2 << "`w` is locked, and `t` shares Session";
  QTest::newRow("failed lock") << "weak-expiry" << 6 << "`w.lock()` finds use count 0";
  QTest::newRow("member") << "weak-parent" << 4 << "`leaf->parent` watches Node `top`";
  QTest::newRow("both die") << "weak-parent" << 6
                            << "Node `top` is destroyed, Node `leaf` is destroyed and";
  QTest::newRow("delete") << "raw-delete" << 3 << "delete: Session is destroyed and 100,000 B";
  QTest::newRow("exception") << "raw-leak" << 2 << "the Session stays, so nothing is freed";
  QTest::newRow("leak") << "raw-leak" << 4 << "100,000 B in 1 block were never freed: a leak.";
  QTest::newRow("growth") << "vector-growth" << 2 << "and the old 100,000 B are freed";
}

void TestCaption::countsAndReasonsAreNamed() {
  QFETCH(QString, scenario);
  QFETCH(int, step);
  QFETCH(QString, words);
  const OwnershipScenario& s = *find_ownership_scenario(scenario.toStdString());
  const QString text =
      QString::fromStdString(cpp_caption(s, record(s), static_cast<std::size_t>(step)));
  QVERIFY2(text.contains(words), qPrintable(text));
}

void TestCaption::aStepBeyondTheEndHasNoCaption() {
  const OwnershipScenario& s = ownership_scenarios().front();
  QVERIFY(cpp_caption(s, record(s), 1000).empty());
}

TRICOLOR_TEST(caption, TestCaption)
#include "test_caption.moc"
