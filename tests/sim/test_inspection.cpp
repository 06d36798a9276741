// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <bit>

#include "core/sim/assist_explanation.h"
#include "core/sim/inspector.h"
#include "core/sim/runtime.h"
#include "core/sim/world.h"
#include "tests/support/kept_run.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"
#include "tests/support/script_steps.h"

namespace tricolor {
namespace {

using namespace tricolor::test;

World scripted(std::vector<ScriptStep> steps) {
  Config config;
  config.runtime_startup = false;
  config.procs = 1;
  return made_world(config, std::make_unique<ScriptedProgram>(std::move(steps)));
}

/// Address of the `n`th object that the run allocated, from 1.
Address object(const World& world, int n) {
  for (const Event& e : world.runtime().log().events()) {
    if (e.kind == EventKind::kAllocate && --n == 0) return e.object;
  }
  return 0;
}

World watched(std::vector<ScriptStep> steps, Nanos until_ns) {
  World world = scripted(std::move(steps));
  world.watch(true);
  RunLimit limit;
  limit.until_ns = until_ns;
  world.run(limit);
  return world;
}

World steady(std::int64_t limit_bytes = kNoMemoryLimit, int gogc = 100) {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", 40'000}, {"size", 64}, {"steps", 400'000}, {"kind", 2}, {"fill", 2}};
  config.memory_limit = limit_bytes;
  config.gogc = gogc;
  return made_world(config);
}

}  // namespace

class TestInspection : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anObjectIsShownWithItsSlotTypeAndPointers() {
    const World world = watched({call("main.f"), make(1, "head", 20), make(2, "next", 20),
                                 store(1, 1, 2), assign("next", 0), sleep(kSecond)},
                                kMillisecond);
    const ObjectInspection o = inspect_object(world, object(world, 1) + 8);
    QVERIFY(o.in_span && o.allocated);
    QCOMPARE(o.base, object(world, 1));
    QCOMPARE(o.type, std::string("main.node"));
    QCOMPARE(o.requested_bytes, Bytes{20});
    QCOMPARE(o.slot_bytes, Bytes{24});
    QCOMPARE(o.slack_bytes, Bytes{4});
    QCOMPARE(o.pointer_bytes, Bytes{16});
    QCOMPARE(o.pointer_words, std::uint64_t{2});
    QCOMPARE(o.pointers.size(), std::size_t{1});
    QCOMPARE(o.pointers[0].word, std::uint64_t{1});
    QCOMPARE(o.pointers[0].target, object(world, 2));
    QCOMPARE(o.pointers[0].target_type, std::string("main.node"));
  }

  void whatKeepsAnObjectAliveIsNamedFromItsRoot() {
    const World world = watched({call("main.f"), make(1, "head", 20), make(2, "next", 20),
                                 store(1, 1, 2), assign("next", 0), sleep(kSecond)},
                                kMillisecond);
    const RetentionPath path = inspect_object(world, object(world, 2)).path;
    QCOMPARE(path.answer, RetentionPath::Answer::kReachable);
    QCOMPARE(path.root.name, std::string("head"));
    QCOMPARE(path.root.function, std::string("main.f"));
    QCOMPARE(path.steps.size(), std::size_t{2});
    QCOMPARE(path.steps[1].slot, object(world, 1) + 8);
  }

  void whatWasNotWatchedIsSaidToBeNotKnown() {
    World world = scripted({call("main.f"), make(1, "head", 20), sleep(kSecond)});
    RunLimit limit;
    limit.until_ns = kMillisecond;
    world.run(limit);
    const Address head = world.runtime().goroutines()[1].stack.variables[0].value;
    const ObjectInspection o = inspect_object(world, head);
    QVERIFY(o.allocated);
    QVERIFY(!o.birth.known);
    QVERIFY(o.events.empty());
  }

  void birthAndSurvivedCyclesAreCounted() {
    const World world = watched(
        {call("main.f"), make(1, "head", 20), collect(), collect(), collect(), sleep(kSecond)},
        100 * kMillisecond);
    const ObjectInspection o = inspect_object(world, object(world, 1));
    QVERIFY(o.birth.known);
    QCOMPARE(o.birth.goroutine, GoroutineId{1});
    QCOMPARE(o.birth.cycle, std::uint32_t{0});
    QCOMPARE(o.birth.survived, std::uint32_t{3});
    QCOMPARE(o.events.front().event.kind, EventKind::kAllocate);
    QVERIFY(o.events.size() > 1);
  }

