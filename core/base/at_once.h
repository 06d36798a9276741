// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <functional>
#include <future>
#include <system_error>

namespace tricolor {

/// Calls both, at the same time where the system has a thread for it, and returns when both are
/// done. They may not write to the same memory. What one of them throws is thrown again.
template <typename First, typename Second>
void at_once(First&& first, Second&& second) {
  std::future<void> other;
  try {
    other = std::async(std::launch::async, std::ref(second));
  } catch (const std::system_error&) {
    // No thread: one after the other.
  }
  first();  // if this throws, the future waits for the other
  if (other.valid()) {
    other.get();
  } else {
    second();
  }
}

}  // namespace tricolor
