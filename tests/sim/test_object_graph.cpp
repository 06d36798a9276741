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

/// "0->1 0->1(2) …": from, to, and how many pointers if more than one.
std::string edges_of(const GraphView& graph) {
  std::string text;
  for (const GraphEdge& e : graph.edges) {
    text += (text.empty() ? "" : " ") + std::to_string(e.from) + "->" + std::to_string(e.to);
    if (e.pointers > 1) text += "(" + std::to_string(e.pointers) + ")";
  }
  return text;
}

std::uint64_t objects_in(const GraphView& graph) {
  std::uint64_t n = 0;
  for (const GraphNode& node : graph.nodes) n += node.objects;
  return n;
}

/// A ring of two, a leaf behind it, and a pair that nothing reaches. It sleeps then.
Script small_heap() {
  Script script;
  script.node("a").node("b").leaf("c", 48).node("x").node("y");
  script.store(1, 0, 2).store(2, 0, 1).store(2, 1, 3).store(4, 0, 5).store(5, 0, 4);
  script.assign("b", 0).assign("c", 0).assign("x", 0).assign("y", 0);
  return script.sleep(kSecond);
}

World steady_of(std::int64_t objects) {
  Config config;
  config.program = "steady";
  config.parameters = {
      {"n", objects}, {"size", 64}, {"kind", 2}, {"fill", 2}, {"steps", 2 * objects}};
  World world = std::move(World::create(config).value());
  RunLimit limit;
  limit.max_actions = static_cast<std::uint64_t>(objects) + 2000;
  world.run(limit);
  return world;
}

}  // namespace

