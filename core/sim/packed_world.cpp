// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/sim/packed_world.h"

#include <utility>

#include "core/heap/packed_heap.h"
#include "core/sim/world_state.h"

namespace tricolor {
namespace {

/// Takes the heap out of a runtime for as long as this lives, so that what is copied meanwhile is
/// the runtime without it.
class HeapAside {
 public:
  explicit HeapAside(Heap& place) : m_place(place), m_heap(std::move(place)) {}
  ~HeapAside() { m_place = std::move(m_heap); }
  HeapAside(const HeapAside&) = delete;
  HeapAside& operator=(const HeapAside&) = delete;

  Heap& heap() { return m_heap; }

 private:
  Heap& m_place;
  Heap m_heap;
};

Runtime without_heap(Runtime& original) {
  const HeapAside aside(original.heap());
  Runtime rest = original;
  rest.log().forget();
  return rest;
}

}  // namespace

struct PackedWorld::Parts {
  explicit Parts(Runtime& original) : heap(original.heap()), rest(without_heap(original)) {}
  PackedHeap heap;
  Runtime rest;  ///< with an empty heap
};

PackedWorld::PackedWorld(World& original)
    : m_parts(std::make_unique<const Parts>(original.m_state->runtime)),
      m_bytes(m_parts->heap.bytes() + original.m_state->runtime.bytes_beside_heap()) {}
PackedWorld::~PackedWorld() = default;

World PackedWorld::unpack() const {
  World world(std::make_unique<World::State>(m_parts->rest));
  m_parts->heap.unpack_into(world.m_state->runtime.heap());
  return world;
}

void PackedWorld::unpack_into(World& world) const {
  World::State& state = *world.m_state;
  HeapAside aside(state.runtime.heap());
  state.runtime = m_parts->rest;
  state.index = {};
  m_parts->heap.unpack_into(aside.heap());
}

}  // namespace tricolor
