// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <bit>
#include <set>

#include "core/sim/caption.h"
#include "core/sim/cycle_record.h"
#include "core/sim/runtime.h"
#include "core/sim/world.h"
#include "tests/support/room_test.h"
#include "tests/support/script_steps.h"

namespace tricolor {
namespace {

constexpr Address kNode = kArenaBase + 0x120;

class Names final : public EventNames {
 public:
  std::string type(std::uint16_t id) const override {
    return id == 1 ? "main.node" : id == 2 ? "[]*main.item" : "";
  }
  std::string variable(Address object) const override {
    return object == kArenaBase + 0x400 ? "head" : "";
  }
  std::string note(std::uint64_t) const override { return "built"; }
};

Event happened(EventKind kind, Address object = 0, Address other = 0, std::uint64_t value = 0,
               std::uint16_t type = 0, std::uint16_t other_type = 0, std::uint32_t word = 0) {
  return {5, kind, 1, 3, object, other, value, type, other_type, word};
}

}  // namespace

class TestEventSentence : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void eachKindSaysWhatHappenedAndWhy_data() {
    using enum EventKind;
    QTest::addColumn<Event>("event");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const Event& e, const char* sentence) {
      QTest::newRow(name) << e << QString::fromUtf8(sentence);
    };
    const std::uint64_t ratio = std::bit_cast<std::uint64_t>(2.5);
    row("allocate", happened(kAllocate, kNode, 0, 16, 1),
        "Goroutine 3 allocated main.node 0xc000000120 (16 B).");
    row("allocate black", happened(kAllocate, kNode, 1, 16, 1),
        "Goroutine 3 allocated main.node 0xc000000120 (16 B), born black because a cycle is "
        "marking.");
    row("store", happened(kStore, kNode + 8, kArenaBase + 0x200, 0, 1, 1, 1),
        "Goroutine 3 stores a pointer to main.node 0xc000000200 into word 1 of main.node "
        "0xc000000120; it was nil.");
    row("store of nil", happened(kStore, kArenaBase + 0x408, 0, kNode, 2, 0, 1),
        "Goroutine 3 sets element [1] of `head` ([]*main.item 0xc000000400) to nil; it was "
        "0xc000000120.");
    row("deletion", happened(kShadeDeletion, kNode, kArenaBase + 0x408, 0, 1, 1, 1),
        "Word 1 of `head` (main.node 0xc000000400) still pointed to white main.node 0xc000000120 "
        "when it was overwritten: the deletion barrier greys it.");
    row("insertion", happened(kShadeInsertion, kNode, kArenaBase + 0x408, 0, 1, 1, 1),
        "A pointer to white main.node 0xc000000120 was stored into word 1 of `head` (main.node "
        "0xc000000400), which may be black already: the insertion barrier greys it.");
    row("grey from object", happened(kGrey, kNode, kArenaBase + 0x400, 0, 1, 1),
        "main.node 0xc000000120 turns grey: the pointer to it in `head` (main.node 0xc000000400) "
        "was "
        "followed.");
    row("grey from root", happened(kGrey, kNode, 0, 0, 1),
        "main.node 0xc000000120 turns grey: a root points to it.");
    row("black", happened(kBlacken, kNode, 0, 16, 1),
        "main.node 0xc000000120 turns black: its 16 B up to the last pointer were scanned.");
    row("black at once", happened(kBlacken, kNode, 0, 0, 1),
        "main.node 0xc000000120 is black at once: it holds no pointers to follow.");
    row("globals", happened(kScanGlobals, 0, 0, 2048),
        "The globals were scanned (2.00 KiB): what they point to is grey or black now.");
    row("stack", happened(kScanStack, 0, 7, 1024),
        "The stack of goroutine 7 was scanned (1.00 KiB) and is black: the write barrier makes a "
        "second look needless.");
    row("assist", happened(kAssistBegin, ratio, 0, 1024),
        "Goroutine 3 must help marking before it may allocate: it owes for 1.00 KiB allocated "
        "without paying, at 2.5 bytes of scan work each, and no background credit is left.");
    row("assist with credit", happened(kAssistBegin, ratio, 512, 1024),
        "Goroutine 3 must help marking before it may allocate: it owes for 1.00 KiB allocated "
        "without paying, at 2.5 bytes of scan work each; background credit pays only 512 B.");
    row("assist credit", happened(kAssistCredit, ratio, 65536, 1024),
        "Goroutine 3 pays its assist debt from background credit, 64.0 KiB of scan work: 1.00 KiB "
        "allocated without paying, at 2.5 bytes of scan work each.");
    row("assist end", happened(kAssistEnd, 0, 1500, 2048),
        "Goroutine 3 scanned 2.00 KiB in 1.50 µs as its mark assist.");
    row("park", happened(kAssistPark),
        "Goroutine 3 waits in the assist queue: it is in debt and found nothing to mark.");
    row("wake", happened(kAssistWake, 0, 0, 9),
        "Goroutine 9 goes on: background marking paid its debt.");
    row("cycle waits", happened(kCycleWait, 0, 0, 119'000),
        "Goroutine 3 wants to start a cycle and waits 119 µs: the last one's work after its "
        "restart is not over.");
    row("worker", happened(kWorkerBegin, 0, 0, 1), "P1 runs a dedicated mark worker.");
    row("worker end", happened(kWorkerEnd, 0, 0, 512),
        "P1's mark worker stops after scanning 512 B.");
    row("sweep", happened(kSweepSpan, kArenaBase, 1, 3),
        "The span at 0xc000000000 was swept: 3 white objects became free slots.");
    row("sweep nothing", happened(kSweepSpan, kArenaBase, 1, 0),
        "The span at 0xc000000000 was swept: everything in it was marked and lives on.");
    row("sweep several", happened(kSweepSpan, kArenaBase, 4, 9),
        "4 spans were swept, the last one at 0xc000000000: 9 white objects became free slots.");
    row("free span", happened(kFreeSpan, kArenaBase),
        "The span at 0xc000000000 held nothing alive and went back to the page heap.");
    row("new span", happened(kAllocateSpan, kArenaBase, 0, 2),
        "The span at 0xc000000000 was taken from the page heap: 2 pages.");
    row("grow", happened(kGrowHeap, 0, 0, 4 * kMiB),
        "No free pages fitted: the heap grew by 4.00 MiB of address space.");
    row("scavenge", happened(kScavenge, 0, 0, kMiB),
        "1.00 MiB of free pages were handed back to the operating system.");
    row("phase", happened(kPhase, 0, 4, std::uint64_t(Phase::kMark)),
        "GC #4 marks while the program runs: roots first, then everything they reach.");
    row("cycle", happened(kCycleStart, 4 * kMiB, Address(CycleReason::kHeapGoal), 4),
        "GC #4 starts: the live heap, 4.00 MiB, has reached the trigger below the GOGC goal.");
    row("cycle by limit", happened(kCycleStart, 4 * kMiB, Address(CycleReason::kMemoryLimit), 4),
        "GC #4 starts: the memory limit leaves no room for more than the 4.00 MiB that are live.");
    row("cycle end", happened(kCycleEnd, 2 * kMiB, 4 * kMiB, 4),
        "GC #4 marked 2.00 MiB; the next heap goal is 4.00 MiB.");
    row("go", happened(kGoroutineStart, 0, 0, 8), "Goroutine 8 starts.");
    row("block", happened(kGoroutineBlock), "Goroutine 3 blocks; its stack stays a root.");
    row("exit", happened(kGoroutineExit),
        "Goroutine 3 ends: what only its stack pointed to is garbage now.");
    row("note", happened(kNote), "The program reached \"built\".");
    row("set finalizer", happened(kFinalizerSet, kNode, 0, 0, 1),
        "Goroutine 3 sets a finalizer for main.node 0xc000000120: the cycle that finds it dead "
        "will "
        "keep it for that.");
    row("add cleanup", happened(kFinalizerSet, kNode, 0, 1, 1),
        "Goroutine 3 adds a cleanup to main.node 0xc000000120: it will run when the object is "
        "gone.");
    row("queue finalizer", happened(kFinalizerQueued, kNode, 0, 0, 1),
        "main.node 0xc000000120 was found dead but has a finalizer: it is kept for one more cycle, "
        "the "
        "finalizer is queued.");
    row("queue cleanup", happened(kFinalizerQueued, kNode, 0, 1),
        "0xc000000120 was found dead and is free; its cleanup is queued.");
    row("run finalizer", happened(kFinalizerRun, kNode, 0, 0, 1),
        "Goroutine 3 ran the finalizer of main.node 0xc000000120: unless that stored it somewhere, "
        "the "
        "next cycle frees it.");
    row("clear weak", happened(kWeakCleared, kNode, 0, 0, 1),
        "Weak pointers to main.node 0xc000000120 are nil from now on: it was found dead.");
    row("setting", happened(kSetting, 0, 0, 0),
        "A setting was changed, GOGC: goal and trigger were computed anew.");
    row("violation", happened(kViolation), "The verifier found a broken invariant.");
  }
  void eachKindSaysWhatHappenedAndWhy() {
    QFETCH(Event, event);
    QFETCH(QString, sentence);
    QCOMPARE(QString::fromStdString(event_sentence(event, Names())), sentence);
  }

