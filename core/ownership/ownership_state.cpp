// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/ownership/ownership_state.h"

#include <algorithm>
#include <utility>

namespace tricolor {
namespace {

using Kind = OwnershipEvent::Kind;

/// Applies the events of a recording to a state, one by one.
class Replay {
 public:
  void apply(const OwnershipEvent& e, bool is_last_step);
  OwnershipState take() {
    mark_reached(m_state);
    return std::move(m_state);
  }

 private:
  void apply_heap(const OwnershipEvent& e);
  void apply_owner(const OwnershipEvent& e);
  void set_counts(const OwnershipEvent& e);
  OwnershipState::Object* object(OwnedObjectId id);
  OwnershipState::Owner* owner(OwnerId id);
  void name_object(const OwnershipState::Owner& by);

  OwnershipState m_state;
};

void Replay::apply(const OwnershipEvent& e, bool is_last_step) {
  apply_heap(e);
  apply_owner(e);
  m_state.held_bytes = e.held_bytes;
  if (OwnershipState::Object* o = object(e.object)) o->changed = is_last_step;
  if (OwnershipState::Owner* o = owner(e.owner)) o->changed = is_last_step;
}

void Replay::apply_heap(const OwnershipEvent& e) {
  OwnershipState::Object* o = object(e.object);
  switch (e.kind) {
    case Kind::kEnterScope:
      m_state.scopes.push_back({e.name});
      break;
    case Kind::kLeaveScope:
      m_state.scopes.pop_back();
      break;
    case Kind::kAllocate:
      m_state.objects.push_back({e.object, e.type, {}, e.bytes, -1, 0, {}, e.address, true});
      break;
    case Kind::kDestroy:
      o->fate = ObjectFate::kExpired;
      break;
    case Kind::kDeallocate:
      o->fate = ObjectFate::kFreed;
      break;
    default:
      break;
  }
}

void Replay::apply_owner(const OwnershipEvent& e) {
  OwnershipState::Owner* o = owner(e.owner);
  switch (e.kind) {
    case Kind::kDeclare:
      m_state.owners.push_back({e.owner, e.owner_kind, e.name, e.scope, e.inside, 0, true});
      break;
    case Kind::kMove:
      if (OwnershipState::Owner* from = owner(e.from)) {
        from->target = 0;
        from->changed = true;
      }
      [[fallthrough]];
    case Kind::kAcquire:
      o->target = e.object;
      name_object(*o);
      set_counts(e);
      break;
    case Kind::kRelease:
      o->target = 0;
      set_counts(e);
      break;
    case Kind::kForget:
      std::erase_if(m_state.owners, [&](const auto& x) { return x.id == e.owner; });
      break;
    default:
      break;
  }
}

void Replay::set_counts(const OwnershipEvent& e) {
  OwnershipState::Object* o = object(e.object);
  if (e.use_count >= 0) o->use_count = e.use_count;
  if (e.weak_count >= 0) o->weak_count = e.weak_count;
}

OwnershipState::Object* Replay::object(OwnedObjectId id) {
  const auto at = std::ranges::find(m_state.objects, id, &OwnershipState::Object::id);
  return at == m_state.objects.end() ? nullptr : &*at;
}

OwnershipState::Owner* Replay::owner(OwnerId id) {
  const auto at = std::ranges::find(m_state.owners, id, &OwnershipState::Owner::id);
  return at == m_state.owners.end() ? nullptr : &*at;
}

void Replay::name_object(const OwnershipState::Owner& by) {
  OwnershipState::Object* o = object(by.target);
  if (o->name.empty() && by.inside == 0) o->name = by.name;
}

}  // namespace

const OwnershipState::Object* OwnershipState::object(OwnedObjectId id) const {
  const auto at = std::ranges::find(objects, id, &Object::id);
  return at == objects.end() ? nullptr : &*at;
}

bool OwnershipState::dangles(const Owner& owner) const {
  const Object* target = object(owner.target);
  return target != nullptr && target->fate == ObjectFate::kFreed;
}

void mark_reached(OwnershipState& state) {
  std::vector<OwnedObjectId> reached;
  const auto visit = [&](OwnedObjectId id) {
    if (id != 0 && std::ranges::find(reached, id) == reached.end()) reached.push_back(id);
  };
  for (const auto& o : state.owners) {
    if (o.inside == 0 && o.kind != OwnerKind::kWeak) visit(o.target);
  }
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (const auto& o : state.owners) {
      if (o.inside == reached[i] && o.kind != OwnerKind::kWeak) visit(o.target);
    }
  }
  for (auto& o : state.objects) {
    if (o.fate != ObjectFate::kAlive && o.fate != ObjectFate::kUnreached) continue;
    const bool found = std::ranges::find(reached, o.id) != reached.end();
    o.fate = found ? ObjectFate::kAlive : ObjectFate::kUnreached;
  }
}

OwnershipState state_after(const Recording& recording, std::size_t step) {
  Replay replay;
  if (recording.steps.empty()) return replay.take();
  const std::size_t last = std::min(step, recording.steps.size() - 1);
  for (std::size_t i = 0; i < recording.steps[last].end_event; ++i) {
    const OwnershipEvent& e = recording.events[i];
    replay.apply(e, e.step == last);
  }
  return replay.take();
}

}  // namespace tricolor
