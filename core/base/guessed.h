// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

namespace tricolor {

/// `value`, which is nearly always equal to `guess`. What follows need not wait until the processor
/// that simulates has worked `value` out: it goes on with `guess`, which it has earlier, and comes
/// back if the comparison fails. Worth it only where each step of a loop waits for the one before,
/// as when a list is followed.
template <typename Integer>
inline Integer guessed(Integer value, Integer guess) {
  if (value != guess) [[unlikely]] {
    guess = value;
#ifdef __GNUC__
    asm volatile("" : "+r"(guess));  // or the compiler sees that both ways give `value`
#endif
  }
  return guess;
}

}  // namespace tricolor
