// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/ownership/recorder.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <utility>

namespace tricolor {
namespace {

/// Where the recorded heap begins: looks like an address of a C++ heap on Linux, and cannot be
/// taken for one of Go's arenas.
constexpr Address kHeapBase = 0x55d000000010;
/// Blocks begin at multiples of this, as those of common allocators do.
constexpr Bytes kAlignment = 16;

thread_local Recorder* t_recorder = nullptr;

}  // namespace

ActiveRecorder::ActiveRecorder(Recorder& recorder)
    : m_previous(std::exchange(t_recorder, &recorder)) {}

ActiveRecorder::~ActiveRecorder() {
  t_recorder = m_previous;
}

Recorder& ActiveRecorder::get() {
  assert(t_recorder != nullptr && "recorded code runs only under an ActiveRecorder");
  return *t_recorder;
}

void Recorder::begin_step(std::uint32_t statement, bool closing) {
  const std::size_t at = m_recording.events.size();
  m_recording.steps.push_back({statement, at, at, m_held_bytes, closing});
  m_step_has_ended_local = false;
}

void Recorder::statement(std::uint32_t index) {
  begin_step(index, false);
}

void Recorder::closing(std::uint32_t index) {
  begin_step(index, true);
}

OwnershipEvent& Recorder::push(OwnershipEvent::Kind kind) {
  if (m_recording.steps.empty()) begin_step(0, false);
  OwnershipEvent event;
  event.kind = kind;
  event.step = static_cast<std::uint32_t>(m_recording.steps.size() - 1);
  event.held_bytes = m_held_bytes;
  m_recording.events.push_back(std::move(event));
  RecordedStep& step = m_recording.steps.back();
  step.end_event = m_recording.events.size();
  step.held_bytes = m_held_bytes;
  return m_recording.events.back();
}

OwnershipEvent& Recorder::push(OwnershipEvent::Kind kind, const Owner& owner,
                               OwnedObjectId object) {
  OwnershipEvent& event = push(kind);
  event.owner = owner.id;
  event.owner_kind = owner.kind;
  event.name = owner.name;
  event.object = object;
  if (const Block* b = block(object)) {
    event.type = b->type;
    event.bytes = b->bytes;
    event.address = b->address;
    event.weak_count = b->weak_count;
  }
  return event;
}

void Recorder::enter_scope(std::string_view name) {
  m_scopes.emplace_back(name);
  push(OwnershipEvent::Kind::kEnterScope).name = name;
}

void Recorder::leave_scope() {
  push(OwnershipEvent::Kind::kLeaveScope).name = m_scopes.back();
  m_scopes.pop_back();
}

void Recorder::thrown(std::string_view name) {
  push(OwnershipEvent::Kind::kThrow).name = name;
}

void* Recorder::allocate(std::size_t bytes, std::string_view type) {
  Block& b = m_blocks.emplace_back();
  b.id = static_cast<OwnedObjectId>(m_blocks.size());
  b.memory = std::make_unique<std::byte[]>(bytes == 0 ? 1 : bytes);
  b.bytes = bytes;
  b.type = type;
  b.address = m_next_address == 0 ? kHeapBase : m_next_address;
  m_next_address = b.address + (bytes / kAlignment + 1) * kAlignment;
  m_by_memory.emplace(b.memory.get(), b.id);
  m_held_bytes += bytes;
  OwnershipEvent& event = push(OwnershipEvent::Kind::kAllocate);
  event.object = b.id;
  event.type = b.type;
  event.bytes = bytes;
  event.address = b.address;
  return b.memory.get();
}

void Recorder::deallocate(void* memory) {
  Block* b = block_at(memory);
  assert(b != nullptr && b->held);
  b->held = false;
  m_held_bytes -= b->bytes;
  OwnershipEvent& event = push(OwnershipEvent::Kind::kDeallocate);
  event.object = b->id;
  event.type = b->type;
  event.bytes = b->bytes;
  event.address = b->address;
}

Recorder::Block* Recorder::block_at(const void* address) {
  const auto* byte = static_cast<const std::byte*>(address);
  auto next = m_by_memory.upper_bound(byte);
  if (next == m_by_memory.begin()) return nullptr;
  Block* b = block(std::prev(next)->second);
  const bool inside = std::less<>{}(byte, b->memory.get() + b->bytes);
  return inside ? b : nullptr;
}

void Recorder::constructed(const void* object) {
  const Block* b = block_at(object);
  if (b == nullptr) return;  // a local or a member: its own block is recorded, not this
  OwnershipEvent& event = push(OwnershipEvent::Kind::kConstruct);
  event.object = b->id;
  event.type = b->type;
}

void Recorder::destroyed(const void* object) {
  const Block* b = block_at(object);
  if (b == nullptr) return;
  OwnershipEvent& event = push(OwnershipEvent::Kind::kDestroy);
  event.object = b->id;
  event.type = b->type;
}

OwnerId Recorder::declare(const void* address, OwnerKind kind, OwnerName name, CountReader reader) {
  const Block* around = block_at(address);
  Owner& o = m_owners[address];
  o = {++m_last_owner, kind, std::string(name.text), around == nullptr, 0, reader};
  OwnershipEvent& event = push(OwnershipEvent::Kind::kDeclare, o, 0);
  event.inside = around == nullptr ? 0 : around->id;
  const std::size_t levels_up = name.in_caller ? 2 : 1;
  event.scope = static_cast<std::uint32_t>(m_scopes.size() - std::min(m_scopes.size(), levels_up));
  return o.id;
}

void Recorder::acquired(const void* address, const void* object, const void* from,
                        long count_before) {
  Owner& o = owner(address);
  Block* b = object == nullptr ? nullptr : block_at(object);
  if (b == nullptr) return;
  o.target = b->id;
  if (o.kind == OwnerKind::kWeak) ++b->weak_count;
  OwnershipEvent& event = push(OwnershipEvent::Kind::kAcquire, o, b->id);
  event.from = from == nullptr ? 0 : owner(from).id;
  event.use_count_before = count_before;
  event.use_count = count_of(b->id);
}

void Recorder::moved(const void* address, const void* from) {
  Owner& o = owner(address);
  Owner& source = owner(from);
  o.target = std::exchange(source.target, 0);
  if (o.target == 0) return;
  OwnershipEvent& event = push(OwnershipEvent::Kind::kMove, o, o.target);
  event.from = source.id;
  event.use_count = count_of(o.target);
  event.use_count_before = event.use_count;
}

std::size_t Recorder::releasing(const void* address) {
  Owner& o = owner(address);
  const OwnedObjectId object = o.target;
  const long before = count_of(object);
  if (o.kind == OwnerKind::kWeak) --block(object)->weak_count;
  o.target = 0;
  OwnershipEvent& event = push(OwnershipEvent::Kind::kRelease, o, object);
  event.use_count_before = before;
  event.use_count = o.kind == OwnerKind::kShared ? before - 1 : before;
  return m_recording.events.size() - 1;
}

void Recorder::released(std::size_t index) {
  OwnershipEvent& event = m_recording.events[index];
  const long now = count_of(event.object);
  if (now >= 0) event.use_count = now;
}

void Recorder::leaving(const void* address) {
  const Owner& o = owner(address);
  const RecordedStep& step = m_recording.steps.back();
  if (!o.local || o.target == 0 || !step.closing) return;
  if (m_step_has_ended_local) begin_step(step.statement, true);
  m_step_has_ended_local = true;
}

void Recorder::forgotten(const void* address) {
  const Owner& o = owner(address);
  push(OwnershipEvent::Kind::kForget, o, o.target);
  m_owners.erase(address);
}

void Recorder::lock_failed(const void* address) {
  const Owner& o = owner(address);
  push(OwnershipEvent::Kind::kLockFailed, o, o.target).use_count = count_of(o.target);
}

/// What any handle that still points to the object says; -1 if none of them counts.
long Recorder::count_of(OwnedObjectId object) const {
  if (object == 0) return -1;
  for (const auto& [address, o] : m_owners) {
    if (o.target == object && o.reader != nullptr) return o.reader(address);
  }
  return -1;
}

Recording Recorder::finish() {
  for (const Block& b : m_blocks) {
    if (!b.held) continue;
    OwnershipEvent& event = push(OwnershipEvent::Kind::kLeak);
    event.object = b.id;
    event.type = b.type;
    event.bytes = b.bytes;
    event.address = b.address;
  }
  return std::move(m_recording);
}

}  // namespace tricolor
