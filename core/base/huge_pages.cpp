// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "core/base/huge_pages.h"

#include <cstdint>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace tricolor {

#ifdef __linux__

namespace {

constexpr std::size_t kHugePage = std::size_t{2} << 20;

std::size_t rounded(std::size_t bytes) {
  return (bytes + kHugePage - 1) / kHugePage * kHugePage;
}

}  // namespace

// The kernel aligns mappings to small pages only: take one huge page more and give the ends back.
void* allocate_zeroed(std::size_t bytes) {
  const std::size_t wanted = rounded(bytes);
  const std::size_t mapped = wanted + kHugePage;
  void* memory = mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return nullptr;
  auto* begin = static_cast<char*>(memory);
  const std::size_t before =
      (kHugePage - reinterpret_cast<std::uintptr_t>(begin) % kHugePage) % kHugePage;
  if (before != 0) munmap(begin, before);
  const std::size_t after = mapped - before - wanted;
  if (after != 0) munmap(begin + before + wanted, after);
  madvise(begin + before, wanted, MADV_HUGEPAGE);
  return begin + before;
}

void free_zeroed(void* memory, std::size_t bytes) {
  munmap(memory, rounded(bytes));
}

#else

void* allocate_zeroed(std::size_t bytes) {
  return std::calloc(1, bytes);
}
void free_zeroed(void* memory, std::size_t) {
  std::free(memory);
}

#endif

}  // namespace tricolor
