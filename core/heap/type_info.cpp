// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/heap/type_info.h"

namespace tricolor {

bool is_runtime_type(std::string_view name) {
  return name == "runtime" || name.starts_with("runtime.");
}

TypeTable::TypeTable() {
  m_types.push_back({"", 0, PointerLayout::none(), 0, false, {}});
}

TypeId TypeTable::intern(std::string_view name, Bytes bytes, const PointerLayout& pointers,
                         MemoryUse use) {
  std::vector<TypeId>& same_name = m_by_name[std::string(name)];
  for (const TypeId id : same_name) {
    const TypeInfo& known = m_types[id];
    if (known.bytes == bytes && known.pointers == pointers && known.use == use) return id;
  }
  const auto id = static_cast<TypeId>(m_types.size());
  m_types.push_back(
      {std::string(name), bytes, pointers, pointers.ptrdata(), is_runtime_type(name), use});
  same_name.push_back(id);
  return id;
}

}  // namespace tricolor
