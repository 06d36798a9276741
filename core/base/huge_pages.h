// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>

namespace tricolor {

/// Zeroed memory for large tables that are read at random places: on Linux aligned to 2 MiB and
/// advised to be backed by huge pages, because misses of the address translation would otherwise
/// cost more than the accesses. Pages that are never touched cost nothing. nullptr if there is
/// none.
void* allocate_zeroed(std::size_t bytes);
void free_zeroed(void* memory, std::size_t bytes);

/// For std::vector: small tables come from the ordinary heap, large ones from allocate_zeroed.
template <typename T>
class HugeAllocator {
 public:
  using value_type = T;
  HugeAllocator() = default;
  template <typename U>
  HugeAllocator(const HugeAllocator<U>&) {}

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    void* memory = bytes < kThreshold ? std::malloc(bytes) : allocate_zeroed(bytes);
    if (memory == nullptr) throw std::bad_alloc();
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    if (bytes < kThreshold) {
      std::free(memory);
    } else {
      free_zeroed(memory, bytes);
    }
  }
  bool operator==(const HugeAllocator&) const = default;

 private:
  static constexpr std::size_t kThreshold = std::size_t{512} * 1024;
};

}  // namespace tricolor
