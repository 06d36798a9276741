// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/units.h"
#include "core/heap/type_info.h"

namespace tricolor {

/// What a mutator asks of the runtime next. Everything that may have to wait is a request.
struct Request {
  enum class Kind : std::uint8_t {
    kAllocate,      ///< a heap object of `type`; its address is the next resume's argument
    kWork,          ///< `ns` of mutator time without allocation (long work; short: Mutator::work)
    kAcquire,       ///< wait until semaphore `semaphore` is positive, then take one
    kCollect,       ///< runtime.GC()
    kFreeOSMemory,  ///< debug.FreeOSMemory()
    kAwaitMark,     ///< until no mark phase is running: the end of debug.SetGCPercent(-1)
    kSleep,         ///< give up the P for `ns`
    kYield,         ///< runtime.Gosched()
    kExit,          ///< the goroutine returns
  };
  Kind kind = Kind::kExit;
  TypeId type = 0;
  std::uint32_t semaphore = 0;
  Nanos ns = 0;

  static Request allocate(TypeId type) { return {Kind::kAllocate, type, 0, 0}; }
  static Request work(Nanos ns) { return {Kind::kWork, 0, 0, ns}; }
  static Request acquire(std::uint32_t semaphore) { return {Kind::kAcquire, 0, semaphore, 0}; }
  static Request collect() { return {Kind::kCollect, 0, 0, 0}; }
  static Request free_os_memory() { return {Kind::kFreeOSMemory, 0, 0, 0}; }
  static Request await_mark() { return {Kind::kAwaitMark, 0, 0, 0}; }
  static Request sleep(Nanos ns) { return {Kind::kSleep, 0, 0, ns}; }
  static Request yield() { return {Kind::kYield, 0, 0, 0}; }
  static Request exit() { return {Kind::kExit, 0, 0, 0}; }
};

}  // namespace tricolor
