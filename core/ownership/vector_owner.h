// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <vector>

#include "core/ownership/recorder.h"
#include "core/ownership/recording_allocator.h"

namespace tricolor {

/// A named std::vector: the only owner of its buffer. `Named::kTypeName` names the buffer.
template <typename T, typename Named>
class VectorOwner {
 public:
  explicit VectorOwner(OwnerName name) { declare(name); }
  VectorOwner(OwnerName name, std::size_t count) : m_items(count) { declare(name); }
  /// A vector of its own with copies of the `count` first items of `from`.
  VectorOwner(OwnerName name, const VectorOwner& from, std::size_t count)
      : m_items(from.m_items.begin(), from.m_items.begin() + static_cast<std::ptrdiff_t>(count)) {
    declare(name);
  }
  VectorOwner(const VectorOwner&) = delete;
  VectorOwner& operator=(const VectorOwner&) = delete;
  ~VectorOwner() {
    ActiveRecorder::get().leaving(this);
    release_and_free();
    ActiveRecorder::get().forgotten(this);
  }

  void push_back(const T& item) {
    m_items.push_back(item);
    follow_buffer();
  }
  std::size_t size() const { return m_items.size(); }
  std::size_t capacity() const { return m_items.capacity(); }

 private:
  using Items = std::vector<T, RecordingAllocator<T, Named>>;

  void declare(OwnerName name) {
    ActiveRecorder::get().declare(this, OwnerKind::kVector, name, nullptr);
    follow_buffer();
  }
  /// The library may have moved the items to another buffer.
  void follow_buffer() {
    if (m_items.data() == m_buffer) return;
    if (m_buffer != nullptr) ActiveRecorder::get().releasing(this);
    m_buffer = m_items.data();
    ActiveRecorder::get().acquired(this, m_buffer, nullptr, -1);
  }
  void release_and_free() {
    if (m_buffer == nullptr) return;
    ActiveRecorder::get().releasing(this);
    Items().swap(m_items);
  }

  Items m_items;
  const T* m_buffer = nullptr;
};

}  // namespace tricolor
