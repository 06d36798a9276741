// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QTest>

#include <memory>

#include "tests/support/room_test.h"
#include "tests/support/snapshot_builder.h"
#include "ui/eventlog/event_groups.h"
#include "ui/eventlog/event_rows.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

Event happened(Nanos at_ns, EventKind kind, Address object = 0, std::uint8_t p = 0,
               GoroutineId g = 1) {
  Event made;
  made.at_ns = at_ns;
  made.kind = kind;
  made.object = object;
  made.p = p;
  made.goroutine = g;
  return made;
}

/// The next picture of a run: these events are new in it.
Snapshot next(std::uint32_t last_event, std::vector<Event> events, Nanos now_ns) {
  Snapshot snapshot;
  snapshot.last_event = last_event;
  snapshot.events = std::move(events);
  snapshot.now_ns = now_ns;
  return snapshot;
}

constexpr Address kObject = kArenaBase + 64;

}  // namespace

class TestEventRows : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void newEventsAreAppendedOnceAndInOrder() {
    EventRows rows;
    rows.append(next(2, {happened(1, EventKind::kAllocate), happened(2, EventKind::kStore)}, 2));
    const auto change =
        rows.append(next(3,
                         {happened(1, EventKind::kAllocate), happened(2, EventKind::kStore),
                          happened(3, EventKind::kGrey)},
                         3));
    QCOMPARE(change.added, std::size_t{1});
    QVERIFY(!change.reset);
    QCOMPARE(rows.size(), std::size_t{3});
    QCOMPARE(rows.row(2).event.kind, EventKind::kGrey);
  }

  void memoryIsBoundedAndTheOldestGoFirst() {
    EventRows rows;
    std::uint32_t last = 0;
    for (int frame = 0; frame < 12; ++frame) {
      std::vector<Event> events;
      for (int i = 0; i < 4000; ++i) events.push_back(happened(++last, EventKind::kAllocate));
      rows.append(next(last, std::move(events), last));
    }
    QCOMPARE(rows.size(), EventRows::kMostRows);
    QCOMPARE(rows.row(0).event.at_ns, Nanos{last} - Nanos{EventRows::kMostRows} + 1);
  }

  void aFilterKeepsOnlyWhatPasses() {
    EventRows rows;
    rows.append(next(
        4,
        {happened(1, EventKind::kAllocate, kObject, 0, 1),
         happened(2, EventKind::kStore, kObject + 8, 1, 2),
         happened(3, EventKind::kAllocate, kObject + 64, 1, 1), happened(4, EventKind::kPhase)},
        4));
    EventFilter filter;
    filter.p = 1;
    QVERIFY(rows.set_filter(filter).reset);
    QCOMPARE(rows.size(), std::size_t{2});
    filter.p = -1;
    filter.goroutine = 2;
    rows.set_filter(filter);
    QCOMPARE(rows.size(), std::size_t{1});
    filter = {};
    filter.kinds = event_groups()[1].kinds;
    rows.set_filter(filter);
    QCOMPARE(rows.row(0).event.kind, EventKind::kPhase);
    // What comes later is filtered as it comes.
    QCOMPARE(rows.append(next(5, {happened(5, EventKind::kAllocate)}, 5)).added, std::size_t{0});
  }

  void anEventConcernsAnObjectThroughItsWordsToo() {
    Event store = happened(1, EventKind::kStore, kObject + 8);
    store.word = 1;
    QVERIFY(concerns(store, kObject));
    QVERIFY(!concerns(store, kObject + 64));
    store.value = kObject + 64;  // the old value
    QVERIFY(concerns(store, kObject + 64));
    Event shade = happened(1, EventKind::kShadeDeletion, kObject + 64);
    shade.other = kObject + 16;
    shade.word = 2;
    QVERIFY(concerns(shade, kObject) && concerns(shade, kObject + 64));
  }

  void whatWasNotRecordedIsSaid() {
    EventRows rows;
    rows.append(next(1, {happened(1, EventKind::kAllocate)}, 1));
    rows.append(next(1, {happened(1, EventKind::kAllocate)}, 5 * kMillisecond));
    rows.append(next(1, {happened(1, EventKind::kAllocate)}, 9 * kMillisecond));
    QCOMPARE(rows.size(), std::size_t{2});
    QVERIFY(rows.row(1).gap);
    QCOMPARE(rows.row(1).gap_until_ns, 9 * kMillisecond);
    QVERIFY(rows.sentence(1).find("too fast") != std::string::npos);
    rows.append(next(10'001, {happened(10 * kMillisecond, EventKind::kStore)}, 10 * kMillisecond));
    QVERIFY(rows.row(2).gap);
    QCOMPARE(rows.row(2).lost, std::uint64_t{9'999});
  }

  void goingBackKeepsWhatIsAheadUntilTheCourseChanges() {
    const std::vector<Event> events{happened(1, EventKind::kAllocate),
                                    happened(2, EventKind::kStore), happened(9, EventKind::kGrey)};
    EventRows rows;
    rows.append(next(3, events, 9));
    Snapshot past = next(2, {happened(2, EventKind::kStore)}, 5);
    past.course = std::make_shared<const RunCourse>();
    QVERIFY(rows.append(past).reset);
    QCOMPARE(rows.size(), std::size_t{3});
    QVERIFY(!rows.is_ahead(1) && rows.is_ahead(2));
    // The same events again are the same rows.
    Snapshot again = next(3, {happened(9, EventKind::kGrey)}, 9);
    again.course = past.course;
    rows.append(again);
    QCOMPARE(rows.size(), std::size_t{3});
    rows.append(past);
    rows.keep_until(5);
    QCOMPARE(rows.size(), std::size_t{2});
  }

  void aRunThatStartsOverBeginsANewLog() {
    EventRows rows;
    rows.append(next(2, {happened(1, EventKind::kAllocate), happened(9, EventKind::kGrey)}, 9));
    QVERIFY(rows.append(next(0, {}, 5)).reset);
    QCOMPARE(rows.size(), std::size_t{1});
  }

  void sentencesUseTheNamesThatCameWithTheEvents() {
    EventRows rows;
    Event allocate = happened(1, EventKind::kAllocate, kObject);
    allocate.type = 7;
    Snapshot snapshot = next(1, {allocate}, 1);
    snapshot.event_texts.push_back({EventText::Kind::kType, 7, "main.node"});
    rows.append(snapshot);
    QVERIFY(rows.sentence(0).find("main.node") != std::string::npos);
  }

  void everyKindIsInExactlyOneGroup() {
    std::bitset<kEventKinds> seen;
    for (const EventGroup& group : event_groups().subspan(1)) {
      QVERIFY((seen & group.kinds).none());
      seen |= group.kinds;
    }
    QVERIFY(seen.all());
  }
};

TRICOLOR_TEST(event_rows, TestEventRows)
#include "test_event_rows.moc"
