// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <QtTest>

#include <map>
#include <queue>

#include "core/sim/heap_reader.h"
#include "core/sim/inspector.h"
#include "core/sim/retention_path.h"
#include "core/sim/runtime.h"
#include "core/sim/world.h"
#include "tests/sim/random_program.h"
#include "tests/support/heap_text.h"
#include "tests/support/room_test.h"

namespace tricolor {
namespace {

/// Distances of all objects from the roots, by the plainest breadth-first walk there is.
std::map<Address, std::size_t> distances(const Heap& heap, const std::vector<Address>& roots) {
  std::map<Address, std::size_t> found;
  std::queue<Address> waiting;
  const auto reach = [&](Address value, std::size_t distance) {
    const ObjectRef ref = heap.find(value);
    if (!ref) return;
    const Address base = heap.address_of(heap.span(ref.span), ref.slot);
    if (found.emplace(base, distance).second) waiting.push(base);
  };
  for (const Address root : roots) reach(root, 1);
  for (; !waiting.empty(); waiting.pop()) {
    const ObjectRef ref = heap.find(waiting.front());
    const std::size_t next = found[waiting.front()] + 1;
    for_each_pointer(heap, heap.span(ref.span), ref.slot,
                     [&](std::uint64_t, Address value) { reach(value, next); });
  }
  return found;
}

std::string names(test::HeapText& text, const HeapPath& path, const std::string& candidates) {
  std::string result;
  for (const HeapPath::Step& step : path.steps) {
    for (const char c : candidates) {
      if (text[std::string(1, c)] == step.object) result += c;
    }
  }
  return result;
}

}  // namespace

class TestHeapSearch : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theShortestOfTwoWaysIsFound() {
    test::HeapText text("root->A->B->C->D, A->D");
    const HeapPath path = shortest_path(text.heap(), text.roots(), text["D"]);
    QCOMPARE(path.answer, HeapPath::Answer::kReachable);
    QCOMPARE(names(text, path, "ABCD"), std::string("AD"));
    QCOMPARE(path.steps[1].word, std::uint64_t{1});
    QVERIFY(still_leads(text.heap(), path, text["A"]));
  }

  void whatOnlyACycleHoldsIsUnreachable() {
    test::HeapText text("root->A, B->C, C->B");
    QCOMPARE(shortest_path(text.heap(), text.roots(), text["C"]).answer,
             HeapPath::Answer::kUnreachable);
    QCOMPARE(shortest_path(text.heap(), text.roots(), kArenaBase + 40 * kMiB).answer,
             HeapPath::Answer::kNotAnObject);
  }

  void aPointerIntoTheMiddleKeepsTheWholeObject() {
    test::HeapText text("root->A, B");
    text.heap().store(text["A"], text["B"] + 24);
    const HeapPath path = shortest_path(text.heap(), text.roots(), text["B"] + 8);
    QCOMPARE(names(text, path, "AB"), std::string("AB"));
  }

  void aCutPathLeadsNoLonger() {
    test::HeapText text("root->A->B->C");
    const HeapPath path = shortest_path(text.heap(), text.roots(), text["C"]);
    text.heap().store(text["B"], 0);
    QVERIFY(!still_leads(text.heap(), path, text["A"]));
    QVERIFY(!still_leads(text.heap(), path, 0));
  }

  void aSearchStopsWhenItIsCancelledOrTooLong() {
    test::HeapText text("root->A->B->C");
    QCOMPARE(shortest_path(text.heap(), text.roots(), text["C"], {.max_objects = 1}).answer,
             HeapPath::Answer::kStopped);
    const SearchBounds cancelled{.cancelled = [] { return true; }};
    QCOMPARE(shortest_path(text.heap(), text.roots(), text["C"], cancelled).answer,
             HeapPath::Answer::kStopped);
  }

  void pathsOfRandomProgramsAreValidAndShortest_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 4; ++seed) QTest::addRow("seed %d", seed) << seed;
  }
  void pathsOfRandomProgramsAreValidAndShortest() {
    QFETCH(int, seed);
    Config config;
    auto made = World::create(config, std::make_unique<test::RandomProgram>(seed, 3000, 3));
    World world = made.take();
    RunLimit limit;
    limit.max_actions = 2500;
    world.run(limit);
    const Runtime& runtime = world.runtime();
    const Heap& heap = runtime.heap();
    const std::vector<Address> roots = values_of(root_words(runtime));
    const std::map<Address, std::size_t> expected = distances(heap, roots);
    QVERIFY(!expected.empty());
    for (SpanId id = 0; id < heap.span_table_size(); ++id) {
      const Span& s = heap.span(id);
      if (s.state != Span::State::kHeap) continue;
      for (std::uint32_t slot = 0; slot < s.slots; ++slot) {
        const Address object = heap.address_of(s, slot);
        if (!heap.find(object)) continue;
        const RootedPath path = rooted_path(runtime, object);
        const auto known = expected.find(object);
        QCOMPARE(path.path.answer == HeapPath::Answer::kReachable, known != expected.end());
        if (known == expected.end()) continue;
        QCOMPARE(path.path.steps.size(), known->second);
        QVERIFY(still_leads(heap, path.path, path.root.value));
        QCOMPARE(present_value(runtime, path.root), path.root.value);
      }
    }
  }
};

}  // namespace tricolor

TRICOLOR_TEST(heap_search, tricolor::TestHeapSearch)
#include "test_heap_search.moc"
