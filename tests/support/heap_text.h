// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/gc/marker.h"
#include "core/heap/heap.h"
#include "tests/support/allocate_small.h"

namespace tricolor::test {

/// A heap written as text: "root->A->B, C->A" makes objects A, B, C of three pointer words, links
/// them, and names A a root. A name alone ("D") is an object without pointers to it.
class HeapText {
 public:
  explicit HeapText(const std::string& text, bool green_tea = false, Bytes bytes = 64)
      : m_sizes(green_tea ? 26 : 19, green_tea), m_heap(m_sizes, 1) {
    m_type = m_heap.types().intern("node", bytes, PointerLayout::all(bytes / kWordBytes));
    std::stringstream chains(text);
    for (std::string chain; std::getline(chains, chain, ',');) add_chain(chain);
  }

  Heap& heap() { return m_heap; }
  Address operator[](const std::string& name) {
    const auto found = m_objects.find(name);
    return found != m_objects.end() ? found->second : make(name);
  }
  const std::vector<Address>& roots() const { return m_roots; }

  void link(const std::string& from, const std::string& to) {
    std::uint64_t& used = m_used_words[from];
    m_heap.store((*this)[from] + kWordBytes * used, (*this)[to]);
    ++used;
  }
  /// Marks everything from the roots; the names of the marked objects, "A B C".
  std::string mark_all(Marker& marker) {
    MarkTally tally;
    marker.start({}, {}, 1);
    for (const Address root : m_roots) marker.mark(m_heap, 0, Heap::pack(root), 0, tally);
    while (marker.drain_one(m_heap, 0, tally)) {
    }
    return marked();
  }
  std::string marked() {
    std::string names;
    for (const auto& [name, address] : m_objects) {
      const ObjectRef ref = m_heap.find(address);
      if (ref && m_heap.is_marked(ref)) names += (names.empty() ? "" : " ") + name;
    }
    return names;
  }

 private:
  Address make(const std::string& name) {
    const int c = span_class(m_sizes.class_for(m_heap.types()[m_type].bytes, false), false);
    return m_objects[name] = allocate_small(m_heap, c, m_type);
  }
  void add_chain(std::string chain) {
    chain.erase(std::remove(chain.begin(), chain.end(), ' '), chain.end());
    std::string previous;
    for (std::size_t at = 0; at <= chain.size();) {
      const std::size_t arrow = std::min(chain.find("->", at), chain.size());
      const std::string name = chain.substr(at, arrow - at);
      if (name != "root") (*this)[name];
      if (previous == "root") m_roots.push_back((*this)[name]);
      if (!previous.empty() && previous != "root") link(previous, name);
      previous = name;
      at = arrow + 2;
    }
  }

  SizeClassMap m_sizes;
  Heap m_heap;
  TypeId m_type = 0;
  std::map<std::string, Address> m_objects;
  std::map<std::string, std::uint64_t> m_used_words;
  std::vector<Address> m_roots;
};

}  // namespace tricolor::test
