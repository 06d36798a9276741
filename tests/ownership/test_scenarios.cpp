// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <algorithm>
#include <set>

#include "core/base/hash.h"
#include "core/ownership/go_state.h"
#include "core/ownership/ownership_state.h"
#include "core/ownership/scenario.h"
#include "core/ownership/scenarios/samples.h"
#include "tests/support/room_test.h"

using namespace tricolor;

namespace {

using Kind = OwnershipEvent::Kind;

const OwnershipScenario& scenario(std::string_view id) {
  return *find_ownership_scenario(id);
}

/// Everything that an event says, in one number.
std::uint64_t hash_of(const Recording& recording) {
  Hasher h;
  for (const OwnershipEvent& e : recording.events) {
    h.add(static_cast<std::uint64_t>(e.kind));
    h.add(e.step);
    h.add(e.object);
    h.add(e.owner);
    h.add(e.from);
    h.add(e.inside);
    h.add(e.name);
    h.add(e.type);
    h.add(static_cast<std::uint64_t>(e.use_count));
    h.add(static_cast<std::uint64_t>(e.weak_count));
    h.add(e.bytes);
    h.add(e.held_bytes);
    h.add(e.address);
  }
  return h.value();
}

/// The use counts that object `id` goes through, repetitions left out: "1 2 1 0".
QString use_counts(const Recording& recording, OwnedObjectId id) {
  QStringList counts;
  for (const OwnershipEvent& e : recording.events) {
    if (e.object != id || e.use_count < 0) continue;
    const QString count = QString::number(e.use_count);
    if (counts.isEmpty() || counts.last() != count) counts << count;
  }
  return counts.join(" ");
}

QStringList destroyed_types_in_order(const Recording& recording) {
  QStringList names;
  const OwnershipState end = state_after(recording, recording.steps.size());
  for (const OwnershipEvent& e : recording.events) {
    if (e.kind == Kind::kDestroy) names << QString::fromStdString(end.object(e.object)->name);
  }
  return names;
}

Bytes bytes_at_end(const Recording& recording) {
  return recording.steps.back().held_bytes;
}

Bytes most_bytes(const Recording& recording) {
  Bytes most = 0;
  for (const OwnershipEvent& e : recording.events) most = std::max(most, e.held_bytes);
  return most;
}

}  // namespace

class TestScenarios : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyScenarioIsComplete_data();
  void everyScenarioIsComplete();
  void recordingTwiceGivesTheSameEvents_data() { everyScenarioIsComplete_data(); }
  void recordingTwiceGivesTheSameEvents();
  void replayAgreesWithTheRecorderAboutBytes_data() { everyScenarioIsComplete_data(); }
  void replayAgreesWithTheRecorderAboutBytes();
  void unknownScenariosAreNotFound();
  void onlyTheTwoLeakingScenariosLeak();
  void twoSharedOwnersCountOneTwoOneZero();
  void aMovedUniquePointerLeavesItsSourceEmpty();
  void anEarlyReturnFreesLikeTheBrace();
  void lockingSucceedsBeforeExpiryAndFailsAfterIt();
  void theControlBlockOutlivesTheObjectWhileAWeakPointerWatches();
  void aCycleOfSharedPointersKeepsBothNodesAtCountOne();
  void aWeakParentBreaksTheCycle();
  void theParentIsDestroyedBeforeTheChildThatItOwns();
  void aDeletedPointerDangles();
  void anExceptionBeforeDeleteLeaks();
  void aVectorSliceKeepsTenBytes();
  void aGrowingVectorNeverKeepsItsOldBuffer();
  void goVariablesOfAReturnedFunctionLeadNowhere();
};

void TestScenarios::everyScenarioIsComplete_data() {
  QTest::addColumn<QString>("id");
  for (const OwnershipScenario& s : ownership_scenarios()) {
    const QString id = QString::fromStdString(std::string(s.id));
    QTest::newRow(qPrintable(id)) << id;
  }
}

void TestScenarios::everyScenarioIsComplete() {
  QFETCH(QString, id);
  const OwnershipScenario& s = scenario(id.toStdString());
  const Recording r = record(s);
  std::set<std::uint32_t> visited;
  for (const RecordedStep& step : r.steps) visited.insert(step.statement);
  QCOMPARE(visited.size(), s.statements.size());
  QVERIFY(!s.title.empty() && !s.summary.empty());
  for (const Statement& statement : s.statements) {
    QVERIFY(statement.cpp_line < s.cpp_source.size());
    QVERIFY(statement.go_line < s.go_source.size());
    QVERIFY(!s.cpp_source[statement.cpp_line].empty());
    QVERIFY(!s.go_source[statement.go_line].empty());
    QVERIFY(statement.go_text.ends_with('.'));
  }
  for (const GoStep& step : s.go_steps) QVERIFY(step.statement < s.statements.size());
}

void TestScenarios::recordingTwiceGivesTheSameEvents() {
  QFETCH(QString, id);
  const OwnershipScenario& s = scenario(id.toStdString());
  QCOMPARE(hash_of(record(s)), hash_of(record(s)));
}

void TestScenarios::replayAgreesWithTheRecorderAboutBytes() {
  QFETCH(QString, id);
  const Recording r = record(scenario(id.toStdString()));
  for (std::size_t i = 0; i < r.steps.size(); ++i) {
    const OwnershipState state = state_after(r, i);
    Bytes held = 0;
    for (const auto& o : state.objects) held += o.fate == ObjectFate::kFreed ? 0 : o.bytes;
    QCOMPARE(held, r.steps[i].held_bytes);
    QCOMPARE(state.held_bytes, r.steps[i].held_bytes);
  }
}

void TestScenarios::unknownScenariosAreNotFound() {
  QVERIFY(find_ownership_scenario("") == nullptr);
  QVERIFY(find_ownership_scenario("shared-cycles") == nullptr);
}

