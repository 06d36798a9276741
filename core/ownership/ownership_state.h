// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/units.h"
#include "core/ownership/ownership_event.h"
#include "core/ownership/recording.h"

namespace tricolor {

/// What has become of an object.
enum class ObjectFate : std::uint8_t {
  kAlive,      ///< a variable leads to it
  kUnreached,  ///< memory held, but no variable leads to it: a leak in C++, garbage in Go
  kExpired,    ///< destroyed, but its memory is held (by a weak_ptr's control block)
  kFreed,      ///< its memory was given back
};

/// Scopes, handles and objects of one program at one moment, as plain data to be drawn. Used
/// for the C++ program and for the Go program beside it.
struct OwnershipState {
  struct Scope {
    std::string name;
  };
  struct Owner {
    OwnerId id = 0;
    OwnerKind kind = OwnerKind::kRaw;
    std::string name;
    std::uint32_t scope = 0;   ///< index into scopes, if not a member
    OwnedObjectId inside = 0;  ///< the object that it is a member of; 0: a variable
    OwnedObjectId target = 0;
    bool changed = false;  ///< by the last step
  };
  struct Object {
    OwnedObjectId id = 0;
    std::string type;
    std::string name;     ///< the first variable that it was in
    Bytes bytes = 0;      ///< as the heap accounts for it
    long use_count = -1;  ///< -1: nobody counts
    int weak_count = 0;
    ObjectFate fate = ObjectFate::kAlive;
    Address address = 0;
    bool changed = false;  ///< by the last step
  };
  std::vector<Scope> scopes;    ///< outermost first
  std::vector<Owner> owners;    ///< in order of declaration
  std::vector<Object> objects;  ///< in order of allocation, freed ones too
  Bytes held_bytes = 0;

  const Object* object(OwnedObjectId id) const;
  /// The handle points to memory that was given back.
  bool dangles(const Owner& owner) const;
};

/// Sets kUnreached or kAlive for each object that holds memory and is not destroyed. Weak
/// handles lead nowhere.
void mark_reached(OwnershipState& state);

/// The state at the end of step `step` (the last one, if there are fewer).
OwnershipState state_after(const Recording& recording, std::size_t step);

}  // namespace tricolor
