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
    "void serve() {",
    "  auto s = std::make_unique<Session>();",
    "  s->work();",
    "}",
    "",
    "int main() {",
    "  serve();",
    "  // no collector to call",
    "}",
});

constexpr auto kGo = std::to_array<std::string_view>({
    "func serve() {",
    "  s := &Session{}",
    "  s.work()",
    "}",
    "",
    "func main() {",
    "  serve()",
    "  runtime.GC()",
    "}",
});

constexpr auto kStatements = std::to_array<Statement>({
    {6, 6, "", "main calls serve."},
    {1, 1, "one owner, no count to keep", "Session is larger than 64 KiB, so it is on the heap."},
    {2, 2, "using it changes no owner", "Using it changes nothing on the heap."},
    {3, 3, "", "serve's frame is gone: nothing reaches Session, but it keeps its memory."},
    {7, 7, "", "The collection finds Session unreached and frees it."},
    {8, 8, "", "main returns."},
});

constexpr auto kSteps = std::to_array<GoStep>({
    go_call(0, "main.main"),
    go_call(0, "main.serve"),
    go_allocate(1, "s", 1, "main.Session", kSampleBytes),
    go_return(3),
    go_collect(4),
    go_return(5),
});

void serve(Recorder& r) {
  const Scope scope("serve()");
  r.statement(1);
  const Owned<Session> s("s", std::make_unique<Session>());
  r.statement(2);
  s->work();
  r.closing(3);
}

void run() {
  Recorder& r = ActiveRecorder::get();
  r.statement(0);
  const Scope scope("main()");
  serve(r);
  r.statement(4);
  r.closing(5);
}

}  // namespace

OwnershipScenario unique_scope_scenario() {
  return {"unique-scope",
          "unique_ptr: freed at the brace",
          "One owner, and the end of its scope is the end of the object.",
          kCpp,
          kGo,
          kStatements,
          kSteps,
          &run};
}

}  // namespace tricolor
