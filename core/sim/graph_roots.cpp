// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/graph_roots.h"

#include <algorithm>
#include <map>

#include "core/sim/special_roots.h"

namespace tricolor {
namespace {

using NodeOf = std::function<std::int64_t(Address)>;

bool is_shown(const Goroutine& g) {
  return g.is_user() && g.state != Goroutine::State::kDead;
}

/// The name of the frame that a variable belongs to.
const std::string& frame_of(const Stack& stack, std::size_t variable) {
  static const std::string kNone;
  const std::string* name = &kNone;
  for (const Frame& frame : stack.frames) {
    if (frame.first_variable <= variable) name = &frame.function;
  }
  return *name;
}

/// Innermost frames are what a reader looks for, so the outermost are left out first.
GraphRoot stack_card(const Runtime& runtime, GoroutineId id, std::uint32_t most,
                     const NodeOf& node_of) {
  const Goroutine& g = runtime.goroutines()[id];
  GraphRoot card;
  card.kind = GraphRoot::Kind::kGoroutine;
  card.goroutine = id;
  card.title = "goroutine " + std::to_string(id);
  card.scanned = runtime.marking() && g.stack_scanned;
  const std::vector<Variable>& variables = g.stack.variables;
  const std::size_t from = variables.size() - std::min<std::size_t>(variables.size(), most);
  card.left_out = static_cast<std::uint32_t>(from);
  for (std::size_t i = from; i < variables.size(); ++i) {
    card.variables.push_back({frame_of(g.stack, i), variables[i].name, variables[i].value,
                              node_of(variables[i].value), 1});
  }
  return card;
}

GraphRoot globals_card(const Globals& globals, std::uint32_t most, const NodeOf& node_of) {
  GraphRoot card;
  card.title = "globals";
  for (const Variable& variable : globals.variables) {
    if (card.variables.size() == most) {
      ++card.left_out;
      continue;
    }
    card.variables.push_back({{}, variable.name, variable.value, node_of(variable.value), 1});
  }
  return card;
}

/// Pointers without names: one line for each node that they lead to.
void add_nameless(const std::vector<Address>& values, std::uint32_t most, const NodeOf& node_of,
                  GraphRoot& card) {
  std::map<std::int64_t, std::size_t> lines;
  for (const Address value : values) {
    const std::int64_t node = node_of(value);
    const auto [line, is_new] = lines.try_emplace(node, card.variables.size());
    if (!is_new) {
      GraphVariable& variable = card.variables[line->second];
      ++variable.pointers;
      variable.value = 0;
      variable.name = std::to_string(variable.pointers) + " pointers";
    } else if (card.variables.size() < most) {
      card.variables.push_back({{}, "1 pointer", value, node, 1});
    } else {
      lines.erase(line);
      ++card.left_out;
    }
  }
}

/// What waits for its finalizer or cleanup, by the function's name; those that run come first.
GraphRoot queue_card(const Runtime& runtime, CallQueue queue, std::uint32_t most,
                     const NodeOf& node_of) {
  GraphRoot card;
  const bool finalizers = queue == CallQueue::kFinalizers;
  card.kind = finalizers ? GraphRoot::Kind::kFinalizerQueue : GraphRoot::Kind::kCleanupQueue;
  card.title = finalizers ? "finalizer queue" : "cleanup queue";
  for (const QueuedCall& call : runtime.call_queue(queue).calls()) {
    if (card.variables.size() == most) {
      ++card.left_out;
      continue;
    }
    const Address value = call.argument();
    card.variables.push_back(
        {{}, std::string(call.special.function.name), value, node_of(value), 1});
  }
  return card;
}

std::vector<Address> contents(const SyncPool& pool) {
  std::vector<Address> objects;
  pool.for_each([&](Address object) { objects.push_back(object); });
  return objects;
}

}  // namespace

void for_each_root(const Runtime& runtime, const std::function<void(Address)>& visit) {
  for (const Goroutine& g : runtime.goroutines()) {
    for (const Variable& variable : g.stack.variables) visit(variable.value);
  }
  for (const Variable& global : runtime.globals().variables) visit(global.value);
  for (const SyncPool& pool : runtime.pools()) pool.for_each(visit);
  for (const Address root : runtime.runtime_roots()) visit(root);
  for (const SpecialRoot& root : special_roots(runtime)) visit(root.value);
}

void add_root_cards(const Runtime& runtime, const GraphRequest& request, const NodeOf& node_of,
                    GraphView& view) {
  const auto add = [&](GraphRoot card) {
    if (view.roots.size() < request.max_cards) {
      view.roots.push_back(std::move(card));
    } else {
      ++view.left_out_roots;
    }
  };
  if (!runtime.globals().variables.empty()) {
    add(globals_card(runtime.globals(), request.max_variables, node_of));
  }
  for (std::size_t id = 0; id < runtime.goroutines().size(); ++id) {
    if (!is_shown(runtime.goroutines()[id])) continue;
    if (view.roots.size() >= request.max_cards) {
      ++view.left_out_roots;
    } else {
      add(stack_card(runtime, static_cast<GoroutineId>(id), request.max_variables, node_of));
    }
  }
  for (const SyncPool& pool : runtime.pools()) {
    GraphRoot card;
    card.kind = GraphRoot::Kind::kPool;
    card.title = "pool " + pool.name();
    add_nameless(contents(pool), request.max_variables, node_of, card);
    if (!card.variables.empty()) add(std::move(card));
  }
  for (const CallQueue queue : {CallQueue::kFinalizers, CallQueue::kCleanups}) {
    if (runtime.call_queue(queue).empty()) continue;
    add(queue_card(runtime, queue, request.max_variables, node_of));
  }
  if (runtime.runtime_roots().empty()) return;
  GraphRoot card;
  card.kind = GraphRoot::Kind::kRuntime;
  card.title = "runtime";
  add_nameless(runtime.runtime_roots(), request.max_variables, node_of, card);
  add(std::move(card));
}

}  // namespace tricolor
