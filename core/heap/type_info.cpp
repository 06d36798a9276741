// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/heap/type_info.h"

#include <algorithm>

#include "core/heap/pointer_words.h"

namespace tricolor {
namespace {

/// Of an array of single pointers, "[]*main.node", the first one.
Bytes scan_alloc_of(std::string_view name, Bytes ptrdata) {
  const bool of_pointers = name.starts_with("[]*") || name == "[]unsafe.Pointer";
  return of_pointers ? std::min(ptrdata, kWordBytes) : ptrdata;
}

}  // namespace

bool is_runtime_type(std::string_view name) {
  return name == "runtime" || name.starts_with("runtime.");
}

TypeTable::TypeTable() {
  m_types.emplace_back();
}

TypeId TypeTable::intern(std::string_view name, Bytes bytes, const PointerLayout& pointers,
                         MemoryUse use) {
  std::vector<TypeId>& same_name = m_by_name[std::string(name)];
  for (const TypeId id : same_name) {
    const TypeInfo& known = m_types[id];
    if (known.bytes == bytes && known.pointers == pointers && known.use == use) return id;
  }
  const auto id = static_cast<TypeId>(m_types.size());
  m_types.push_back({.name = std::string(name),
                     .bytes = bytes,
                     .pointers = pointers,
                     .ptrdata = pointers.ptrdata(),
                     .scan_alloc = scan_alloc_of(name, pointers.ptrdata()),
                     .word_shift = static_cast<std::uint8_t>(pointers.sparseness(kMostWordShift)),
                     .of_runtime = is_runtime_type(name),
                     .use = use});
  same_name.push_back(id);
  return id;
}

}  // namespace tricolor
