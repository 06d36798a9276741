// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "core/base/hash.h"
#include "core/heap/func_value.h"
#include "core/heap/heap.h"

namespace tricolor {

/// What somebody asked the collector to do about an object when it is found dead (go-gc-model
/// §8.8).
struct Special {
  enum class Kind : std::uint8_t {
    kWeakHandle,  ///< weak.Make: `argument` is the handle, which becomes nil
    kFinalizer,   ///< runtime.SetFinalizer: `function` runs with the object, which lives on for it
    kCleanup,     ///< runtime.AddCleanup: `function` runs with `argument`; the object is gone then
  };
  Kind kind = Kind::kFinalizer;
  Address object = 0;  ///< the pointer that was given: interior for cleanups and weak pointers
  Address argument = 0;
  FuncValue function{};

  void hash(Hasher& hasher) const;
};

/// The special records of all spans: beside the heap, as the runtime keeps them, so that a span
/// without any costs nothing but a look at Span::has_specials.
///
/// 1. add() and remove_finalizer() for what programs ask.
/// 2. Marking visits them by pages, as root jobs do: what a finalizer could reach is kept, the
///    object itself is not; functions, arguments and handles are roots.
/// 3. detach_dead() just before a span is swept decides which objects rise once more.
///
/// Invariants: every object with a record is allocated; a pointer has at most one finalizer and one
/// weak handle; a span's flag is set exactly while it has records; records of a span are sorted by
/// pointer, those of one pointer by kind and then by age.
class Specials {
 public:
  bool empty() const { return m_spans.empty(); }
  /// False if the object is none, or has such a record already (cleanups: as many as one likes).
  bool add(Heap& heap, const Special& special);
  /// SetFinalizer(object, nil).
  void remove_finalizer(Heap& heap, Address object);
  bool has_finalizer(const Heap& heap, Address object) const;
  /// The handle that weak.Make gave for this pointer; 0: none.
  Address weak_handle(const Heap& heap, Address object) const;
  /// What the handle leads to; 0 from the moment in which the object was found dead.
  Address weak_target(Address handle) const;

  /// The span is about to be swept. For unmarked objects: if there is a finalizer the object is
  /// marked again, its weak handle becomes nil and both records move to `found`; its cleanups wait
  /// for the next death. Otherwise all of its records move there. Weak handles come first.
  void detach_dead(Heap& heap, SpanId id, std::vector<Special>& found);

  /// Records of spans that begin on pages [first, last), ascending.
  template <typename Visit>
  void for_each_on(std::uint32_t first, std::uint32_t last, Visit visit) const {
    for (auto at = m_spans.lower_bound(first); at != m_spans.end() && at->first < last; ++at) {
      for (const Special& special : at->second) visit(special);
    }
  }
  template <typename Visit>
  void for_each(Visit visit) const {
    for_each_on(0, UINT32_MAX, visit);
  }
  void hash(Hasher& hasher) const;
  /// Memory that the simulation itself takes for them.
  Bytes host_bytes() const;

 private:
  using Records = std::vector<Special>;
  /// The records of the span that `object` is in; nullptr: none.
  const Records* records_at(const Heap& heap, Address object) const;
  void erase_if_empty(Span& s);

  std::map<std::uint32_t, Records> m_spans;   ///< by first page
  std::map<Address, Address> m_weak_targets;  ///< by handle
};

}  // namespace tricolor
