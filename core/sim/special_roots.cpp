// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/special_roots.h"

#include "core/base/parse.h"
#include "core/heap/pointer_walk.h"
#include "core/sim/runtime.h"

namespace tricolor {
namespace {

/// Gathers roots that are not nil.
class SpecialRoots {
 public:
  explicit SpecialRoots(const Runtime& runtime) : m_heap(runtime.heap()) {
    add_queue(RootKind::kFinalizerQueue, runtime.call_queue(CallQueue::kFinalizers));
    add_queue(RootKind::kCleanupQueue, runtime.call_queue(CallQueue::kCleanups));
    runtime.specials().for_each([this](const Special& special) { add_special(special); });
  }
  std::vector<SpecialRoot> take() { return std::move(m_roots); }

 private:
  void add(RootKind kind, Address object, Address value) {
    if (value != 0) m_roots.push_back({kind, object, value});
  }
  void add_queue(RootKind kind, const FinalizerQueue& queue) {
    for (const QueuedCall& call : queue.calls()) {
      add(kind, call.special.object, call.argument());
      add(kind, call.special.object, call.special.function.closure);
    }
  }
  void add_special(const Special& special) {
    const Address object = special.object;
    switch (special.kind) {
      case Special::Kind::kWeakHandle:
        add(RootKind::kWeakHandle, object, special.argument);
        break;
      case Special::Kind::kCleanup:
        add(RootKind::kCleanup, object, special.argument);
        add(RootKind::kCleanup, object, special.function.closure);
        break;
      case Special::Kind::kFinalizer:
        for_each_pointer_word(
            m_heap, m_heap.find(object), UINT64_MAX,
            [&](std::uint64_t, Address value) { add(RootKind::kFinalizer, object, value); });
        add(RootKind::kFinalizer, object, special.function.closure);
        break;
    }
  }

  const Heap& m_heap;
  std::vector<SpecialRoot> m_roots;
};

}  // namespace

std::vector<SpecialRoot> special_roots(const Runtime& runtime) {
  if (!runtime.has_specials()) return {};
  return SpecialRoots(runtime).take();
}

std::string special_root_name(const SpecialRoot& root) {
  const std::string object = format_address(root.object);
  switch (root.kind) {
    case RootKind::kFinalizerQueue:
      return "the finalizer queue";
    case RootKind::kCleanupQueue:
      return "the cleanup queue";
    case RootKind::kCleanup:
      return "a cleanup of " + object;
    case RootKind::kWeakHandle:
      return "a weak pointer to " + object;
    default:
      return "the finalizer of " + object;
  }
}

}  // namespace tricolor
