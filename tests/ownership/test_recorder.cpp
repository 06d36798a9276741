// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <memory>
#include <vector>

#include "core/ownership/owned.h"
#include "core/ownership/raw.h"
#include "core/ownership/recorder.h"
#include "core/ownership/recording_allocator.h"
#include "core/ownership/scenarios/samples.h"
#include "core/ownership/scope.h"
#include "core/ownership/shared.h"
#include "core/ownership/vector_owner.h"
#include "core/ownership/weak.h"
#include "tests/support/room_test.h"

using namespace tricolor;

namespace {

using Kind = OwnershipEvent::Kind;

/// The kinds of a recording's events that are about objects, in order, as text.
QString object_story(const Recording& recording) {
  QStringList story;
  for (const OwnershipEvent& e : recording.events) {
    const QString id = QString::number(e.object);
    if (e.kind == Kind::kAllocate) story << "allocate " + id;
    if (e.kind == Kind::kConstruct) story << "construct " + id;
    if (e.kind == Kind::kDestroy) story << "destroy " + id;
    if (e.kind == Kind::kDeallocate) story << "free " + id;
    if (e.kind == Kind::kLeak) story << "leak " + id;
  }
  return story.join(", ");
}

template <typename Code>
Recording recorded(Code code) {
  Recorder recorder;
  const ActiveRecorder active(recorder);
  code(recorder);
  return recorder.finish();
}

}  // namespace

class TestRecorder : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aUniqueOwnerAllocatesConstructsDestroysAndFrees();
  void localsAreDestroyedInReverseOrder();
  void aSharedObjectAndItsControlBlockAreOneBlock();
  void aWeakOwnerKeepsTheBlockOfADestroyedObject();
  void deletingThroughARawPointerFreesAndTheEndOfThePointerDoesNot();
  void assigningASharedOwnerReleasesTheOldObjectFirst();
  void aVectorIsRecordedAtItsRealSize();
  void heldBytesFollowEveryAllocation();
  void whatIsNeverFreedIsReportedAsLeaked();
  void addressesAreSimulatedAlignedAndDistinct();
  void twoRecordersOnOneThreadDoNotMix();
  void eachLocalThatEndsAtABraceGetsItsOwnStep();
};

void TestRecorder::aUniqueOwnerAllocatesConstructsDestroysAndFrees() {
  const Recording r = recorded([](Recorder&) {
    const Scope scope("f()");
    const Owned<Session> s("s", std::make_unique<Session>());
  });
  QCOMPARE(object_story(r), "allocate 1, construct 1, destroy 1, free 1");
}

void TestRecorder::localsAreDestroyedInReverseOrder() {
  const Recording r = recorded([](Recorder&) {
    const Scope scope("f()");
    const Owned<Session> first("first", std::make_unique<Session>());
    const Owned<Session> second("second", std::make_unique<Session>());
  });
  QVERIFY(object_story(r).endsWith("destroy 2, free 2, destroy 1, free 1"));
}

void TestRecorder::aSharedObjectAndItsControlBlockAreOneBlock() {
  const Recording r = recorded([](Recorder&) {
    const Scope scope("f()");
    const Shared<Session> s("s", make_recorded_shared<Session>());
  });
  QCOMPARE(object_story(r), "allocate 1, construct 1, destroy 1, free 1");
  QVERIFY(r.events[1].kind == Kind::kAllocate);
  QVERIFY2(r.events[1].bytes > sizeof(Session), "the control block is part of it");
  QVERIFY2(r.events[1].bytes <= sizeof(Session) + 64, "and nothing else is");
}

void TestRecorder::aWeakOwnerKeepsTheBlockOfADestroyedObject() {
  const Recording r = recorded([](Recorder& recorder) {
    const Scope scope("f()");
    Shared<Session> s("s", make_recorded_shared<Session>());
    Weak<Session> w("w", s);
    s.reset();
    QVERIFY(recorder.held_bytes() > 0);
    QVERIFY(!w.lock("t"));
    w.reset();
    QCOMPARE(recorder.held_bytes(), Bytes{0});
  });
  QCOMPARE(object_story(r), "allocate 1, construct 1, destroy 1, free 1");
}

