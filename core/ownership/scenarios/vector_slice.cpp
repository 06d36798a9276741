// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <array>

#include "core/ownership/go_steps.h"
#include "core/ownership/scenarios/samples.h"
#include "core/ownership/scenarios/table.h"
#include "core/ownership/scope.h"
#include "core/ownership/vector_owner.h"

namespace tricolor {
namespace {

constexpr auto kCpp = std::to_array<std::string_view>({
    "std::vector<char> header() {",
    "  std::vector<char> data(1'000'000);",
    "  fill(data);",
    "  return {data.begin(), data.begin() + 10};",
    "}",
    "",
    "int main() {",
    "  auto head = header();",
    "  // no collector to call",
    "  use(head);",
    "}",
});

constexpr auto kGo = std::to_array<std::string_view>({
    "func header() []byte {",
    "  data := make([]byte, 1_000_000)",
    "  fill(data)",
    "  return data[:10]",
    "}",
    "",
    "func main() {",
    "  head := header()",
    "  runtime.GC()",
    "  use(head)",
    "}",
});

constexpr auto kStatements = std::to_array<Statement>({
    {7, 7, "", "main calls header."},
    {1, 1, "the vector is the only owner of its buffer", "`data` is a slice of a heap array."},
    {2, 2, "", "Filling it changes nothing on the heap."},
    {3, 3, "the ten bytes are copied into a vector of their own",
     "The slice that is returned points into the same array."},
    {4, 4, "a vector never outlives its scope unless it is moved",
     "`data` is gone, `head` has the same array: ten bytes hold all of it."},
    {8, 8, "", "`head` reaches the array, so the collection must keep all of it."},
    {9, 9, "", "slices.Clone would have kept ten bytes and let the array go."},
    {10, 10, "", "main returns; the next collection would free the array."},
});

constexpr Bytes kArrayBytes = 1'000'000;

constexpr auto kSteps = std::to_array<GoStep>({
    go_call(0, "main.main"),
    go_call(0, "main.header"),
    go_allocate(1, "data", 1, "[]byte", kArrayBytes),
    go_assign(3, "(result)", 1),
    go_return(4),
    go_assign(4, "head", 1),
    go_collect(5),
    go_return(7),
});

using CharVector = VectorOwner<char, CharBuffer>;

CharVector header(Recorder& r) {
  const Scope scope("header()");
  r.statement(1);
  const CharVector data("data", kArrayBytes);
  r.statement(2);
  r.closing(3);
  struct LastBrace {
    Recorder& r;
    ~LastBrace() { r.closing(4); }
  } brace{r};
  return CharVector({"head", true}, data, 10);
}

void run() {
  Recorder& r = ActiveRecorder::get();
  r.statement(0);
  const Scope scope("main()");
  const CharVector head = header(r);
  r.statement(5);
  r.statement(6);
  r.closing(7);
}

}  // namespace

OwnershipScenario vector_slice_scenario() {
  return {"vector-slice",
          "vector and slice: ten bytes of a million",
          "A copy lets the large buffer go; a Go slice keeps the array behind it.",
          kCpp,
          kGo,
          kStatements,
          kSteps,
          &run};
}

}  // namespace tricolor