void TestScenarios::onlyTheTwoLeakingScenariosLeak() {
  QStringList leaking;
  for (const OwnershipScenario& s : ownership_scenarios()) {
    if (bytes_at_end(record(s)) != 0) leaking << QString::fromStdString(std::string(s.id));
  }
  QCOMPARE(leaking, QStringList({"shared-cycle", "raw-leak"}));
}

void TestScenarios::twoSharedOwnersCountOneTwoOneZero() {
  QCOMPARE(use_counts(record(scenario("shared-owners")), 1), "1 2 1 0");
}

void TestScenarios::aMovedUniquePointerLeavesItsSourceEmpty() {
  const OwnershipState state = state_after(record(scenario("unique-move")), 1);
  QCOMPARE(state.owners.size(), std::size_t{2});
  QCOMPARE(state.owners[0].name, std::string("s"));
  QCOMPARE(state.owners[0].target, OwnedObjectId{0});
  QCOMPARE(state.owners[1].name, std::string("kept"));
  QCOMPARE(state.owners[1].target, OwnedObjectId{1});
}

void TestScenarios::anEarlyReturnFreesLikeTheBrace() {
  const Recording r = record(scenario("unique-early-return"));
  QCOMPARE(r.steps[1].held_bytes, Bytes{sizeof(Session)});
  QCOMPARE(r.steps[2].held_bytes, Bytes{0});
}

void TestScenarios::lockingSucceedsBeforeExpiryAndFailsAfterIt() {
  const Recording r = record(scenario("weak-expiry"));
  QCOMPARE(use_counts(r, 1), "1 2 1 0");
  const auto failed = std::ranges::find(r.events, Kind::kLockFailed, &OwnershipEvent::kind);
  QVERIFY(failed != r.events.end());
  QCOMPARE(failed->use_count, 0L);
}

void TestScenarios::theControlBlockOutlivesTheObjectWhileAWeakPointerWatches() {
  const Recording r = record(scenario("weak-expiry"));
  const OwnershipState expired = state_after(r, 4);
  QVERIFY(expired.objects[0].fate == ObjectFate::kExpired);
  QCOMPARE(expired.objects[0].weak_count, 1);
  QCOMPARE(expired.held_bytes, expired.objects[0].bytes);
  QVERIFY(state_after(r, 7).objects[0].fate == ObjectFate::kFreed);
}

void TestScenarios::aCycleOfSharedPointersKeepsBothNodesAtCountOne() {
  const Recording r = record(scenario("shared-cycle"));
  const OwnershipState end = state_after(r, r.steps.size());
  QCOMPARE(end.objects.size(), std::size_t{2});
  for (const auto& node : end.objects) {
    QVERIFY(node.fate == ObjectFate::kUnreached);
    QCOMPARE(node.use_count, 1L);
  }
  QCOMPARE(bytes_at_end(r), most_bytes(r));
  QVERIFY(destroyed_types_in_order(r).isEmpty());
}

void TestScenarios::aWeakParentBreaksTheCycle() {
  const Recording r = record(scenario("weak-parent"));
  QCOMPARE(bytes_at_end(r), Bytes{0});
  QCOMPARE(use_counts(r, 1), "1 0");
  QCOMPARE(use_counts(r, 2), "1 2 1 0");
}

void TestScenarios::theParentIsDestroyedBeforeTheChildThatItOwns() {
  QCOMPARE(destroyed_types_in_order(record(scenario("weak-parent"))), QStringList({"top", "leaf"}));
}

void TestScenarios::aDeletedPointerDangles() {
  const OwnershipState state = state_after(record(scenario("raw-delete")), 3);
  QCOMPARE(state.owners.size(), std::size_t{1});
  QVERIFY(state.dangles(state.owners[0]));
}

void TestScenarios::anExceptionBeforeDeleteLeaks() {
  const Recording r = record(scenario("raw-leak"));
  QCOMPARE(bytes_at_end(r), Bytes{sizeof(Session)});
  const bool thrown =
      std::ranges::any_of(r.events, [](const OwnershipEvent& e) { return e.kind == Kind::kThrow; });
  QVERIFY(thrown);
  QVERIFY(state_after(r, 2).objects[0].fate == ObjectFate::kUnreached);
}

void TestScenarios::aVectorSliceKeepsTenBytes() {
  const Recording r = record(scenario("vector-slice"));
  QCOMPARE(most_bytes(r), Bytes{1'000'010});
  QCOMPARE(r.steps[5].held_bytes, Bytes{10});
  QCOMPARE(bytes_at_end(r), Bytes{0});
}

void TestScenarios::aGrowingVectorNeverKeepsItsOldBuffer() {
  const Recording r = record(scenario("vector-growth"));
  for (std::size_t i = 1; i <= 3; ++i) {
    const OwnershipState state = state_after(r, i);
    const auto held = std::ranges::count_if(
        state.objects, [](const auto& o) { return o.fate != ObjectFate::kFreed; });
    QCOMPARE(held, 1);
  }
}

void TestScenarios::goVariablesOfAReturnedFunctionLeadNowhere() {
  const OwnershipScenario& s = scenario("shared-cycle");
  const OwnershipState inside = go_state_after(s, 4);
  QCOMPARE(inside.scopes.size(), std::size_t{2});
  QVERIFY(inside.objects[0].fate == ObjectFate::kAlive);
  const OwnershipState after = go_state_after(s, 5);
  QCOMPARE(after.scopes.size(), std::size_t{1});
  for (const auto& node : after.objects) QVERIFY(node.fate == ObjectFate::kUnreached);
}

TRICOLOR_TEST(scenarios, TestScenarios)
#include "test_scenarios.moc"
