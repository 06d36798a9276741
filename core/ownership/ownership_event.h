// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>

#include "core/base/units.h"

namespace tricolor {

/// A block of the recorded C++ heap, or an object of the Go heap beside it; 0 is "none".
using OwnedObjectId = std::uint32_t;
/// A variable or member that owns, shares, watches or merely points; 0 is "none".
using OwnerId = std::uint32_t;

/// What kind of handle a variable is, which decides what happens when it goes away.
enum class OwnerKind : std::uint8_t {
  kUnique,  ///< std::unique_ptr: frees its object
  kShared,  ///< std::shared_ptr: frees with the last of its kind
  kWeak,    ///< std::weak_ptr: watches, keeps only the control block
  kRaw,     ///< a plain pointer: frees nothing
  kVector,  ///< std::vector: frees its buffer
  kGo,      ///< a Go pointer or slice: keeps reachable what it points to
};

/// One entry of the recorded time line. Counts of -1 mean that the handle has no such count.
struct OwnershipEvent {
  enum class Kind : std::uint8_t {
    kEnterScope,  ///< name: the function or block
    kLeaveScope,  ///< name
    kAllocate,    ///< object, bytes, address; type
    kConstruct,   ///< object: its constructor ran
    kDeclare,     ///< owner begins to exist, empty; inside: the object it is a member of
    kAcquire,     ///< owner begins to point to object; from: copied, locked or taken from
    kMove,        ///< owner takes object over from `from`, which is empty afterwards
    kRelease,     ///< owner lets go of object
    kForget,      ///< owner ceases to exist
    kLockFailed,  ///< owner (weak) asked for its object, which is gone
    kDestroy,     ///< object's destructor begins
    kDeallocate,  ///< object's memory goes back to the heap; bytes
    kLeak,        ///< the program is over and object's memory was never given back; bytes
    kThrow,       ///< name: the exception that leaves the function
  };
  Kind kind = Kind::kEnterScope;
  std::uint32_t step = 0;  ///< index into Recording::steps
  OwnedObjectId object = 0;
  OwnerId owner = 0;
  OwnerId from = 0;
  OwnedObjectId inside = 0;
  OwnerKind owner_kind = OwnerKind::kRaw;
  std::uint32_t scope = 0;     ///< kDeclare of a local: depth of its scope, 0 outermost
  std::string name;            ///< of the scope or owner
  std::string type;            ///< of the object
  long use_count_before = -1;  ///< as use_count() said
  long use_count = -1;         ///< as use_count() says afterwards
  int weak_count = -1;         ///< weak_ptrs that watch the object afterwards
  Bytes bytes = 0;             ///< asked of the heap for this block
  Bytes held_bytes = 0;        ///< asked for and not yet given back, after the event
  Address address = 0;         ///< simulated, so that two recordings are equal
};

}  // namespace tricolor