  void aFocusedObjectsHistoryOutlivesTheLog() {
    World world = steady();
    world.watch(true);
    RunLimit limit;
    limit.max_actions = 500;
    world.run(limit);
    const Address seen = world.runtime().log().events().back().object;
    QVERIFY(inspect_object(world, seen).birth.known);
    world.focus_slot(inspect_object(world, seen).base);
    limit.max_actions = 20'000;
    world.run(limit);
    QVERIFY(world.runtime().log().events().front().object != seen);
    QVERIFY(inspect_object(world, seen).birth.known);
  }

  void watchingAndFocusingChangeNothing() {
    World plain = steady();
    World focused = steady();
    focused.watch(true);
    focused.focus_slot(kArenaBase + 16 * kPageBytes);
    RunLimit limit;
    limit.max_actions = 60'000;
    plain.run(limit);
    limit = {};
    limit.until_position = plain.position();
    focused.run(limit);
    QCOMPARE(focused.state_hash(), plain.state_hash());
    plain.run();
    focused.run();
    QCOMPARE(focused.state_hash(), plain.state_hash());
  }

  void aFreeSlotHasNoTypeAndNoPath() {
    const World world =
        watched({call("main.f"), make(1, "head", 20), sleep(kSecond)}, kMillisecond);
    const ObjectInspection o = inspect_object(world, object(world, 1) + 24);
    QVERIFY(o.in_span);
    QVERIFY(!o.allocated);
    QVERIFY(o.type.empty());
    QCOMPARE(o.path.answer, RetentionPath::Answer::kNotAnObject);
    QVERIFY(!inspect_object(world, 0x1234).in_span);
  }

  void aSpanIsShownWithItsWaste() {
    const World world =
        watched({call("main.f"), make(1, "a", 20), make(2, "b", 20), sleep(kSecond)}, kMillisecond);
    const SpanInspection s = inspect_span(world, object(world, 1));
    QVERIFY(s.found);
    QCOMPARE(s.slot_bytes, 24u);
    QCOMPARE(s.allocated, 2u);
    QCOMPARE(s.white, 2u);
    QCOMPARE(s.slack_bytes, Bytes{8});
    QCOMPARE(s.tail_waste_bytes, s.bytes - Bytes{s.slots} * 24);
    QCOMPARE(s.state, SpanState::kCached);
    QCOMPARE(int{s.cached_by}, 0);
    QCOMPARE(s.types.front().type, std::string("main.node"));
    QVERIFY(!inspect_span(world, kArenaBase + 32 * kMiB).found);
  }

  void theMemoryLaddersLevelsAreExactlyMemStats() {
    for (const Nanos at : {kMillisecond, 5 * kMillisecond, 9 * kMillisecond}) {
      World world = steady();
      RunLimit limit;
      limit.until_ns = at;
      world.run(limit);
      const MemoryLadder l = inspect_memory(world);
      QCOMPARE(l.requested_bytes + l.slack_bytes, l.mem.HeapAlloc);
      QCOMPARE(l.mem.HeapAlloc + l.free_slot_bytes + l.tail_bytes, l.mem.HeapInuse);
      QCOMPARE(l.mem.HeapInuse + l.mem.HeapIdle, l.mem.HeapSys);
      QCOMPARE(l.mem.HeapAlloc, world.mem_stats().HeapAlloc);
    }
  }

  void aCyclesFormulaGivesItsGoal_data() {
    QTest::addColumn<int>("gogc");
    QTest::newRow("100") << 100;
    QTest::newRow("50") << 50;
    QTest::newRow("200") << 200;
  }
  void aCyclesFormulaGivesItsGoal() {
    QFETCH(int, gogc);
    World world = steady(kNoMemoryLimit, gogc);
    world.run();
    QVERIFY(world.cycles().size() >= 2);
    for (const CycleRecord& cycle : world.cycles()) {
      const CycleExplanation why = explain_cycle(world, cycle.number);
      QVERIFY(why.found && !why.running);
      const CycleStart& s = why.start;
      const auto percent = static_cast<Bytes>(gogc);
      const Bytes roots = s.stack_scan_bytes + s.globals_scan_bytes;
      const Bytes formula = s.heap_marked_bytes + (s.heap_marked_bytes + roots) * percent / 100;
      QCOMPARE(s.gc_percent_goal_bytes, std::max(formula, 4 * kMiB * percent / 100));
      QCOMPARE(s.trigger_bytes, cycle.trigger_bytes);
      QVERIFY(s.heap_live_bytes >= s.trigger_bytes);
      if (cycle.number > 1) {
        QCOMPARE(s.heap_marked_bytes, world.cycles()[cycle.number - 2].heap_marked_bytes);
        QCOMPARE(s.goal_bytes, world.cycles()[cycle.number - 2].next_goal_bytes);
      }
      QCOMPARE(why.lines.front().name, std::string("GOGC goal"));
      QVERIFY(why.headline.find("GOGC goal") != std::string::npos);
    }
  }

