// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/sim/runtime.h"
#include "core/sim/world.h"
#include "tests/support/made_world.h"
#include "tests/support/room_test.h"

namespace tricolor {

namespace {

constexpr std::uint64_t kMostSteps = 400'000;

Config long_steady() {
  Config config;
  config.program = "steady";
  config.parameters = {{"n", 2000}, {"size", 64}, {"steps", 2'000'000}, {"kind", 2}, {"fill", 2}};
  return config;
}

/// What one step did: the world after it, the events of it.
struct Step {
  const World& world;
  std::span<const Event> events;
  bool had_object = false;  ///< before it
  Bytes heap_before = 0;
};

using Met = std::function<bool(const Step&)>;

bool has(const World& world, Address object) {
  return static_cast<bool>(world.runtime().heap().find(object));
}

bool any(const Step& step, const std::function<bool(const Event&)>& wanted) {
  return std::ranges::any_of(step.events, wanted);
}

bool shades(const Event& e) {
  return e.kind == EventKind::kShadeDeletion || e.kind == EventKind::kShadeInsertion;
}

/// Step by step up to the first that meets it, without any breakpoint.
std::optional<World> run_by_steps(const Met& met, Address object) {
  World world = made_world(long_steady());
  world.watch(true);
  RunLimit one;
  one.max_actions = 1;
  one.step = RunLimit::Step::kEvent;  // what moves no object is no action
  for (std::uint64_t i = 0; i < kMostSteps && !world.finished(); ++i) {
    const std::uint32_t last = world.last_event();
    const bool had = object != 0 && has(world, object);
    const Bytes heap = world.mem_stats().HeapAlloc;
    world.run(one);
    const auto& events = world.runtime().log().events();
    const std::size_t fresh =
        std::min<std::size_t>(events.size(), static_cast<std::size_t>(world.last_event() - last));
    const std::vector<Event> news(events.end() - static_cast<std::ptrdiff_t>(fresh), events.end());
    if (met({world, news, had, heap})) return world;
  }
  return std::nullopt;
}

/// The object of the `nth` event of that kind.
Address object_of(EventKind kind, int nth) {
  Address object = 0;
  run_by_steps(
      [&](const Step& step) {
        return any(step, [&](const Event& e) {
          if (e.kind != kind || --nth > 0) return false;
          object = e.object;
          return true;
        });
      },
      0);
  return object;
}

}  // namespace

/// A run stops right after the step that meets a breakpoint: where one finds itself who looks after
/// every step.
class TestBreakpoints : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aRunStopsInTheVeryStep_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"greyed", "allocated", "freed", "assist", "barrier", "heap"}) {
      QTest::newRow(kind) << QString(kind);
    }
  }
  void aRunStopsInTheVeryStep() {
    QFETCH(QString, kind);
    using When = BreakAtObject::When;
    Address object = 0;
    Breakpoint breakpoint;
    Met met;
    if (kind == "greyed") {
      object = object_of(EventKind::kGrey, 150);
      breakpoint = BreakAtObject{object, When::kGreyed};
      met = [&](const Step& step) {
        return any(step, [&](const Event& e) {
          return e.object == object && (e.kind == EventKind::kGrey || shades(e));
        });
      };
    } else if (kind == "allocated" || kind == "freed") {
      object = object_of(EventKind::kAllocate, 5000);
      const bool freed = kind == "freed";
      breakpoint = BreakAtObject{object, freed ? When::kFreed : When::kAllocated};
      met = [&, freed](const Step& step) {
        if (freed) return step.had_object && !has(step.world, object);
        return any(step, [&](const Event& e) {
          return e.kind == EventKind::kAllocate && e.object == object;
        });
      };
    } else if (kind == "assist") {
      breakpoint = BreakAtAssist{3 * kMicrosecond};
      met = [](const Step& step) {
        return any(step, [](const Event& e) {
          return e.kind == EventKind::kAssistEnd && e.other > 3 * kMicrosecond;
        });
      };
    } else if (kind == "barrier") {
      breakpoint = BreakAtBarrier{};
      met = [](const Step& step) { return any(step, shades); };
    } else {
      breakpoint = BreakAtHeap{3 * kMiB};
      met = [](const Step& step) {
        return step.heap_before <= 3 * kMiB && step.world.mem_stats().HeapAlloc > 3 * kMiB;
      };
    }
    const std::optional<World> expected = run_by_steps(met, object);
    QVERIFY(expected.has_value());
    World world = made_world(long_steady());
    RunLimit limit;
    const std::array breakpoints = {breakpoint};
    limit.breakpoints = breakpoints;
    QCOMPARE(world.run(limit), StopReason::kBreakpoint);
    QCOMPARE(world.now(), expected->now());
    QVERIFY(world.position() == expected->position());
    QCOMPARE(world.state_hash(), expected->state_hash());
  }
};

}  // namespace tricolor

TRICOLOR_TEST(breakpoints, tricolor::TestBreakpoints)
#include "test_breakpoints.moc"
