// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <array>

#include "core/ownership/go_steps.h"
#include "core/ownership/scenarios/samples.h"
#include "core/ownership/scenarios/table.h"
#include "core/ownership/scope.h"
#include "core/ownership/shared.h"

namespace tricolor {
namespace {

constexpr auto kCpp = std::to_array<std::string_view>({
    "struct Node {",
    "  char page[100'000];",
    "  std::shared_ptr<Node> peer;",
    "};",
    "void family() {",
    "  auto parent = std::make_shared<Node>();",
    "  auto child = std::make_shared<Node>();",
    "  parent->peer = child;",
    "  child->peer = parent;",
    "}",
    "int main() {",
    "  family();",
    "  // no collector to call",
    "}",
});

constexpr auto kGo = std::to_array<std::string_view>({
    "type Node struct {",
    "  page [100_000]byte",
    "  peer *Node",
    "}",
    "func family() {",
    "  parent := &Node{}",
    "  child := &Node{}",
    "  parent.peer = child",
    "  child.peer = parent",
    "}",
    "func main() {",
    "  family()",
    "  runtime.GC()",
    "}",
});

constexpr auto kStatements = std::to_array<Statement>({
    {11, 11, "", "main calls family."},
    {5, 5, "", "`parent` points to a Node on the heap."},
    {6, 6, "", "`child` points to another Node."},
    {7, 7, "", "The first Node points to the second."},
    {8, 8, "the two Nodes now own each other", "The two Nodes point to each other."},
    {9, 9, "the cycle keeps both alive",
     "No root reaches the two Nodes; that they point to each other does not matter."},
    {12, 12, "the cycle stays, and nothing can reach it to break it",
     "Marking starts at the roots, so the cycle is found unreached and freed."},
    {13, 13, "", "main returns."},
});

constexpr Bytes kGoNodeBytes = kSampleBytes + kWordBytes;

constexpr auto kSteps = std::to_array<GoStep>({
    go_call(0, "main.main"),
    go_call(0, "main.family"),
    go_allocate(1, "parent", 1, "main.Node", kGoNodeBytes, 1, kFirstWordAfterSample),
    go_allocate(2, "child", 2, "main.Node", kGoNodeBytes, 1, kFirstWordAfterSample),
    go_store(3, 1, "peer", kFirstWordAfterSample, 2),
    go_store(4, 2, "peer", kFirstWordAfterSample, 1),
    go_return(5),
    go_collect(6),
    go_return(7),
});

void family(Recorder& r) {
  const Scope scope("family()");
  r.statement(1);
  const Shared<CycleNode> parent("parent", make_recorded_shared<CycleNode>());
  r.statement(2);
  const Shared<CycleNode> child("child", make_recorded_shared<CycleNode>());
  r.statement(3);
  parent->peer = child;
  r.statement(4);
  child->peer = parent;
  r.closing(5);
}

void run() {
  Recorder& r = ActiveRecorder::get();
  r.statement(0);
  const Scope scope("main()");
  family(r);
  r.statement(6);
  r.closing(7);
}

}  // namespace

OwnershipScenario shared_cycle_scenario() {
  return {"shared-cycle",
          "shared_ptr: a cycle leaks",
          "Two objects that share each other are never freed; Go collects them.",
          kCpp,
          kGo,
          kStatements,
          kSteps,
          &run};
}

}  // namespace tricolor