  void exactlyOneBoundDecidesTheTrigger() {
    World world = steady();
    world.run();
    for (const CycleRecord& cycle : world.cycles()) {
      const CycleStart s = explain_cycle(world, cycle.number).start;
      switch (s.bound) {
        case TriggerBound::kRunway:
          QCOMPARE(s.trigger_bytes, s.goal_bytes - s.runway_bytes);
          break;
        case TriggerBound::kEarliest:
          QCOMPARE(s.trigger_bytes, s.earliest_trigger_bytes);
          break;
        case TriggerBound::kLatest:
          QCOMPARE(s.trigger_bytes, s.latest_trigger_bytes);
          break;
        case TriggerBound::kGoal:
          QCOMPARE(s.trigger_bytes, s.goal_bytes);
          break;
      }
    }
  }

  void aMemoryLimitIsNamedAsTheReason() {
    World world = steady(6 * std::int64_t{kMiB}, kGogcOff);
    world.run();
    QVERIFY(!world.cycles().empty());
    const CycleExplanation why = explain_cycle(world, 1);
    QCOMPARE(why.start.reason, CycleReason::kMemoryLimit);
    QVERIFY(why.headline.find("memory limit") != std::string::npos);
    const auto limit = std::ranges::find(why.lines, std::string("limit goal"), &FormulaLine::name);
    QVERIFY(limit != why.lines.end() && limit->decides);
  }

  void aForcedCycleSaysSoFirst() {
    const World world = watched({call("main.f"), collect(), sleep(kSecond)}, 100 * kMillisecond);
    const CycleExplanation why = explain_cycle(world, 1);
    QVERIFY(why.headline.find("runtime.GC()") != std::string::npos);
    QCOMPARE(why.lines.front().name, std::string("why"));
    QVERIFY(!explain_cycle(world, 2).found);
    QVERIFY(!explain_cycle(world, 0).found);
  }

  void anAssistIsExplainedFromItsEvents() {
    World world = steady();
    world.watch(true);
    const auto& events = world.runtime().log().events();
    const auto a_whole_assist = [&] {  // one that had begun before is seen from its end only
      const auto begun = std::ranges::find(events, EventKind::kAssistBegin, &Event::kind);
      return std::find_if(begun, events.end(), [](const Event& e) {
               return e.kind == EventKind::kAssistEnd;
             }) != events.end();
    };
    while (!a_whole_assist() && !world.finished()) {
      RunLimit limit;
      limit.max_actions = 300;
      world.run(limit);
    }
    const auto found = std::ranges::find(events, EventKind::kAssistBegin, &Event::kind);
    QVERIFY(found != events.end());
    const AssistExplanation a = explain_assist(world, found->goroutine, found->at_ns);
    QVERIFY(a.found);
    QVERIFY(a.debt_bytes > 0);
    QVERIFY(a.ratio > 0);
    QVERIFY(a.work_owed_bytes >= kLeastAssistWork);
    QVERIFY(a.end_ns >= a.begin_ns);
    QVERIFY(a.done_bytes > 0);
    QVERIFY(!explain_assist(world, found->goroutine, found->at_ns - 1).found);
  }

  void creditStolenAndWaitingAreTold() {
    const std::uint64_t ratio = std::bit_cast<std::uint64_t>(2.0);
    const std::vector<Event> events{
        {100, EventKind::kAssistBegin, 0, 7, ratio, 5'000, 100'000},
        {300, EventKind::kAssistEnd, 0, 7, 0, 200, 60'000},
        {310, EventKind::kAssistPark, 0, 7},
        {910, EventKind::kAssistWake, 1, 2, 0, 0, 7},
        {950, EventKind::kAllocate, 0, 7, kArenaBase, 1, 64},
    };
    const AssistExplanation a = assist_from_events(events, 7, 100);
    QCOMPARE(a.work_owed_bytes, std::int64_t{200'000});
    QVERIFY(!a.least_work);
    QCOMPARE(a.stolen_bytes, std::int64_t{5'000});
    QCOMPARE(a.done_bytes, std::int64_t{60'000});
    QCOMPARE(a.end_ns, Nanos{300});
    QCOMPARE(a.parked_ns, Nanos{600});
    QVERIFY(a.headline.find("waited") != std::string::npos);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(inspection, tricolor::TestInspection)
#include "test_inspection.moc"
