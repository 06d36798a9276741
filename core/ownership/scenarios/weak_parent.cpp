// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <array>

#include "core/ownership/go_steps.h"
#include "core/ownership/scenarios/samples.h"
#include "core/ownership/scenarios/table.h"
#include "core/ownership/scope.h"
#include "core/ownership/shared.h"
#include "core/ownership/weak.h"

namespace tricolor {
namespace {

constexpr auto kCpp = std::to_array<std::string_view>({
    "struct Node {",
    "  char page[100'000];",
    "  std::shared_ptr<Node> child;",
    "  std::weak_ptr<Node> parent;",
    "};",
    "void family() {",
    "  auto top = std::make_shared<Node>();",
    "  auto leaf = std::make_shared<Node>();",
    "  top->child = leaf;",
    "  leaf->parent = top;",
    "}",
    "int main() {",
    "  family();",
    "  // no collector to call",
    "}",
});

constexpr auto kGo = std::to_array<std::string_view>({
    "type Node struct {",
    "  page [100_000]byte",
    "  child *Node",
    "  parent *Node",
    "}",
    "func family() {",
    "  top := &Node{}",
    "  leaf := &Node{}",
    "  top.child = leaf",
    "  leaf.parent = top",
    "}",
    "func main() {",
    "  family()",
    "  runtime.GC()",
    "}",
});

constexpr auto kStatements = std::to_array<Statement>({
    {12, 12, "", "main calls family."},
    {6, 6, "", "`top` points to a Node on the heap."},
    {7, 7, "", "`leaf` points to another Node."},
    {8, 8, "", "The first Node points to the second."},
    {9, 9, "the way back does not own, so there is no cycle of owners",
     "The Nodes point to each other; Go needs no weak pointer for that."},
    {10, 10, "", "No root reaches the two Nodes, but they keep their memory."},
    {13, 13, "", "The collection frees both Nodes."},
    {14, 14, "", "main returns."},
});

constexpr Bytes kGoNodeBytes = kSampleBytes + 2 * kWordBytes;

constexpr auto kSteps = std::to_array<GoStep>({
    go_call(0, "main.main"),
    go_call(0, "main.family"),
    go_allocate(1, "top", 1, "main.Node", kGoNodeBytes, 2, kFirstWordAfterSample),
    go_allocate(2, "leaf", 2, "main.Node", kGoNodeBytes, 2, kFirstWordAfterSample),
    go_store(3, 1, "child", kFirstWordAfterSample, 2),
    go_store(4, 2, "parent", kFirstWordAfterSample + 1, 1),
    go_return(5),
    go_collect(6),
    go_return(7),
});

void family(Recorder& r) {
  const Scope scope("family()");
  r.statement(1);
  const Shared<TreeNode> top("top", make_recorded_shared<TreeNode>());
  r.statement(2);
  const Shared<TreeNode> leaf("leaf", make_recorded_shared<TreeNode>());
  r.statement(3);
  top->child = leaf;
  r.statement(4);
  leaf->parent = top;
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

OwnershipScenario weak_parent_scenario() {
  return {"weak-parent",
          "weak_ptr: the cycle undone",
          "With a weak way back to the parent both objects are freed at the brace.",
          kCpp,
          kGo,
          kStatements,
          kSteps,
          &run};
}

}  // namespace tricolor
