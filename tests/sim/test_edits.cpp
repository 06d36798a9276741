// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>
#include <algorithm>

#include "tests/support/room_test.h"
#include "tests/support/script.h"

namespace tricolor {

using test::graph_of;
using test::Script;

namespace {

Script pair_of_nodes() {
  return Script().node("a").node("b").store(1, 0, 2).assign("b", 0).sleep(kSecond);
}

/// In the middle of marking a heap of some thousand objects, with everything verified.
World marking(std::int64_t nodes) {
  Config config;
  config.program = "lost-object";
  config.parameters = {{"nodes", nodes}};
  config.verify = true;
  World world = std::move(World::create(config).value());
  world.watch(true);
  RunLimit phase;
  phase.step = RunLimit::Step::kPhase;
  while (world.phase() != Phase::kMark) world.run(phase);
  return world;
}

const GraphNode* find(const GraphView& graph, Address address) {
  const auto node = std::find_if(graph.nodes.begin(), graph.nodes.end(),
                                 [&](const GraphNode& each) { return each.key == address; });
  return node == graph.nodes.end() ? nullptr : &*node;
}

}  // namespace

class TestEdits : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aCutPointerMakesItsTargetUnreachable() {
    World world = asleep(pair_of_nodes());
    const GraphView before = graph_of(world);
    world.apply(CutPointer{before.nodes[0].address, 0});
    const GraphView after = graph_of(world);
    QVERIFY(after.edges.empty());
    QVERIFY(find(after, before.nodes[1].address)->reach == GraphReach::kUnreachable);
  }

  void aDrawnPointerConnectsTwoObjects() {
    World world = asleep(pair_of_nodes());
    const GraphView before = graph_of(world);
    world.apply(SetPointer{before.nodes[1].address, 1, before.nodes[0].address});
    QCOMPARE(graph_of(world).edges.size(), std::size_t{2});
  }

  void aNewObjectHangsOnAGlobalOrOnAnotherObject() {
    World world = asleep(pair_of_nodes());
    const Address a = graph_of(world).nodes[0].address;
    world.apply(AddObject{"main.extra", 32, 1, "extra", 0, 0});
    world.apply(AddObject{"main.child", 16, 2, "", a, 1});
    const GraphView graph = graph_of(world);
    QCOMPARE(graph.nodes.size(), std::size_t{4});
    QCOMPARE(graph.roots.front().title, std::string("globals"));
    QCOMPARE(graph.roots.front().variables.front().name, std::string("extra"));
    for (const GraphNode& node : graph.nodes) QVERIFY(node.reach == GraphReach::kReachable);
  }

  void aPinnedObjectSurvivesAndAnUnpinnedOneDies() {
    Script script = pair_of_nodes();
    World world = asleep(script.collect().sleep(kSecond).collect().sleep(kSecond));
    const GraphView before = graph_of(world);
    const Address b = before.nodes[1].address;
    RunLimit cycle;
    cycle.step = RunLimit::Step::kCycle;
    world.apply(PinRoot{"keep", b});
    world.apply(CutPointer{before.nodes[0].address, 0});
    world.run(cycle);
    QVERIFY(find(graph_of(world), b) != nullptr);
    world.apply(PinRoot{"keep", 0});
    world.run(cycle);
    RunLimit rest;
    rest.until_ns = world.now() + kMillisecond;
    world.run(rest);
    QVERIFY(find(graph_of(world), b) == nullptr);
    QVERIFY(world.violations().empty());
  }

  void editsThatMakeNoSenseChangeNothing() {
    World world = asleep(pair_of_nodes());
    const GraphView before = graph_of(world);
    const Address a = before.nodes[0].address;
    const std::uint64_t hash = world.state_hash();
    world.apply(SetPointer{a, 7, a});             // no such pointer
    world.apply(SetPointer{a, 0, 0xc0fffff000});  // no object
    world.apply(CutPointer{0x1234, 0});
    world.apply(PinRoot{"keep", 0xc0fffff000});
    world.apply(PinRoot{"never", 0});
    QCOMPARE(world.state_hash(), hash);
  }

  void anEditIsAStoreThroughTheBarrier() {
    World world = marking(500);
    const Snapshot before = world.snapshot({});
    const GraphView graph = graph_of(world);
    const GraphEdge edge = graph.edges.front();
    world.apply(CutPointer{graph.nodes[edge.from].address, edge.word});
    const Snapshot after = world.snapshot({});
    const auto store = std::find_if(after.events.rbegin(), after.events.rend(), [](const Event& e) {
      return e.kind == EventKind::kStore && e.goroutine == 0;
    });
    QVERIFY(store != after.events.rend());
    QVERIFY2(after.caption.starts_with("The user sets "), after.caption.c_str());
  }

  /// Cuts, draws, adds and pins at every few events of three cycles: the verifier must find
  /// nothing.
  void editsDuringMarkingBreakNoInvariant() {
    World world = marking(120);
    RunLimit step;
    step.step = RunLimit::Step::kEvent;
    std::uint64_t n = 0;
    while (world.verified_cycles() < 3 && n < 20'000) {
      const StopReason reason = world.run(step);
      if (reason == StopReason::kFinished) break;
      QVERIFY2(reason == StopReason::kStep,
               world.violations().empty() ? "" : world.violations().front().c_str());
      if (++n % 40 != 0) continue;
      const GraphView graph = graph_of(world);
      const GraphNode& one = graph.nodes[n / 40 % graph.nodes.size()];
      const GraphNode& other = graph.nodes[n / 7 % graph.nodes.size()];
      switch (n / 40 % 4) {
        case 0:
          world.apply(SetPointer{one.address, one.first_pointer, other.address});
          break;
        case 1:
          world.apply(PinRoot{"pin" + std::to_string(n % 5), other.address});
          break;
        case 2:
          world.apply(AddObject{"main.node", 16, 2, "", one.address, 1});
          break;
        default:
          world.apply(AddObject{"main.big", 4096, 4, "big", 0, 0});
      }
    }
    QVERIFY(world.verified_cycles() >= 1);
    QVERIFY2(world.violations().empty(),
             world.violations().empty() ? "" : world.violations().front().c_str());
  }

  void editsAreReproducible() {
    const auto run = [] {
      World world = marking(120);
      for (int i = 0; i < 20; ++i) {
        RunLimit limit;
        limit.max_actions = 50;
        world.run(limit);
        world.apply(AddObject{"main.node", 16, 2, "p" + std::to_string(i), 0, 0});
      }
      return world.state_hash();
    };
    QCOMPARE(run(), run());
  }

  void aProgramThatMeetsANilThatWasCutPanics() {
    Config config;
    config.program = "tree";
    World world = std::move(World::create(config).value());
    RunLimit some;
    some.max_actions = 3000;
    world.run(some);
    GraphRequest request;
    request.max_looked_at = 1'000'000;
    for (int i = 0; i < 50 && !world.finished(); ++i) {
      const GraphView graph = graph_of(world, request);
      for (const GraphEdge& edge : graph.edges) {
        world.apply(CutPointer{graph.nodes[edge.from].address, edge.word});
      }
      world.run(some);
    }
    const Snapshot after = world.snapshot({});
    QVERIFY(after.panic.empty() || after.finished);
  }
};

}  // namespace tricolor

TRICOLOR_TEST(edits, tricolor::TestEdits)
#include "test_edits.moc"
