// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/cut_search.h"

#include "core/base/parse.h"
#include "core/sim/heap_reader.h"
#include "core/sim/heap_search.h"
#include "core/sim/retention_path.h"
#include "core/sim/root_words.h"
#include "core/sim/runtime.h"

namespace tricolor {
namespace {

/// More changed roots than this are not told one by one.
constexpr std::size_t kMostRootCuts = 4;

bool reachable(const Heap& heap, const std::vector<Address>& roots, Address object) {
  return shortest_path(heap, roots, object).answer == HeapPath::Answer::kReachable;
}

bool is_heap_store(const Heap& heap, const Event& e) {
  return e.kind == EventKind::kStore && e.object != 0 && slot_at(heap, e.object).allocated;
}

/// The first store after which `object` cannot be reached from `roots` in the heap before the step.
const Event* fatal_store(const FatalStep& step, const std::vector<Address>& roots) {
  Heap heap = step.before.heap();
  for (const Event& e : step.events) {
    if (!is_heap_store(heap, e)) continue;
    heap.store(e.object, e.other);
    if (!reachable(heap, roots, step.object)) return &e;
  }
  return nullptr;
}

Cut store_cut(const FatalStep& step, const Event& e) {
  const Heap& heap = step.before.heap();
  const SlotPlace holder = slot_at(heap, e.object);
  Cut cut;
  cut.kind = Cut::Kind::kStore;
  cut.goroutine = e.goroutine;
  cut.slot = e.object;
  cut.object = holder.base;
  cut.old_value = e.value;
  cut.new_value = e.other;
  cut.where = "word " + std::to_string((e.object - holder.base) / kWordBytes) + " of " +
              type_name(heap, holder.base) + " " + format_address(holder.base);
  return cut;
}

Cut variable_cut(const FatalStep& step, const RootWord& root) {
  const RootView was = named_root(step.before, root);
  Cut cut;
  cut.goroutine = root.goroutine;
  cut.old_value = root.value;
  cut.where = was.name + " in " + was.function;
  const Goroutine& g = step.after.goroutines()[root.goroutine];
  if (g.state == Goroutine::State::kDead) {
    cut.kind = Cut::Kind::kGoroutineExit;
    return cut;
  }
  const bool there = root.index < g.stack.variables.size();
  const RootView is = there ? named_root(step.after, root) : RootView{};
  const bool same = there && is.name == was.name && is.function == was.function;
  cut.kind = same ? Cut::Kind::kVariable : Cut::Kind::kReturn;
  cut.new_value = same ? present_value(step.after, root) : 0;
  return cut;
}

Cut root_cut(const FatalStep& step, const RootWord& root) {
  if (root.kind == RootKind::kVariable) return variable_cut(step, root);
  Cut cut;
  cut.kind = root.kind == RootKind::kPool ? Cut::Kind::kPool
             : is_special(root.kind)      ? Cut::Kind::kFinalizer
                                          : Cut::Kind::kGlobal;
  cut.old_value = root.value;
  cut.new_value = present_value(step.after, root);
  cut.where = named_root(step.before, root).name;
  return cut;
}

/// Roots that led to the object before the step and hold something else after it.
void add_root_cuts(const FatalStep& step, std::vector<Cut>& cuts) {
  std::size_t left = kMostRootCuts;
  for (const RootWord& root : root_words(step.before)) {
    if (left == 0) return;
    if (present_value(step.after, root) == root.value) continue;
    if (!reachable(step.before.heap(), {root.value}, step.object)) continue;
    cuts.push_back(root_cut(step, root));
    --left;
  }
}

std::string new_value_text(const Cut& cut) {
  return cut.new_value == 0 ? "nil" : format_address(cut.new_value);
}

}  // namespace

std::vector<Cut> cuts_of(const FatalStep& step) {
  const std::vector<Address> roots_before = values_of(root_words(step.before));
  const std::vector<Address> roots_after = values_of(root_words(step.after));
  const Event* by_stores = fatal_store(step, roots_before);
  const bool by_roots = !reachable(step.before.heap(), roots_after, step.object);
  std::vector<Cut> cuts;
  if (by_stores != nullptr) {
    cuts.push_back(store_cut(step, *by_stores));
    if (!by_roots) return cuts;
  } else if (!by_roots) {
    // Neither alone: what the stores cut off is what the remaining roots still held.
    if (const Event* rest = fatal_store(step, roots_after)) cuts.push_back(store_cut(step, *rest));
  }
  add_root_cuts(step, cuts);
  return cuts;
}

std::string cut_clause(const Cut& cut) {
  const std::string g = "goroutine " + std::to_string(cut.goroutine);
  switch (cut.kind) {
    case Cut::Kind::kStore:
      return g + " set " + cut.where + " to " + new_value_text(cut);
    case Cut::Kind::kVariable:
      return g + " set variable " + cut.where + " to " + new_value_text(cut);
    case Cut::Kind::kReturn:
      return g + " returned from the function of variable " + cut.where;
    case Cut::Kind::kGlobal:
      return "global " + cut.where + " became " + new_value_text(cut);
    case Cut::Kind::kGoroutineExit:
      return g + " ended, and with it variable " + cut.where;
    case Cut::Kind::kPool:
      return "sync.Pool " + cut.where + " gave it away, or dropped it when a cycle began";
    case Cut::Kind::kFinalizer:
      return "finalizer or cleanup " + cut.where + " had been run or dropped";
  }
  return {};
}

}  // namespace tricolor
