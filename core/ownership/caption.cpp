// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/ownership/caption.h"

#include <algorithm>
#include <span>
#include <vector>

#include "core/base/parse.h"

namespace tricolor {
namespace {

using Kind = OwnershipEvent::Kind;
using Events = std::span<const OwnershipEvent>;

std::string quoted(const std::string& name) {
  return "`" + name + "`";
}

std::string arrow(const OwnershipEvent& e) {
  return std::to_string(e.use_count_before) + " → " + std::to_string(e.use_count);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

/// Names things of a recording as a reader of the source would.
class Names {
 public:
  explicit Names(const Recording& recording) : m_recording(recording) {}

  /// "`child`", or "`parent->peer`" for a member.
  std::string owner(OwnerId id) const {
    for (const OwnershipEvent& e : m_recording.events) {
      if (e.owner != id || e.kind != Kind::kDeclare) continue;
      return quoted(e.inside == 0 ? e.name : first_variable(e.inside) + "->" + e.name);
    }
    return "nobody";
  }
  OwnerKind kind(OwnerId id) const {
    const auto at = std::ranges::find(m_recording.events, id, &OwnershipEvent::owner);
    return at == m_recording.events.end() ? OwnerKind::kRaw : at->owner_kind;
  }
  /// "Session", or "Node `top`" where there are several Nodes.
  std::string object(const OwnershipEvent& about) const {
    const auto same_type = std::ranges::count_if(m_recording.events, [&](const auto& e) {
      return e.kind == Kind::kAllocate && e.type == about.type;
    });
    const std::string name = first_variable(about.object);
    return same_type < 2 || name.empty() ? about.type : about.type + " " + quoted(name);
  }

 private:
  std::string first_variable(OwnedObjectId object) const {
    for (const OwnershipEvent& e : m_recording.events) {
      if (e.object == object && e.kind == Kind::kAcquire) return e.name;
    }
    return {};
  }

  const Recording& m_recording;
};

/// What the step gave back and destroyed: "Session is destroyed and 100,016 B are freed".
std::string consequence(const Names& names, Events events) {
  std::vector<std::string> parts;
  Bytes freed = 0;
  for (const OwnershipEvent& e : events) {
    if (e.kind == Kind::kDestroy) parts.push_back(names.object(e) + " is destroyed");
    if (e.kind == Kind::kDeallocate) freed += e.bytes;
  }
  if (freed != 0) parts.push_back(grouped_bytes(freed) + " are freed");
  if (parts.empty()) return "nothing is freed";
  if (freed == 0) parts.push_back("nothing is freed");
  return joined(parts);
}

const OwnershipEvent* find(Events events, Kind kind) {
  const auto at = std::ranges::find(events, kind, &OwnershipEvent::kind);
  return at == events.end() ? nullptr : &*at;
}

std::string leaked(Events events) {
  Bytes bytes = 0;
  int blocks = 0;
  for (const OwnershipEvent& e : events) {
    if (e.kind != Kind::kLeak) continue;
    bytes += e.bytes;
    ++blocks;
  }
  return "The program ends and " + grouped_bytes(bytes) + " in " + std::to_string(blocks) +
         (blocks == 1 ? " block" : " blocks") + " were never freed: a leak";
}

std::string release_sentence(const Names& names, const OwnershipEvent& e, Events events,
                             bool closing) {
  const std::string who = names.owner(e.owner);
  const std::string what = closing ? " left its scope" : " let go of " + names.object(e);
  const std::string so = ", so " + consequence(names, events);
  switch (e.owner_kind) {
    case OwnerKind::kShared:
      return who + what + ": use count " + arrow(e) + so;
    case OwnerKind::kWeak:
      return who + what + ": weak count " + std::to_string(e.weak_count + 1) + " → " +
             std::to_string(e.weak_count) + so;
    default:
      return who + ", the only owner," + what + so;
  }
}

std::string shared_sentence(const Names& names, const OwnershipEvent& e, const std::string& got) {
  const std::string who = names.owner(e.owner);
  const std::string count = ": use count " + arrow(e);
  if (e.from == 0) return who + " owns " + got + count;
  if (names.kind(e.from) == OwnerKind::kWeak) {
    return names.owner(e.from) + " is locked, and " + who + " shares " + got + count;
  }
  return who + " shares " + e.type + " with " + names.owner(e.from) + count;
}

std::string acquire_sentence(const Names& names, const OwnershipEvent& e,
                             const OwnershipEvent* allocation) {
  const std::string who = names.owner(e.owner);
  const std::string got = allocation == nullptr
                              ? names.object(e)
                              : "a new " + e.type + " of " + grouped_bytes(allocation->bytes);
  switch (e.owner_kind) {
    case OwnerKind::kUnique:
      return who + " is the only owner of " + got;
    case OwnerKind::kShared:
      return shared_sentence(names, e, got);
    case OwnerKind::kWeak:
      return who + " watches " + got + ": use count stays " + std::to_string(e.use_count) +
             ", weak count " + std::to_string(e.weak_count);
    case OwnerKind::kVector:
      return who + " owns a buffer of " + grouped_bytes(e.bytes);
    default:
      return who + " points to " + got;
  }
}

/// A growing vector: both the old buffer and the new one are in the step.
std::string growth_sentence(const OwnershipEvent& acquired, const OwnershipEvent& freed) {
  return quoted(acquired.name) + " moved into a buffer of " + grouped_bytes(acquired.bytes) +
         ", and the old " + grouped_bytes(freed.bytes) + " are freed";
}

/// A plain pointer ends while it points to memory that is held.
std::string forgotten_pointer(const OwnershipEvent& e) {
  return quoted(e.name) + " left its scope: the pointer is gone, the " + e.type +
         " stays, so nothing is freed";
}

/// Nothing happened on the heap; how much is held is said unless a reason follows.
std::string quiet_sentence(Events events, const RecordedStep& step, bool has_reason) {
  std::string what = "Nothing is allocated or freed";
  for (const OwnershipEvent& e : events) {
    if (e.kind == Kind::kEnterScope) what = e.name + " is entered";
    if (e.kind == Kind::kLeaveScope) what = e.name + " is left";
  }
  if (has_reason) return what;
  return what + "; " +
         (step.held_bytes == 0 ? "nothing is held" : grouped_bytes(step.held_bytes) + " stay held");
}

/// A raw pointer that ends although the block behind it is still held.
const OwnershipEvent* lost_pointer(const Recording& recording, Events events) {
  for (const OwnershipEvent& e : events) {
    if (e.kind != Kind::kForget || e.object == 0 || e.owner_kind != OwnerKind::kRaw) continue;
    const Events before(recording.events.data(), &e);
    const bool freed = std::ranges::any_of(before, [&](const OwnershipEvent& earlier) {
      return earlier.kind == Kind::kDeallocate && earlier.object == e.object;
    });
    if (!freed) return &e;
  }
  return nullptr;
}

/// The sentence for what a handle did, if the step's handles did anything.
std::string owner_sentence(const Names& names, const RecordedStep& step, Events events) {
  if (const OwnershipEvent* e = find(events, Kind::kMove)) {
    return "Ownership moves from " + names.owner(e->from) + " to " + names.owner(e->owner) +
           "; nothing is copied or freed";
  }
  const OwnershipEvent* freed = find(events, Kind::kDeallocate);
  if (const OwnershipEvent* e = find(events, Kind::kAcquire)) {
    return freed != nullptr ? growth_sentence(*e, *freed)
                            : acquire_sentence(names, *e, find(events, Kind::kAllocate));
  }
  if (const OwnershipEvent* e = find(events, Kind::kRelease)) {
    return release_sentence(names, *e, events, step.closing);
  }
  return {};
}

std::string main_sentence(const Recording& recording, const RecordedStep& step, bool has_reason) {
  const Names names(recording);
  const Events events(recording.events.data() + step.first_event,
                      recording.events.data() + step.end_event);
  if (find(events, Kind::kLeak) != nullptr) return leaked(events);
  if (const OwnershipEvent* e = lost_pointer(recording, events)) return forgotten_pointer(*e);
  if (const OwnershipEvent* e = find(events, Kind::kLockFailed)) {
    return "`" + e->name + ".lock()` finds use count 0 and gives an empty pointer";
  }
  const std::string about_owner = owner_sentence(names, step, events);
  if (!about_owner.empty()) return about_owner;
  if (find(events, Kind::kDestroy) != nullptr) return "delete: " + consequence(names, events);
  return quiet_sentence(events, step, has_reason);
}

}  // namespace

std::string grouped_bytes(Bytes bytes) {
  return format_count(bytes) + " B";
}

std::string cpp_caption(const OwnershipScenario& scenario, const Recording& recording,
                        std::size_t step_index) {
  if (step_index >= recording.steps.size()) return {};
  const RecordedStep& step = recording.steps[step_index];
  const Statement& statement = scenario.statements[step.statement];
  std::string text = main_sentence(recording, step, !statement.cpp_why.empty());
  if (!statement.cpp_why.empty()) {
    const bool second_part = text.find_first_of(":;") != std::string::npos;
    text += (second_part ? "; " : ": ") + std::string(statement.cpp_why);
  }
  return text + ".";
}

}  // namespace tricolor
