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
    "int main() {",
    "  auto s = std::make_shared<Session>();",
    "  std::weak_ptr<Session> w = s;",
    "  if (auto t = w.lock()) t->work();",
    "  s.reset();",
    "  // no collector to call",
    "  auto t = w.lock();  // empty",
    "  w.reset();",
    "  // no collector to call",
    "}",
});

constexpr auto kGo = std::to_array<std::string_view>({
    "func main() {",
    "  s := &Session{}",
    "  w := weak.Make(s)  // Go 1.24",
    "  if t := w.Value(); t != nil { t.work() }",
    "  s = nil",
    "  runtime.GC()",
    "  t := w.Value()  // nil",
    "  w = weak.Pointer[Session]{}",
    "  runtime.GC()",
    "}",
});

constexpr auto kStatements = std::to_array<Statement>({
    {1, 1, "object and control block are one allocation", "`s` points to a Session on the heap."},
    {2, 2, "watching is not owning", "`w` holds a small indirection object, not the Session."},
    {3, 3, "while `t` lives, Session cannot go away", "`t` is a strong pointer while it is used."},
    {3, 3, "`s` still owns it", "`t` is gone, `s` still reaches Session."},
    {4, 4, "the memory stays, because the control block that `w` needs is part of it",
     "Only `w` is left, and it does not keep Session reachable."},
    {5, 5, "", "The collection frees all of Session's memory; the indirection object stays."},
    {6, 6, "", "`w` gives nil: its Session was collected."},
    {7, 7, "that was the last use of the control block", "Nothing reaches the indirection object."},
    {8, 8, "", "The collection frees the indirection object too."},
    {9, 9, "", "main returns."},
});

constexpr auto kSteps = std::to_array<GoStep>({
    go_call(0, "main.main"),
    go_allocate(0, "s", 1, "main.Session", kSampleBytes),
    go_allocate(1, "w", 2, "weak handle", kWordBytes),
    go_assign(2, "t", 1),
    go_drop(3, "t"),
    go_drop(4, "s"),
    go_collect(5),
    go_drop(7, "w"),
    go_collect(8),
    go_return(9),
});

void run() {
  Recorder& r = ActiveRecorder::get();
  r.statement(0);
  const Scope scope("main()");
  Shared<Session> s("s", make_recorded_shared<Session>());
  r.statement(1);
  Weak<Session> w("w", s);
  r.statement(2);
  {
    const Scope block("if");
    if (auto t = w.lock("t")) {
      t->work();
      r.closing(3);
    }
  }
  r.statement(4);
  s.reset();
  r.statement(5);
  r.statement(6);
  const Shared<Session> t = w.lock("t");
  r.statement(7);
  w.reset();
  r.statement(8);
  r.closing(9);
}

}  // namespace

OwnershipScenario weak_expiry_scenario() {
  return {"weak-expiry",
          "weak_ptr: watch without owning",
          "A weak_ptr sees its object go, and keeps only the control block.",
          kCpp,
          kGo,
          kStatements,
          kSteps,
          &run};
}

}  // namespace tricolor