  void everyKindHasANameAndASentence() {
    std::set<std::string> names;
    for (int kind = 0; kind < kEventKinds; ++kind) {
      Event e = happened(static_cast<EventKind>(kind));
      QVERIFY(!event_kind_name(e.kind).empty());
      QVERIFY(names.insert(std::string(event_kind_name(e.kind))).second);
      QVERIFY(!event_sentence(e, Names()).empty());
    }
  }

  void aWatchedRunGivesItsEventsTypesAndItsCaptionAVariable() {
    using namespace test;
    Config config;
    config.runtime_startup = false;
    config.procs = 1;
    auto made = World::create(config, std::make_unique<ScriptedProgram>(std::vector<ScriptStep>{
                                          call("main.f"), make(1, "head"), make(2, "next"),
                                          store(1, 1, 2), sleep(kSecond)}));
    World world = made.take();
    world.watch(true);
    RunLimit limit;
    limit.until_ns = kMillisecond;
    world.run(limit);
    const auto& events = world.runtime().log().events();
    const auto store = std::ranges::find(events, EventKind::kStore, &Event::kind);
    QVERIFY(store != events.end());
    QCOMPARE(store->word, 1u);
    QCOMPARE(world.runtime().heap().types()[store->type].name, std::string("main.node"));
    const std::string text = caption(*store, world.runtime());
    QVERIFY2(text.find("`head`") != std::string::npos, text.c_str());
    const Snapshot snapshot = world.snapshot({});
    QCOMPARE(snapshot.event_texts.size(), std::size_t{1});
    QCOMPARE(snapshot.event_texts[0].text, std::string("main.node"));
  }

