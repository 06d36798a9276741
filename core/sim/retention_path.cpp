// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/retention_path.h"

#include "core/sim/heap_reader.h"
#include "core/sim/runtime.h"

namespace tricolor {
namespace {

RetentionPath::Answer answer_of(HeapPath::Answer answer) {
  switch (answer) {
    case HeapPath::Answer::kReachable: return RetentionPath::Answer::kReachable;
    case HeapPath::Answer::kUnreachable: return RetentionPath::Answer::kUnreachable;
    case HeapPath::Answer::kStopped: return RetentionPath::Answer::kStopped;
    case HeapPath::Answer::kNotAnObject: break;
  }
  return RetentionPath::Answer::kNotAnObject;
}

}  // namespace

RootedPath rooted_path(const Runtime& runtime, Address address, const SearchBounds& bounds) {
  const std::vector<RootWord> roots = root_words(runtime);
  RootedPath found;
  found.path = shortest_path(runtime.heap(), values_of(roots), address, bounds);
  if (found.path.answer == HeapPath::Answer::kReachable) found.root = roots[found.path.root];
  return found;
}

bool reachable_still(const Runtime& runtime, RootedPath& hint, Address object,
                     const SearchBounds& bounds) {
  if (hint.path.answer == HeapPath::Answer::kReachable) {
    const Address value = present_value(runtime, hint.root);
    if (value != 0 && still_leads(runtime.heap(), hint.path, value)) return true;
  }
  RootedPath found = rooted_path(runtime, object, bounds);
  const bool reachable = found.path.answer == HeapPath::Answer::kReachable;
  if (reachable) hint = std::move(found);
  return reachable;
}

RetentionPath named_path(const Runtime& runtime, const RootedPath& found) {
  RetentionPath path;
  path.answer = answer_of(found.path.answer);
  path.objects_visited = found.path.objects_visited;
  if (path.answer != RetentionPath::Answer::kReachable) return path;
  path.root = named_root(runtime, found.root);
  Address before = 0;
  for (const HeapPath::Step& step : found.path.steps) {
    const Address slot = before == 0 ? 0 : before + step.word * kWordBytes;
    path.steps.push_back({step.object, type_name(runtime.heap(), step.object), slot, step.word});
    before = step.object;
  }
  return path;
}

std::string type_name(const Heap& heap, Address address) {
  const SlotPlace place = slot_at(heap, address);
  if (!place || !place.allocated) return {};
  return heap.types()[heap.type_of(heap.span(place.span), place.slot)].name;
}

}  // namespace tricolor
