// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <string_view>

#include "core/ownership/recorder.h"

namespace tricolor {

/// A stateless standard allocator over this thread's Recorder, so that the standard library's
/// own control blocks and buffers are recorded at their true sizes. `Named::kTypeName` is what
/// the blocks are called, whatever the library rebinds the allocator to.
template <typename T, typename Named>
class RecordingAllocator {
 public:
  using value_type = T;
  template <typename Other>
  struct rebind {
    using other = RecordingAllocator<Other, Named>;
  };

  RecordingAllocator() = default;
  template <typename Other>
  RecordingAllocator(const RecordingAllocator<Other, Named>&) noexcept {}

  T* allocate(std::size_t count) {
    return static_cast<T*>(ActiveRecorder::get().allocate(count * sizeof(T), Named::kTypeName));
  }
  void deallocate(T* memory, std::size_t) noexcept { ActiveRecorder::get().deallocate(memory); }

  template <typename Other>
  bool operator==(const RecordingAllocator<Other, Named>&) const noexcept {
    return true;
  }
};

/// Base that makes `new T` and `delete` use this thread's Recorder. Empty, so that T keeps the
/// size that it has without it.
template <typename T>
class OnRecordedHeap {
 public:
  static void* operator new(std::size_t bytes) {
    return ActiveRecorder::get().allocate(bytes, T::kTypeName);
  }
  static void operator delete(void* memory) noexcept { ActiveRecorder::get().deallocate(memory); }

 protected:
  ~OnRecordedHeap() = default;
};

}  // namespace tricolor
