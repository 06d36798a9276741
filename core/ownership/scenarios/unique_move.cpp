// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <array>
#include <memory>
#include <utility>

#include "core/ownership/go_steps.h"
#include "core/ownership/owned.h"
#include "core/ownership/scenarios/samples.h"
#include "core/ownership/scenarios/table.h"
#include "core/ownership/scope.h"

namespace tricolor {
namespace {

constexpr auto kCpp = std::to_array<std::string_view>({
    "void archive(std::unique_ptr<Session> kept) {",
    "  kept->work();",
    "}",
    "",
    "int main() {",
    "  auto s = std::make_unique<Session>();",
    "  archive(std::move(s));",
    "  // no collector to call",
    "}",
});

constexpr auto kGo = std::to_array<std::string_view>({
    "func archive(kept *Session) {",
    "  kept.work()",
    "}",
    "",
    "func main() {",
    "  s := &Session{}",
    "  archive(s)",
    "  runtime.GC()",
    "}",
});

constexpr auto kStatements = std::to_array<Statement>({
    {5, 5, "", "`s` points to a Session on the heap; nobody owns it."},
    {6, 6, "from here on archive has to free it",
     "`kept` points to the same Session; `s` is never used again, so it is no root any more."},
    {1, 1, "using it changes no owner", "Using it changes nothing on the heap."},
    {2, 2, "`s` has nothing left to free", "archive's frame is gone, Session keeps its memory."},
    {7, 7, "", "Nothing reaches Session: the collection frees it."},
    {8, 8, "", "main returns."},
});

constexpr auto kSteps = std::to_array<GoStep>({
    go_call(0, "main.main"),
    go_allocate(0, "s", 1, "main.Session", kSampleBytes),
    go_drop(1, "s"),
    go_call(1, "main.archive"),
    go_assign(1, "kept", 1),
    go_return(3),
    go_collect(4),
    go_return(5),
});

void archive(Recorder& r, Owned<Session>& argument) {
  const Scope scope("archive()");
  const Owned<Session> kept("kept", std::move(argument));
  r.statement(2);
  kept->work();
  r.closing(3);
}

void run() {
  Recorder& r = ActiveRecorder::get();
  r.statement(0);
  const Scope scope("main()");
  Owned<Session> s("s", std::make_unique<Session>());
  r.statement(1);
  archive(r, s);
  r.statement(4);
  r.closing(5);
}

}  // namespace

OwnershipScenario unique_move_scenario() {
  return {"unique-move",
          "unique_ptr: ownership moves",
          "A moved-from owner is empty; the new one frees the object.",
          kCpp,
          kGo,
          kStatements,
          kSteps,
          &run};
}

}  // namespace tricolor