  /// What a caption says has just happened.
  void afterAStretchThatNobodyWatchedNoOlderEventIsTheCaption() {
    Config config;
    config.program = "lost-object";
    config.parameters = {{"nodes", 300}, {"rounds", 4000}};
    World world = World::create(config).take();
    world.watch(true);
    RunLimit cycle;
    cycle.step = RunLimit::Step::kCycle;
    world.run(cycle);
    const std::string first = world.snapshot({}).caption;
    QCOMPARE(first, caption(world.runtime().log().events().back(), world.runtime()));
    world.watch(false);
    world.watch(true);  // nothing happened in between
    QCOMPARE(world.snapshot({}).caption, first);
    world.watch(false);
    world.run(cycle);
    world.watch(true);
    const std::string later = world.snapshot({}).caption;
    QVERIFY2(later.starts_with("The world runs again"), later.c_str());
    RunLimit event;
    event.step = RunLimit::Step::kEvent;
    world.run(event);
    QCOMPARE(world.snapshot({}).caption,
             caption(world.runtime().log().events().back(), world.runtime()));
  }

  void theBarrierGreysAnObjectOnceAndSaysWhichStoreDidIt() {
    Config config;
    config.program = "lost-object";
    config.parameters = {{"nodes", 300}, {"rounds", 4000}};
    World world = World::create(config).take();
    world.watch(true);
    int shaded = 0;
    while (!world.finished()) {
      RunLimit limit;
      limit.max_actions = 200;
      world.run(limit);
      Address before = 0;
      for (const Event& e : world.runtime().log().events()) {
        const bool shade =
            e.kind == EventKind::kShadeDeletion || e.kind == EventKind::kShadeInsertion;
        shaded += shade;
        // The marker does not report the same object again as found by a root.
        if (shade) QVERIFY(before != e.object);
        before = e.kind == EventKind::kGrey ? e.object : 0;
      }
    }
    QVERIFY(shaded > 0);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(event_sentence, tricolor::TestEventSentence)
#include "test_event_sentence.moc"
