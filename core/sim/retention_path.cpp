// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/retention_path.h"

#include <algorithm>
#include <span>

#include "core/base/parse.h"
#include "core/sim/heap_reader.h"
#include "core/sim/runtime.h"

namespace tricolor {
namespace {

RetentionPath::Answer answer_of(HeapPath::Answer answer) {
  switch (answer) {
    case HeapPath::Answer::kReachable:
      return RetentionPath::Answer::kReachable;
    case HeapPath::Answer::kUnreachable:
      return RetentionPath::Answer::kUnreachable;
    case HeapPath::Answer::kStopped:
      return RetentionPath::Answer::kStopped;
    case HeapPath::Answer::kNotAnObject:
      break;
  }
  return RetentionPath::Answer::kNotAnObject;
}

/// Why a way that begins at a finalizer's root keeps the object.
std::string finalizer_sentence(const Heap& heap, const RootView& root, Address asked) {
  const std::string object = object_name(heap, asked);
  if (slot_at(heap, root.object).base == asked) {
    return object + " has a finalizer and is reachable from itself: such a cycle is never freed.";
  }
  return object + " is reachable from an object with a finalizer, " + root.name +
         ", and is kept for that.";
}

}  // namespace

std::string special_sentence(const Runtime& runtime, const RetentionPath& path, Address asked) {
  const Heap& heap = runtime.heap();
  const std::string object = object_name(heap, asked);
  if (path.answer == RetentionPath::Answer::kUnreachable) {
    if (!runtime.specials().has_finalizer(heap, asked)) return {};
    return object + " has a finalizer: the cycle that finds it dead keeps it and queues that.";
  }
  if (path.answer != RetentionPath::Answer::kReachable) return {};
  const bool direct = path.steps.size() == 1;
  switch (path.root.kind) {
    case RootKind::kFinalizerQueue:
      return direct && path.root.object == asked
                 ? object + " waits for its finalizer, " + path.root.name + "."
                 : object + " is reachable from what waits for a finalizer, " + path.root.name +
                       ".";
    case RootKind::kCleanupQueue:
      return object + " is used by a cleanup that waits to run, " + path.root.name + ".";
    case RootKind::kFinalizer:
      return finalizer_sentence(heap, path.root, asked);
    case RootKind::kCleanup:
      return object + " will be used by the cleanup of " + path.root.name + ".";
    case RootKind::kWeakHandle:
      return object + " is what weak pointers to " + path.root.name + " go through.";
    default:
      return {};
  }
}

RootedPath rooted_path(const Runtime& runtime, Address address, const SearchBounds& bounds) {
  const std::vector<RootWord> roots = root_words(runtime);
  const std::vector<Address> values = values_of(roots);
  const auto special = std::ranges::find_if(roots, is_special, &RootWord::kind);
  const std::span ordinary(values.data(), static_cast<std::size_t>(special - roots.begin()));
  RootedPath found;
  found.path = shortest_path(runtime.heap(), ordinary, address, bounds);
  if (found.path.answer == HeapPath::Answer::kUnreachable && special != roots.end()) {
    found.path = shortest_path(runtime.heap(), values, address, bounds);
  }
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

std::string object_name(const Heap& heap, Address address) {
  const std::string type = type_name(heap, address);
  return type.empty() ? format_address(address) : type + " " + format_address(address);
}

}  // namespace tricolor
