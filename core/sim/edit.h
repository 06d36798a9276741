// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "core/base/units.h"

namespace tricolor {

// Edits by hand: what a user does to the heap at the present virtual time. Each is a store (or an
// allocation) as a mutator would make it: through the write barrier, charged to the processor that
// acted last. An edit that makes no sense (a word that is no pointer, an object that is gone or
// that the sweeper is about to free) changes nothing.

/// A new object. Somebody has to point to it, or it is garbage at once: a global variable (made if
/// there is none of that name), or a word of another object.
struct AddObject {
  std::string type = "main.node";
  Bytes bytes = 16;
  std::uint32_t pointers = 2;  ///< its first words are pointers
  std::string global;          ///< empty: none
  Address holder = 0;          ///< 0: none
  std::uint32_t word = 0;      ///< of the holder
};

/// `object.words[word] = value`; the value may be interior.
struct SetPointer {
  Address object = 0;
  std::uint32_t word = 0;
  Address value = 0;
};

/// `object.words[word] = nil`.
struct CutPointer {
  Address object = 0;
  std::uint32_t word = 0;
};

/// A global variable (made if there is none of that name) gets the object; 0 lets go of it.
struct PinRoot {
  std::string global = "pinned";
  Address object = 0;
};

using Edit = std::variant<AddObject, SetPointer, CutPointer, PinRoot>;

}  // namespace tricolor