void TestRecorder::deletingThroughARawPointerFreesAndTheEndOfThePointerDoesNot() {
  const Recording r = recorded([](Recorder&) {
    const Scope scope("f()");
    Raw<Session> freed("freed", new Session);
    const Raw<Session> lost("lost", new Session);
    freed.delete_object();
  });
  QCOMPARE(object_story(r),
           "allocate 1, construct 1, allocate 2, construct 2, destroy 1, free 1, leak 2");
}

void TestRecorder::assigningASharedOwnerReleasesTheOldObjectFirst() {
  const Recording r = recorded([](Recorder&) {
    const Scope scope("f()");
    Shared<Session> a("a", make_recorded_shared<Session>());
    const Shared<Session> b("b", make_recorded_shared<Session>());
    a = b;
    const Shared<Session>& same = a;
    a = same;
    QCOMPARE(a.use_count(), 2L);
  });
  QVERIFY(object_story(r).contains("construct 2, destroy 1, free 1"));
}

void TestRecorder::aVectorIsRecordedAtItsRealSize() {
  const Recording r = recorded([](Recorder& recorder) {
    const Scope scope("f()");
    const VectorOwner<char, CharBuffer> data("data", 1'000'000);
    QCOMPARE(recorder.held_bytes(), Bytes{1'000'000});
    const VectorOwner<char, CharBuffer> head("head", data, 10);
    QCOMPARE(recorder.held_bytes(), Bytes{1'000'010});
  });
  QCOMPARE(object_story(r), "allocate 1, allocate 2, free 2, free 1");
}

void TestRecorder::heldBytesFollowEveryAllocation() {
  const Recording r = recorded([](Recorder&) {
    const Scope scope("f()");
    VectorOwner<char, CharBuffer> log("log");
    for (int i = 0; i < 100; ++i) log.push_back('x');
  });
  Bytes held = 0;
  for (const OwnershipEvent& e : r.events) {
    if (e.kind == Kind::kAllocate) held += e.bytes;
    if (e.kind == Kind::kDeallocate) held -= e.bytes;
    QCOMPARE(e.held_bytes, held);
  }
  QCOMPARE(held, Bytes{0});
}

void TestRecorder::whatIsNeverFreedIsReportedAsLeaked() {
  const Recording r = recorded([](Recorder&) {
    const Scope scope("f()");
    const Shared<CycleNode> a("a", make_recorded_shared<CycleNode>());
    a->peer = a;
  });
  QCOMPARE(object_story(r), "allocate 1, construct 1, leak 1");
}

void TestRecorder::addressesAreSimulatedAlignedAndDistinct() {
  const Recording r = recorded([](Recorder&) {
    const Scope scope("f()");
    const Owned<Session> a("a", std::make_unique<Session>());
    const VectorOwner<char, CharBuffer> b("b", 3);
    const Owned<Session> c("c", std::make_unique<Session>());
  });
  Address end = 0;
  for (const OwnershipEvent& e : r.events) {
    if (e.kind != Kind::kAllocate) continue;
    QCOMPARE(e.address % 16, Address{0});
    QVERIFY(e.address >= end);
    QVERIFY2(e.address < kArenaBase || e.address > kArenaBase + kArenaBytes, "no Go address");
    end = e.address + e.bytes;
  }
}

void TestRecorder::twoRecordersOnOneThreadDoNotMix() {
  const Recording outer = recorded([](Recorder&) {
    const Scope scope("outer()");
    const Recording inner = recorded([](Recorder&) {
      const Scope nested("inner()");
      const Owned<Session> s("s", std::make_unique<Session>());
    });
    QCOMPARE(object_story(inner), "allocate 1, construct 1, destroy 1, free 1");
  });
  QCOMPARE(object_story(outer), "");
}

void TestRecorder::eachLocalThatEndsAtABraceGetsItsOwnStep() {
  const Recording r = recorded([](Recorder& recorder) {
    recorder.statement(0);
    const Scope scope("f()");
    const Owned<Session> a("a", std::make_unique<Session>());
    const Owned<Session> b("b", std::make_unique<Session>());
    recorder.closing(1);
  });
  QCOMPARE(r.steps.size(), std::size_t{3});
  QCOMPARE(r.steps[1].held_bytes, Bytes{sizeof(Session)});
  QCOMPARE(r.steps[2].held_bytes, Bytes{0});
}

TRICOLOR_TEST(recorder, TestRecorder)
#include "test_recorder.moc"
