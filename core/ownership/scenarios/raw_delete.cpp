// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <array>

#include "core/ownership/go_steps.h"
#include "core/ownership/raw.h"
#include "core/ownership/scenarios/samples.h"
#include "core/ownership/scenarios/table.h"
#include "core/ownership/scope.h"

namespace tricolor {
namespace {

constexpr auto kCpp = std::to_array<std::string_view>({
    "void serve() {",
    "  Session* s = new Session;",
    "  s->work();",
    "  delete s;",
    "}",
    "",
    "int main() {",
    "  serve();",
    "  // no collector to call",
    "}",
});

constexpr auto kGo = std::to_array<std::string_view>({
    "func serve() {",
    "  s := new(Session)",
    "  s.work()",
    "  // nothing to free by hand",
    "}",
    "",
    "func main() {",
    "  serve()",
    "  runtime.GC()",
    "}",
});

constexpr auto kStatements = std::to_array<Statement>({
    {7, 7, "", "main calls serve."},
    {1, 1, "a plain pointer owns nothing", "new(Session) looks the same, and Go looks after it."},
    {2, 2, "using it changes no owner", "Using it changes nothing on the heap."},
    {3, 3, "`s` dangles from here on", "Go has no delete; `s` was used for the last time."},
    {4, 4, "", "serve's frame is gone, Session keeps its memory."},
    {8, 8, "", "Nothing reaches Session: the collection frees it."},
    {9, 9, "", "main returns."},
});

constexpr auto kSteps = std::to_array<GoStep>({
    go_call(0, "main.main"),
    go_call(0, "main.serve"),
    go_allocate(1, "s", 1, "main.Session", kSampleBytes),
    go_drop(3, "s"),
    go_return(4),
    go_collect(5),
    go_return(6),
});

void serve(Recorder& r) {
  const Scope scope("serve()");
  r.statement(1);
  Raw<Session> s("s", new Session);
  r.statement(2);
  s->work();
  r.statement(3);
  s.delete_object();
  r.closing(4);
}

void run() {
  Recorder& r = ActiveRecorder::get();
  r.statement(0);
  const Scope scope("main()");
  serve(r);
  r.statement(5);
  r.closing(6);
}

}  // namespace

OwnershipScenario raw_delete_scenario() {
  return {"raw-delete",
          "new and delete, done right",
          "Freed by hand, in the one place where somebody thought of it.",
          kCpp,
          kGo,
          kStatements,
          kSteps,
          &run};
}

}  // namespace tricolor
