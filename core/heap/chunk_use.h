// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

namespace tricolor {

/// How many pages of a chunk of 4 MiB are in use, now and when the last generation (from one mark
/// termination to the next) ended. Memory of densely used chunks is left alone by the background
/// scavenger, so that the operating system can keep it in huge pages (go-gc-model §6.2).
struct ChunkUse {
  static constexpr std::uint32_t kPages = 512;
  /// From here on a chunk is dense: 31 of 32 pages.
  static constexpr std::uint32_t kDensePages = 496;

  std::uint32_t in_use = 0;
  std::uint32_t last_in_use = 0;
  std::uint32_t generation = 0;  ///< of the last change
  bool has_free = false;         ///< there may be pages to release

  void take(std::uint32_t pages, std::uint32_t now) {
    start(now);
    in_use += pages;
    if (in_use == kPages) has_free = false;
  }
  void give(std::uint32_t pages, std::uint32_t now) {
    start(now);
    in_use -= pages;
    has_free = true;
  }
  bool is_dense(std::uint32_t now) const {
    return in_use >= kDensePages || (generation == now && last_in_use >= kDensePages);
  }

 private:
  void start(std::uint32_t now) {
    if (generation == now) return;
    last_in_use = in_use;
    generation = now;
  }
};

}  // namespace tricolor
