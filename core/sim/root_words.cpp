// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/root_words.h"

#include <algorithm>

#include "core/sim/retention_path.h"
#include "core/sim/runtime.h"
#include "core/sim/special_roots.h"

namespace tricolor {
namespace {

void add(std::vector<RootWord>& roots, RootKind kind, GoroutineId g, std::size_t index,
         Address value) {
  if (value != 0) roots.push_back({kind, g, static_cast<std::uint32_t>(index), value});
}

/// The function that waits for its goroutine.
std::string queued_name(const FinalizerQueue& queue, const RootWord& root) {
  for (const QueuedCall& call : queue.calls()) {
    if (call.special.object == root.object) return std::string(call.special.function.name);
  }
  return {};
}

Address present_special(const Runtime& runtime, const RootWord& root) {
  const std::vector<SpecialRoot> roots = special_roots(runtime);
  return std::any_of(roots.begin(), roots.end(),
                     [&](const SpecialRoot& each) {
                       return each.kind == root.kind && each.object == root.object &&
                              each.value == root.value;
                     })
             ? root.value
             : 0;
}

std::string function_of(const Stack& stack, std::uint32_t variable) {
  std::string name;
  for (const Frame& frame : stack.frames) {
    if (frame.first_variable > variable) break;
    name = frame.function;
  }
  return name;
}

}  // namespace

std::vector<RootWord> root_words(const Runtime& runtime) {
  std::vector<RootWord> roots;
  for (std::size_t g = 0; g < runtime.goroutines().size(); ++g) {
    const std::vector<Variable>& variables = runtime.goroutines()[g].stack.variables;
    for (std::size_t i = 0; i < variables.size(); ++i) {
      add(roots, RootKind::kVariable, static_cast<GoroutineId>(g), i, variables[i].value);
    }
  }
  const std::vector<Variable>& globals = runtime.globals().variables;
  for (std::size_t i = 0; i < globals.size(); ++i)
    add(roots, RootKind::kGlobal, 0, i, globals[i].value);
  for (std::size_t i = 0; i < runtime.runtime_roots().size(); ++i) {
    add(roots, RootKind::kRuntime, 0, i, runtime.runtime_roots()[i]);
  }
  for (std::size_t i = 0; i < runtime.pools().size(); ++i) {
    runtime.pools()[i].for_each([&](Address object) { add(roots, RootKind::kPool, 0, i, object); });
  }
  for (const SpecialRoot& root : special_roots(runtime)) {
    roots.push_back({root.kind, 0, 0, root.value, root.object});
  }
  return roots;
}

std::vector<Address> values_of(const std::vector<RootWord>& roots) {
  std::vector<Address> values;
  values.reserve(roots.size());
  for (const RootWord& root : roots) values.push_back(root.value);
  return values;
}

RootView named_root(const Runtime& runtime, const RootWord& root) {
  RootView view{root.kind, root.goroutine, {}, {}, root.value, root.object};
  switch (root.kind) {
    case RootKind::kVariable: {
      const Stack& stack = runtime.goroutines()[root.goroutine].stack;
      view.function = function_of(stack, root.index);
      view.name = stack.variables[root.index].name;
      break;
    }
    case RootKind::kGlobal:
      view.name = runtime.globals().variables[root.index].name;
      break;
    case RootKind::kRuntime:
      view.name = "runtime";
      break;
    case RootKind::kPool:
      view.name = runtime.pools()[root.index].name();
      break;
    case RootKind::kFinalizerQueue:
      view.name = queued_name(runtime.call_queue(CallQueue::kFinalizers), root);
      break;
    case RootKind::kCleanupQueue:
      view.name = queued_name(runtime.call_queue(CallQueue::kCleanups), root);
      break;
    case RootKind::kFinalizer:
    case RootKind::kCleanup:
    case RootKind::kWeakHandle:
      view.name = object_name(runtime.heap(), root.object);
      break;
  }
  return view;
}

Address present_value(const Runtime& runtime, const RootWord& root) {
  switch (root.kind) {
    case RootKind::kVariable: {
      const auto& goroutines = runtime.goroutines();
      if (root.goroutine >= goroutines.size()) return 0;
      const auto& variables = goroutines[root.goroutine].stack.variables;
      return root.index < variables.size() ? variables[root.index].value : 0;
    }
    case RootKind::kGlobal:
      return runtime.globals().variables[root.index].value;
    case RootKind::kRuntime:
      return runtime.runtime_roots()[root.index];
    case RootKind::kPool:
      break;
    default:
      return present_special(runtime, root);
  }
  Address held = 0;
  runtime.pools()[root.index].for_each([&](Address object) {
    if (object == root.value) held = object;
  });
  return held;
}

}  // namespace tricolor
