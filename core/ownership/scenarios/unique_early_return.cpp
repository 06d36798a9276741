// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <array>
#include <memory>

#include "core/ownership/go_steps.h"
#include "core/ownership/owned.h"
#include "core/ownership/scenarios/samples.h"
#include "core/ownership/scenarios/table.h"
#include "core/ownership/scope.h"

namespace tricolor {
namespace {

constexpr auto kCpp = std::to_array<std::string_view>({
    "bool serve(bool ready) {",
    "  auto s = std::make_unique<Session>();",
    "  if (!ready) return false;",
    "  s->work();",
    "  return true;",
    "}",
    "",
    "int main() {",
    "  serve(false);",
    "  // no collector to call",
    "}",
});

constexpr auto kGo = std::to_array<std::string_view>({
    "func serve(ready bool) bool {",
    "  s := &Session{}",
    "  if !ready { return false }",
    "  s.work()",
    "  return true",
    "}",
    "",
    "func main() {",
    "  serve(false)",
    "  runtime.GC()",
    "}",
});

constexpr auto kStatements = std::to_array<Statement>({
    {8, 8, "", "main calls serve."},
    {1, 1, "", "Session is on the heap, reached from `s`."},
    {2, 2, "every way out of the scope frees it, this one too",
     "Returning early drops `s` like any return; the memory waits for a collection."},
    {9, 9, "", "Nothing reaches Session: the collection frees it."},
    {10, 10, "", "main returns."},
});

constexpr auto kSteps = std::to_array<GoStep>({
    go_call(0, "main.main"),
    go_call(0, "main.serve"),
    go_allocate(1, "s", 1, "main.Session", kSampleBytes),
    go_return(2),
    go_collect(3),
    go_return(4),
});

bool serve(Recorder& r, bool ready) {
  const Scope scope("serve()");
  r.statement(1);
  const Owned<Session> s("s", std::make_unique<Session>());
  r.closing(2);
  if (!ready) return false;
  s->work();
  return true;
}

void run() {
  Recorder& r = ActiveRecorder::get();
  r.statement(0);
  const Scope scope("main()");
  serve(r, false);
  r.statement(3);
  r.closing(4);
}

}  // namespace

OwnershipScenario unique_early_return_scenario() {
  return {"unique-early-return",
          "unique_ptr: early return",
          "No path out of a scope forgets to free.",
          kCpp,
          kGo,
          kStatements,
          kSteps,
          &run};
}

}  // namespace tricolor
