// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <algorithm>

#include "tests/support/room_test.h"
#include "ui/bridge/ownership_run.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

OwnershipRun run(std::string_view id, int go_minor = 26) {
  Result<OwnershipRun> result = run_ownership(*find_ownership_scenario(id), go_minor);
  return result ? result.take() : OwnershipRun();
}

/// The Go side's bytes held, repetitions left out: "0 106496 0".
QString go_curve(const OwnershipRun& run) {
  QStringList curve;
  for (const OwnershipMoment& m : run.moments) {
    const QString bytes = QString::number(m.go_held_bytes);
    if (curve.isEmpty() || curve.last() != bytes) curve << bytes;
  }
  return curve.join(" ");
}

}  // namespace

class TestOwnershipRun : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyScenarioRunsOnEveryGo_data();
  void everyScenarioRunsOnEveryGo();
  void goHoldsObjectsUntilTheCollection_data();
  void goHoldsObjectsUntilTheCollection();
  void goCollectsTheCycleThatCppLeaks();
  void aSliceOfTenBytesKeepsTheWholeArray();
  void objectsHaveTheSizesAndAddressesOfTheGoHeap();
  void whatTheDiagramShowsAddsUpToHeapAlloc_data() { everyScenarioRunsOnEveryGo_data(); }
  void whatTheDiagramShowsAddsUpToHeapAlloc();
  void runningTwiceGivesTheSame();
};

void TestOwnershipRun::everyScenarioRunsOnEveryGo_data() {
  QTest::addColumn<QString>("id");
  QTest::addColumn<int>("go");
  for (const OwnershipScenario& s : ownership_scenarios()) {
    for (const int go : {19, 22, 26}) {
      const QString id = QString::fromStdString(std::string(s.id));
      QTest::addRow("%s go1.%d", qPrintable(id), go) << id << go;
    }
  }
}

void TestOwnershipRun::everyScenarioRunsOnEveryGo() {
  QFETCH(QString, id);
  QFETCH(int, go);
  const OwnershipRun r = run(id.toStdString(), go);
  QVERIFY(!r.moments.empty());
  QVERIFY(r.moments.back().go_collections >= 1);
  for (const OwnershipMoment& m : r.moments) {
    QVERIFY(m.cpp_line < r.cpp_source.size());
    QVERIFY(m.go_line < r.go_source.size());
    QVERIFY(!m.cpp_caption.empty() && !m.go_caption.empty());
  }
}

void TestOwnershipRun::goHoldsObjectsUntilTheCollection_data() {
  QTest::addColumn<QString>("id");
  QTest::addColumn<QString>("curve");
  QTest::newRow("scope") << "unique-scope"
                         << "0 106496 0";
  QTest::newRow("move") << "unique-move"
                        << "106496 0";
  QTest::newRow("early return") << "unique-early-return"
                                << "0 106496 0";
  QTest::newRow("two variables") << "shared-owners"
                                 << "106496 0";
  QTest::newRow("weak") << "weak-expiry"
                        << "106496 106512 16 0";
  QTest::newRow("cycle") << "shared-cycle"
                         << "0 106496 212992 0";
  QTest::newRow("tree") << "weak-parent"
                        << "0 106496 212992 0";
  QTest::newRow("new") << "raw-delete"
                       << "0 106496 0";
  QTest::newRow("panic") << "raw-leak"
                         << "0 106496 0";
  QTest::newRow("slice") << "vector-slice"
                         << "0 1007616";
  QTest::newRow("append") << "vector-growth"
                          << "0 106496 311296 712704 401408";
}

void TestOwnershipRun::goHoldsObjectsUntilTheCollection() {
  QFETCH(QString, id);
  QFETCH(QString, curve);
  QCOMPARE(go_curve(run(id.toStdString())), curve);
}

void TestOwnershipRun::goCollectsTheCycleThatCppLeaks() {
  const OwnershipMoment end = run("shared-cycle").moments.back();
  QCOMPARE(end.go_held_bytes, Bytes{0});
  QVERIFY(end.cpp_held_bytes > 200'000);
  for (const auto& o : end.go.objects) QVERIFY(o.fate == ObjectFate::kFreed);
  for (const auto& o : end.cpp.objects) QVERIFY(o.fate == ObjectFate::kUnreached);
}

void TestOwnershipRun::aSliceOfTenBytesKeepsTheWholeArray() {
  const OwnershipRun r = run("vector-slice");
  const OwnershipMoment& after_collection = r.moments[5];
  QCOMPARE(after_collection.go_collections, 1U);
  QCOMPARE(after_collection.go_held_bytes, Bytes{1'007'616});
  QCOMPARE(after_collection.cpp_held_bytes, Bytes{10});
}

void TestOwnershipRun::objectsHaveTheSizesAndAddressesOfTheGoHeap() {
  const OwnershipRun r = run("shared-cycle");
  for (const auto& o : r.moments[4].go.objects) {
    QCOMPARE(o.bytes, Bytes{106'496});
    QVERIFY(o.address >= kArenaBase);
    QCOMPARE(o.address % kPageBytes, Address{0});
  }
}

void TestOwnershipRun::whatTheDiagramShowsAddsUpToHeapAlloc() {
  QFETCH(QString, id);
  QFETCH(int, go);
  for (const OwnershipMoment& m : run(id.toStdString(), go).moments) {
    Bytes held = 0;
    for (const auto& o : m.go.objects) held += o.fate == ObjectFate::kFreed ? 0 : o.bytes;
    QCOMPARE(held, m.go_held_bytes);
  }
}

void TestOwnershipRun::runningTwiceGivesTheSame() {
  const OwnershipRun a = run("weak-expiry");
  const OwnershipRun b = run("weak-expiry");
  QCOMPARE(a.moments.size(), b.moments.size());
  for (std::size_t i = 0; i < a.moments.size(); ++i) {
    QCOMPARE(a.moments[i].go_held_bytes, b.moments[i].go_held_bytes);
    QCOMPARE(a.moments[i].cpp_held_bytes, b.moments[i].cpp_held_bytes);
    QCOMPARE(a.moments[i].cpp_caption, b.moments[i].cpp_caption);
  }
}

TRICOLOR_TEST(ownership_run, TestOwnershipRun)
#include "test_ownership_run.moc"
