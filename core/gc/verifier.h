// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/gc/marker.h"
#include "core/gc/write_barrier.h"
#include "core/heap/heap.h"

namespace tricolor {

/// A root word with the name that a message gives it: "goroutine 1 main.steady slots".
struct NamedRoot {
  std::string name;
  Address value = 0;
};

/// A pointer store that happened while marking without the whole write barrier.
struct UnbarrieredStore {
  Nanos at_ns = 0;
  std::uint32_t goroutine = 0;
  Address slot = 0;
  Address old_value = 0;
  Address new_value = 0;
};

/// An object that is reachable but white at mark termination.
struct LostObject {
  std::string text;  ///< the finding in one line
  ObjectRef object;
  std::string from;                       ///< the root or object that points to it, for people
  Address slot = 0;                       ///< that object's word; 0: a root
  std::optional<UnbarrieredStore> store;  ///< that hid it, if it was seen
  bool deleted = false;                   ///< the store removed a pointer, rather than adding one
};

/// A second reader of the heap: it walks from the roots on its own and proves that the collector
/// kept its promises. It never changes anything; each finding is one line.
class Verifier {
 public:
  Verifier(const Heap& heap, std::vector<NamedRoot> roots)
      : m_heap(heap), m_roots(std::move(roots)) {}

  /// At mark termination: everything reachable is marked. A lost object is reported with the object
  /// that points to it and the store that hid it from the collector, if it is among `stores`.
  std::vector<std::string> reachable_is_marked(const std::vector<UnbarrieredStore>& stores,
                                               std::vector<LostObject>* lost = nullptr) const;
  /// At any time while marking: no black object points to a white one, unless a grey object (in
  /// a queue, or waiting in a barrier buffer) still protects the white one. With the hybrid barrier
  /// stacks that are not yet scanned count as grey, too.
  std::vector<std::string> black_to_white(const Marker& marker, const WriteBarrier& barrier,
                                          const std::vector<Address>& grey_stacks) const;
  /// At any time: bits, counters and page totals add up.
  std::vector<std::string> accounting() const;
  /// Slot bytes of all marked objects.
  Bytes marked_bytes() const;
  /// Every object that can be reached from the roots, by address, ascending.
  std::vector<Address> reachable() const;

 private:
  struct Visit;
  std::string describe(ObjectRef ref) const;
  LostObject lost(ObjectRef ref, const std::string& from, Address slot,
                  const std::vector<UnbarrieredStore>& stores) const;

  const Heap& m_heap;
  std::vector<NamedRoot> m_roots;
};

}  // namespace tricolor
