// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/units.h"

namespace tricolor {

/// Where the pointers of an object are, in words from its start. Two levels are
/// enough for every Go type we need: `per_group` pointers `stride` words apart
/// from `first`, repeated for `groups` groups that are `group_stride` words apart.
struct PointerLayout {
  std::uint32_t first = 0;
  std::uint32_t stride = 1;
  std::uint32_t per_group = 0;
  std::uint32_t groups = 1;
  std::uint32_t group_stride = 0;

  bool has_pointers() const { return per_group != 0 && groups != 0; }
  std::uint64_t pointer_count() const { return std::uint64_t{per_group} * groups; }
  /// Bytes up to and including the last pointer word (Go's ptrdata); 0 for noscan.
  Bytes ptrdata() const {
    if (!has_pointers()) return 0;
    return kWordBytes * (std::uint64_t{first} + std::uint64_t{stride} * (per_group - 1) +
                         std::uint64_t{group_stride} * (groups - 1) + 1);
  }
  /// The largest k up to `most` with all pointers some multiple of 2^k words apart: as an aligned
  /// block of so many words has one at most, one word is enough to keep it.
  unsigned sparseness(unsigned most) const {
    unsigned k = most;
    const auto apart = [&](std::uint64_t words) { return (words & ((1ULL << k) - 1)) == 0; };
    while ((per_group > 1 && !apart(stride)) || (groups > 1 && !apart(group_stride))) --k;
    return k;
  }
  bool operator==(const PointerLayout&) const = default;

  static PointerLayout none() { return {}; }
  /// Every one of `words` words is a pointer.
  static PointerLayout all(std::uint64_t words) {
    return {0, 1, static_cast<std::uint32_t>(words), 1, 0};
  }
  /// `count` pointers, `stride` words apart, beginning at word `first`.
  static PointerLayout every(std::uint32_t stride, std::uint64_t count, std::uint32_t first = 0) {
    return {first, stride, static_cast<std::uint32_t>(count), 1, 0};
  }
};

/// Index into the heap's TypeTable.
using TypeId = std::uint32_t;

/// Where a program writes to an object before it forgets it. What nobody writes to, the operating
/// system need not back while it is new.
enum class Written : std::uint8_t { kNothing, kBeginning, kBothEnds, kAll };

/// What a program does with an object's memory beside storing pointers to objects.
struct MemoryUse {
  Written written = Written::kAll;
  /// Of 1024 pointer words, how many hold addresses of constants, on average. They are outside the
  /// heap and nil here, but the collector looks them up in vain.
  std::uint16_t constants_per_1024 = 0;

  static constexpr MemoryUse only(Written where) { return {.written = where}; }
  bool operator==(const MemoryUse&) const = default;
};

/// A Go type as the allocator sees it: how large, where its pointers are.
struct TypeInfo {
  std::string name;  ///< as Go would print it: "*main.listNode", "[]byte"
  Bytes bytes = 0;   ///< requested size, before rounding to a size class
  PointerLayout pointers;
  Bytes ptrdata = 0;            ///< derived from `pointers`
  Bytes scan_alloc = 0;         ///< what 1.22 and later count of it where there is no header
  std::uint8_t word_shift = 0;  ///< the same: PointerLayout::sparseness()
  bool of_runtime = false;      ///< derived from `name`: see is_runtime_type()
  MemoryUse use;
  bool noscan() const { return ptrdata == 0; }
  bool is_array() const { return name.starts_with('['); }
};

/// True for what package runtime makes for itself, unasked: "runtime" (what is there before main
/// runs) and "runtime.g". What a library call makes for the program, as sync.Pool's lists, is
/// the program's.
bool is_runtime_type(std::string_view name);

/// All types that a run has used. Interning the same name, size, layout and use twice
/// gives the same id, so programs may ask on every allocation of an unusual size.
class TypeTable {
 public:
  TypeTable();
  TypeId intern(std::string_view name, Bytes bytes, const PointerLayout& pointers,
                MemoryUse use = {});
  const TypeInfo& operator[](TypeId id) const { return m_types[id]; }
  std::size_t size() const { return m_types.size(); }

 private:
  std::vector<TypeInfo> m_types;
  std::unordered_map<std::string, std::vector<TypeId>> m_by_name;
};

}  // namespace tricolor
