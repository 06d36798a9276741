// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <chrono>
#include <future>
#include <memory>

#include "core/sim/keyframe.h"

namespace tricolor {

/// Makes keyframes of a World while that runs on: what it waits for is only a plain copy, which is
/// packed on a thread of its own.
///
/// 1. prepare() with any keyframe, so that the first copy need not wait for new memory.
/// 2. start() while idle().
/// 3. take() now and then: the keyframe, when it is done. Or finish(): wait for it.
class KeyframeMaker {
 public:
  using Duration = std::chrono::steady_clock::duration;
  struct Made {
    KeyframePtr frame;  ///< nullptr: nothing is done, or there was not enough memory
    Duration took{};    ///< copying and packing
  };

  KeyframeMaker() = default;
  KeyframeMaker(const KeyframeMaker&) = delete;  // a thread may be at work in it
  KeyframeMaker& operator=(const KeyframeMaker&) = delete;

  bool idle() const { return !m_packing.valid(); }
  /// Nothing was prepared or started since the last finish().
  bool has_memory() const { return m_copy != nullptr; }
  void prepare(KeyframePtr frame);
  /// False, and nothing has begun, if there is no memory or no thread for it.
  bool start(const World& world);
  /// Does not wait. What was prepared is no keyframe.
  Made take();
  /// Waits, and gives back the memory of the copy.
  Made finish();

 private:
  std::unique_ptr<World> m_copy;  ///< stays for the next one: its memory is used again
  Duration m_copying{};
  std::future<Made> m_packing;  ///< last, so that it is waited for before the copy goes
};

}  // namespace tricolor