class TestObjectGraph : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nobodyPaysWhoDoesNotAsk() {
    World world = asleep(small_heap());
    QVERIFY(!world.snapshot({}).graph.taken);
  }

  void rootsComeFirstThenWhatTheyReachThenIslands() {
    World world = asleep(small_heap());
    const GraphView graph = graph_of(world);
    QVERIFY(graph.taken && graph.complete && !graph.grouped);
    QCOMPARE(graph.nodes.size(), std::size_t{5});
    QCOMPARE(edges_of(graph), std::string("0->1 1->0 1->2 3->4 4->3"));
    for (std::size_t i = 0; i < 5; ++i) {
      QVERIFY(graph.nodes[i].reach == (i < 3 ? GraphReach::kReachable : GraphReach::kUnreachable));
    }
    QCOMPARE(graph.nodes[2].type, std::string("main.leaf"));
    QCOMPARE(graph.nodes[2].bytes, Bytes{48});
    QCOMPARE(graph.roots.size(), std::size_t{1});
    QCOMPARE(graph.roots[0].title, std::string("goroutine 1"));
    const GraphVariable& a = graph.roots[0].variables.front();
    QCOMPARE(a.name, std::string("a"));
    QCOMPARE(a.frame, std::string("main.main"));
    QCOMPARE(a.node, std::int64_t{0});
  }

  void anEdgeNamesTheWordThatHoldsThePointer() {
    World world = asleep(small_heap());
    const GraphView graph = graph_of(world);
    QCOMPARE(graph.edges[2].word, 1u);
    QCOMPARE(graph.nodes[0].free_word, std::int64_t{1});
    QCOMPARE(graph.nodes[1].free_word, std::int64_t{-1});
  }

  void theSameHeapGivesTheSameGraph() {
    World world = asleep(small_heap());
    World copy = world;
    const GraphView first = graph_of(world);
    const GraphView second = graph_of(copy);
    QCOMPARE(edges_of(first), edges_of(second));
    for (std::size_t i = 0; i < first.nodes.size(); ++i) {
      QCOMPARE(first.nodes[i].key, second.nodes[i].key);
    }
  }

  void lookingChangesNothing() {
    World world = asleep(small_heap());
    const std::uint64_t hash = world.state_hash();
    graph_of(world);
    QCOMPARE(world.state_hash(), hash);
  }

  void aboveTheBoundThereAreGroupsWithCountsOfAllObjects() {
    World world = steady_of(2000);
    const GraphView graph = graph_of(world);
    QVERIFY(graph.grouped && graph.complete);
    QVERIFY(graph.nodes.size() < 30);
    QCOMPARE(objects_in(graph), graph.objects);
    for (const GraphNode& node : graph.nodes) {
      if (node.group) QCOMPARE(node.white + node.grey + node.black, node.objects);
    }
  }

  void aGroupOpensUpToTheBoundAndTheRestStaysTogether() {
    World world = steady_of(2000);
    const GraphView closed = graph_of(world);
    const auto largest = std::max_element(
        closed.nodes.begin(), closed.nodes.end(),
        [](const GraphNode& a, const GraphNode& b) { return a.objects < b.objects; });
    GraphRequest request;
    request.opened = {largest->key};
    const GraphView open = graph_of(world, request);
    QVERIFY(open.nodes.size() > 250);
    QVERIFY(open.nodes.size() <= 302);
    QCOMPARE(objects_in(open), open.objects);
  }

  void aFloodOfGarbageLeavesSmallStructuresOneByOne() {
    Script flood;
    flood.node("a").node("b").store(1, 0, 2);
    for (int i = 0; i < 1000; ++i) flood.leaf("g", 64);
    flood.sleep(kSecond);
    World world = asleep(flood);
    const GraphView graph = graph_of(world);
    QVERIFY(graph.grouped);
    QCOMPARE(graph.nodes.size(), std::size_t{4});  // a, b, the last leaf, the dead ones together
    QCOMPARE(graph.nodes[3].objects, std::uint64_t{999});
  }

  void groupsCanBeSpansInsteadOfTypes() {
    World world = steady_of(2000);
    GraphRequest request;
    request.grouping = GraphGrouping::kSpan;
    const GraphView graph = graph_of(world, request);
    QVERIFY(std::any_of(graph.nodes.begin(), graph.nodes.end(), [](const GraphNode& node) {
      return node.group && node.type.starts_with("span 0xc0") && node.address == node.span;
    }));
    QCOMPARE(objects_in(graph), graph.objects);
  }

  void theRuntimesOwnObjectsStayTogether() {
    Config config;
    config.program = "lost-object";
    config.parameters = {{"nodes", 5}};
    World world = std::move(World::create(config).value());
    RunLimit limit;
    limit.max_actions = 40;
    world.run(limit);
    const GraphView graph = graph_of(world);
    QVERIFY(!graph.grouped);
    const auto own = std::count_if(graph.nodes.begin(), graph.nodes.end(), [](const auto& node) {
      return node.group && node.type == "runtime";
    });
    QVERIFY(own >= 1);
  }

  void aLargeHeapIsCountedExactlyAndItsPointersAreSampled() {
    World world = steady_of(60'000);
    const GraphView graph = graph_of(world);
    QVERIFY(graph.grouped && !graph.complete);
    QVERIFY(graph.objects > 60'000);
    QCOMPARE(objects_in(graph), graph.objects);
    QVERIFY(graph.looked_at > 0 && graph.looked_at <= 2 * GraphRequest().max_looked_at);
    QVERIFY(!graph.edges.empty());
  }

  void objectsBornWhileMarkingSaySo() {
    Script script;
    script.node("a").collect();
    for (int i = 0; i < 400; ++i) script.node("n");
    Config config;
    config.procs = 2;
    World world = script.world(config);
    world.watch(true);
    RunLimit step;
    step.step = RunLimit::Step::kEvent;
    while (world.phase() != Phase::kMark && world.run(step) == StopReason::kStep) {
    }
    world.apply(AddObject{"main.node", 16, 2, "pinned", 0, 0});
    const GraphView graph = graph_of(world);
    QVERIFY(std::any_of(graph.nodes.begin(), graph.nodes.end(),
                        [](const GraphNode& node) { return node.born_black; }));
  }
};

}  // namespace tricolor

TRICOLOR_TEST(object_graph, tricolor::TestObjectGraph)
#include "test_object_graph.moc"
