// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QCheckBox>
#include <QComboBox>
#include <QTest>
#include <memory>

#include "tests/support/room_test.h"
#include "ui/bridge/selection.h"
#include "ui/eventlog/event_list.h"
#include "ui/eventlog/event_log_view.h"

using namespace tricolor;
using namespace tricolor::ui;

namespace {

constexpr Address kA = kArenaBase + 64;
constexpr Address kB = kArenaBase + 128;

Event happened(EventKind kind, Address object, std::uint8_t p, GoroutineId g) {
  static Nanos now = 0;
  Event made;
  made.at_ns = ++now;
  made.kind = kind;
  made.object = object;
  made.p = p;
  made.goroutine = g;
  return made;
}

/// Six events: on two processors, of three goroutines, about two objects.
Snapshot six_events() {
  Snapshot snapshot;
  snapshot.procs = 2;
  snapshot.events = {
      happened(EventKind::kAllocate, kA, 0, 1), happened(EventKind::kAllocate, kB, 1, 2),
      happened(EventKind::kStore, kA, 0, 1),    happened(EventKind::kGrey, kA, 1, 3),
      happened(EventKind::kBlacken, kA, 1, 3),  happened(EventKind::kShadeDeletion, kB, 0, 1)};
  snapshot.last_event = 6;
  snapshot.now_ns = snapshot.events.back().at_ns;
  for (GoroutineId id = 1; id <= 3; ++id) {
    GoroutineView goroutine;
    goroutine.id = id;
    snapshot.goroutines.push_back(goroutine);
  }
  return snapshot;
}

}  // namespace

/// The boxes above the event list: what they leave in it.
class TestEventFilter : public QObject {
  Q_OBJECT

  Selection m_selection;
  std::unique_ptr<EventLogView> m_view;

  template <typename T>
  T* find(const char* name) {
    T* widget = m_view->findChild<T*>(name);
    if (widget == nullptr) qFatal("no widget %s", name);
    return widget;
  }
  void choose(const char* name, const QString& text) {
    auto* box = find<QComboBox>(name);
    const int index = box->findText(text);
    QVERIFY2(index >= 0, qPrintable(text));
    box->setCurrentIndex(index);
  }
  /// The kinds in the list, in its order.
  std::vector<EventKind> shown() {
    std::vector<EventKind> kinds;
    const EventRows& rows = find<EventList>("eventList")->rows();
    for (std::size_t i = 0; i < rows.size(); ++i) kinds.push_back(rows.row(i).event.kind);
    return kinds;
  }

 private Q_SLOTS:
  void init() {
    m_selection.clear();
    m_view = std::make_unique<EventLogView>(m_selection);
    m_view->resize(320, 300);
    m_view->setSnapshot(six_events());
  }

  void withoutAChoiceAllEventsAreThere() { QCOMPARE(shown().size(), std::size_t{6}); }

  void aGroupOfKindsLeavesOnlyThose() {
    choose("eventKinds", "Marking");
    QCOMPARE(shown(), (std::vector{EventKind::kGrey, EventKind::kBlacken}));
    choose("eventKinds", "Allocations");
    QCOMPARE(shown(), (std::vector{EventKind::kAllocate, EventKind::kAllocate}));
    choose("eventKinds", "All events");
    QCOMPARE(shown().size(), std::size_t{6});
  }

  void aProcessorLeavesWhatHappenedOnIt() {
    choose("eventProcessor", "P0");
    QCOMPARE(shown(),
             (std::vector{EventKind::kAllocate, EventKind::kStore, EventKind::kShadeDeletion}));
  }

  void aGoroutineLeavesWhatItDid() {
    choose("eventGoroutine", "goroutine 2");
    QCOMPARE(shown(), (std::vector{EventKind::kAllocate}));
  }

  void theSelectedObjectLeavesWhatTouchesIt() {
    m_selection.setObject(kB);
    QCOMPARE(shown().size(), std::size_t{6});
    find<QCheckBox>("eventObject")->setChecked(true);
    QCOMPARE(shown(), (std::vector{EventKind::kAllocate, EventKind::kShadeDeletion}));
    m_selection.setObject(kA);  // the list follows the selection
    QCOMPARE(shown(), (std::vector{EventKind::kAllocate, EventKind::kStore, EventKind::kGrey,
                                   EventKind::kBlacken}));
    find<QCheckBox>("eventObject")->setChecked(false);
    QCOMPARE(shown().size(), std::size_t{6});
  }

  void choicesNarrowEachOther() {
    choose("eventKinds", "Allocations");
    choose("eventProcessor", "P1");
    QCOMPARE(shown(), (std::vector{EventKind::kAllocate}));
    choose("eventGoroutine", "goroutine 3");
    QVERIFY(shown().empty());
  }

  void whatComesLaterIsFilteredToo() {
    choose("eventKinds", "Stores");
    Snapshot later = six_events();
    later.last_event = 12;
    m_view->setSnapshot(later);
    QCOMPARE(shown(), (std::vector{EventKind::kStore, EventKind::kStore}));
  }

  void theChoicesAreThoseOfTheRunAndAChoiceStaysWhileItIsThere() {
    QCOMPARE(find<QComboBox>("eventProcessor")->count(), 3);
    choose("eventProcessor", "P1");
    Snapshot more = six_events();
    more.procs = 4;
    m_view->setSnapshot(more);
    QCOMPARE(find<QComboBox>("eventProcessor")->count(), 5);
    QCOMPARE(find<QComboBox>("eventProcessor")->currentText(), QString("P1"));
    more.procs = 1;
    m_view->setSnapshot(more);
    QCOMPARE(find<QComboBox>("eventProcessor")->currentText(), QString("all Ps"));
  }
};

TRICOLOR_WIDGET_TEST(event_filter, TestEventFilter)
#include "test_event_filter.moc"
