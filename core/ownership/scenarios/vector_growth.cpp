// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include <array>
#include <memory>

#include "core/ownership/go_steps.h"
#include "core/ownership/scenarios/samples.h"
#include "core/ownership/scenarios/table.h"
#include "core/ownership/scope.h"
#include "core/ownership/vector_owner.h"

namespace tricolor {
namespace {

constexpr auto kCpp = std::to_array<std::string_view>({
    "int main() {",
    "  std::vector<Chunk> log;",
    "  log.push_back(chunk);",
    "  log.push_back(chunk);",
    "  log.push_back(chunk);",
    "  // no collector to call",
    "  use(log);",
    "}",
});

constexpr auto kGo = std::to_array<std::string_view>({
    "func main() {",
    "  var log []Chunk",
    "  log = append(log, chunk)",
    "  log = append(log, chunk)",
    "  log = append(log, chunk)",
    "  runtime.GC()",
    "  use(log)",
    "}",
});

constexpr auto kStatements = std::to_array<Statement>({
    {1, 1, "an empty vector has no buffer", "A nil slice has no array."},
    {2, 2, "", "append makes an array for one Chunk."},
    {3, 3, "the old buffer goes as soon as it is copied",
     "append copies into an array of two; the old array becomes garbage."},
    {4, 4, "the old buffer goes as soon as it is copied",
     "append copies into an array of four; two old arrays now wait for a collection."},
    {5, 5, "", "The collection frees the two old arrays."},
    {6, 6, "", "`log` still reaches its array."},
    {7, 7, "", "main returns; the next collection would free the array."},
});

constexpr auto kSteps = std::to_array<GoStep>({
    go_call(0, "main.main"),
    go_assign(0, "log", 0),
    go_allocate(1, "log", 1, "[]main.Chunk", kSampleBytes),
    go_allocate(2, "log", 2, "[]main.Chunk", 2 * kSampleBytes),
    go_allocate(3, "log", 3, "[]main.Chunk", 4 * kSampleBytes),
    go_collect(4),
    go_return(6),
});

void run() {
  Recorder& r = ActiveRecorder::get();
  const auto chunk = std::make_unique<Chunk>();
  r.statement(0);
  const Scope scope("main()");
  VectorOwner<Chunk, ChunkBuffer> log("log");
  for (std::uint32_t i = 1; i <= 3; ++i) {
    r.statement(i);
    log.push_back(*chunk);
  }
  r.statement(4);
  r.statement(5);
  r.closing(6);
}

}  // namespace

OwnershipScenario vector_growth_scenario() {
  return {"vector-growth",
          "vector and append: growing",
          "A vector frees its old buffer at once; append leaves it to the collector.",
          kCpp,
          kGo,
          kStatements,
          kSteps,
          &run};
}

}  // namespace tricolor
