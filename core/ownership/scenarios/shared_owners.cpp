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
    "int main() {",
    "  auto a = std::make_shared<Session>();",
    "  {",
    "    auto b = a;",
    "    b->work();",
    "  }",
    "  a.reset();",
    "  // no collector to call",
    "}",
});

constexpr auto kGo = std::to_array<std::string_view>({
    "func main() {",
    "  a := &Session{}",
    "  {",
    "    b := a",
    "    b.work()",
    "  }",
    "  a = nil",
    "  runtime.GC()",
    "}",
});

constexpr auto kStatements = std::to_array<Statement>({
    {1, 1, "object and control block are one allocation", "`a` points to a Session on the heap."},
    {3, 3, "", "Two variables point to Session; Go keeps no count."},
    {4, 4, "using it changes no count", "Using it changes nothing on the heap."},
    {5, 5, "`a` still shares it", "`b` is gone, `a` still reaches Session."},
    {6, 6, "", "Nothing reaches Session any more, but it keeps its memory."},
    {7, 7, "", "The collection finds Session unreached and frees it."},
    {8, 8, "", "main returns."},
});

constexpr auto kSteps = std::to_array<GoStep>({
    go_call(0, "main.main"),
    go_allocate(0, "a", 1, "main.Session", kSampleBytes),
    go_assign(1, "b", 1),
    go_drop(3, "b"),
    go_drop(4, "a"),
    go_collect(5),
    go_return(6),
});

void run() {
  Recorder& r = ActiveRecorder::get();
  r.statement(0);
  const Scope scope("main()");
  Shared<Session> a("a", make_recorded_shared<Session>());
  {
    r.statement(1);
    const Scope block("{ }");
    const Shared<Session> b("b", a);
    r.statement(2);
    b->work();
    r.closing(3);
  }
  r.statement(4);
  a.reset();
  r.statement(5);
  r.closing(6);
}

}  // namespace

OwnershipScenario shared_owners_scenario() {
  return {"shared-owners",
          "shared_ptr: two owners",
          "The last owner frees the object: the use count goes 1, 2, 1, 0.",
          kCpp,
          kGo,
          kStatements,
          kSteps,
          &run};
}

}  // namespace tricolor
