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
    "  work(*s);   // throws Failure",
    "  delete s;   // never reached",
    "}",
    "",
    "int main() {",
    "  try { serve(); } catch (Failure) {}",
    "  // no collector to call",
    "}",
});

constexpr auto kGo = std::to_array<std::string_view>({
    "func serve() {",
    "  s := new(Session)",
    "  work(s)   // panics",
    "}",
    "",
    "func main() {",
    "  func() {",
    "    defer func() { recover() }(); serve()",
    "  }()",
    "  runtime.GC()",
    "}",
});

constexpr auto kStatements = std::to_array<Statement>({
    {7, 7, "", "main calls serve and is ready to recover."},
    {1, 1, "a plain pointer owns nothing", "`s` points to a Session on the heap."},
    {2, 2, "delete is never reached",
     "The panic ends serve; nothing reaches Session, but it keeps its memory."},
    {8, 9, "nothing points to the Session, and nothing can free it",
     "How serve ended does not matter: Session is unreached and freed."},
    {9, 10, "", "main returns."},
});

constexpr auto kSteps = std::to_array<GoStep>({
    go_call(0, "main.main"),
    go_call(0, "main.serve"),
    go_allocate(1, "s", 1, "main.Session", kSampleBytes),
    go_return(2),
    go_collect(3),
    go_return(4),
});

struct Failure {};

void work(Recorder& r, bool fails) {
  r.closing(2);
  if (!fails) return;
  r.thrown("Failure");
  throw Failure();
}

void serve(Recorder& r, bool fails) {
  const Scope scope("serve()");
  r.statement(1);
  Raw<Session> s("s", new Session);
  work(r, fails);
  s.delete_object();
}

void run() {
  Recorder& r = ActiveRecorder::get();
  r.statement(0);
  const Scope scope("main()");
  try {
    serve(r, true);
  } catch (const Failure&) {
    r.statement(3);
  }
  r.closing(4);
}

}  // namespace

OwnershipScenario raw_leak_scenario() {
  return {"raw-leak",
          "new without delete: an exception",
          "A path out of the function that forgets the object leaks it.",
          kCpp,
          kGo,
          kStatements,
          kSteps,
          &run};
}

}  // namespace tricolor
