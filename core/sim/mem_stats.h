// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <array>
#include <cstdint>

#include "core/base/units.h"

namespace tricolor {

/// runtime.MemStats with Go's names and meaning (go-gc-model §7.1). Bytes unless said.
struct MemStats {
  struct Size {
    std::uint32_t Size = 0;     ///< slot size
    std::uint64_t Mallocs = 0;  ///< objects
    std::uint64_t Frees = 0;    ///< objects
  };
  std::uint64_t Alloc = 0;  ///< = HeapAlloc
  std::uint64_t TotalAlloc = 0;
  std::uint64_t Sys = 0;
  std::uint64_t Mallocs = 0;  ///< objects, tiny ones one by one
  std::uint64_t Frees = 0;    ///< objects
  std::uint64_t HeapAlloc = 0;
  std::uint64_t HeapSys = 0;
  std::uint64_t HeapIdle = 0;
  std::uint64_t HeapInuse = 0;
  std::uint64_t HeapReleased = 0;
  std::uint64_t HeapObjects = 0;  ///< objects
  std::uint64_t StackInuse = 0;
  std::uint64_t StackSys = 0;
  std::uint64_t MSpanInuse = 0;
  std::uint64_t MSpanSys = 0;
  std::uint64_t MCacheInuse = 0;
  std::uint64_t MCacheSys = 0;
  std::uint64_t BuckHashSys = 0;
  std::uint64_t GCSys = 0;
  std::uint64_t OtherSys = 0;
  std::uint64_t NextGC = 0;
  std::uint64_t LastGC = 0;  ///< virtual ns of the end of the last cycle; 0 = never
  std::uint64_t PauseTotalNs = 0;
  std::uint32_t NumGC = 0;
  std::uint32_t NumForcedGC = 0;
  double GCCPUFraction = 0;
  std::array<Size, 61> BySize{};
};

}  // namespace tricolor
