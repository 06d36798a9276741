// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/units.h"

namespace tricolor {

// What only the Extended depth shows, and what is asked for one object or page at a time. All of it
// is bounded, whatever the heap's size, except the page bits (16 KiB per GiB of heap).

/// An object that is large enough on the screen for its words to be read.
struct ObjectView {
  struct Pointer {
    std::uint32_t word = 0;  ///< from the object's start
    Address target = 0;      ///< 0: nil
  };
  Address address = 0;
  std::string type;                 ///< as Go would print it
  Bytes bytes = 0;                  ///< asked for; the rest of the slot is slack
  std::uint64_t pointer_words = 0;  ///< in the type
  std::vector<Pointer> pointers;    ///< the first of them
};

/// Two bits per page of the arena, from kArenaBase up. A page that is neither free nor in a heap
/// span holds a stack or the collector's own buffers.
struct PageBits {
  std::uint32_t pages = 0;
  std::vector<std::uint64_t> free;      ///< in no span
  std::vector<std::uint64_t> released;  ///< of those, handed back to the OS

  bool is_free(std::uint32_t page) const { return ((free[page / 64] >> (page % 64)) & 1) != 0; }
  bool is_released(std::uint32_t page) const {
    return ((released[page / 64] >> (page % 64)) & 1) != 0;
  }
};

/// The bits of one span, as the allocator and the marker keep them: 64 slots per word.
struct SpanBitRows {
  Address base = 0;  ///< 0: no span was asked for, or it is gone
  std::uint32_t slots = 0;
  std::vector<std::uint64_t> allocated;
  std::vector<std::uint64_t> marked;
  std::vector<std::uint64_t> scanned;
};

/// How many spans of a class each set of its central list (mcentral) holds.
struct CentralView {
  std::uint8_t size_class = 0;
  bool noscan = false;
  std::uint32_t partial_swept = 0;
  std::uint32_t partial_unswept = 0;
  std::uint32_t full_swept = 0;
  std::uint32_t full_unswept = 0;
};

/// One processor's allocation cache and its share of the mark work.
struct CacheView {
  std::uint8_t p = 0;
  std::uint32_t spans = 0;    ///< cached
  Bytes free_bytes = 0;       ///< in free slots of those spans
  std::uint64_t waiting = 0;  ///< grey objects in its buffers; Green Tea: spans in its queue
};

/// Where grey objects wait to be scanned.
struct WorkQueueView {
  bool green_tea = false;
  std::uint64_t objects = 0;         ///< in buffers, anywhere
  std::uint64_t spans = 0;           ///< Green Tea: in queues
  std::uint32_t global_buffers = 0;  ///< full ones on the global list
  std::vector<Address> next;         ///< some that wait: objects, or bases of spans
};

struct ExtendedView {
  std::vector<CentralView> central;  ///< classes in use
  std::vector<CacheView> caches;     ///< per processor
  WorkQueueView queue;
};

}  // namespace tricolor
