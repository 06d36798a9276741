// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

#include "core/base/units.h"
#include "core/pacer/assist_ratio.h"

namespace tricolor {

// The numbers of mark assists and background credit (§5). A goroutine's balance is signed bytes
// of allocation: below 0 it owes scan work. Credit is scan work that background workers did
// ahead. Who scans, who waits and in which order is the collector's business.

/// What an assist sets out to settle.
struct AssistDebt {
  std::int64_t scan_work = 0;  ///< to do, or to take from the credit
  std::int64_t bytes = 0;      ///< what doing all of it adds to the balance
};

/// The debt behind a negative `balance`, raised to 64 KiB of scan work if smaller: assists are
/// made rarer and longer (§5.2 step 2).
AssistDebt assist_debt(const AssistRatios& ratios, std::int64_t balance);

/// What `done` bytes of scan work add to a balance; one byte more, so that rounding never
/// leaves a goroutine in debt for ever.
std::int64_t bytes_earned(const AssistRatios& ratios, std::int64_t done);

/// The scan work that a balance left over by an exiting goroutine is worth (§5.3).
std::int64_t credit_worth(const AssistRatios& ratios, std::int64_t balance);

/// What stealing leads to; the caller adds `earned` to the balance, takes `stolen` from the
/// credit and does `left` bytes of scan work itself.
struct AssistSteal {
  std::int64_t stolen = 0;
  std::int64_t earned = 0;
  std::int64_t left = 0;
};

/// Pays as much of `debt` as `credit` allows (§5.2 step 3).
AssistSteal steal_credit(const AssistRatios& ratios, const AssistDebt& debt, std::int64_t credit);

/// One payment out of a worker's flushed scan work, spent on the queue of waiting assists from
/// its head (§5.3):
///  1. construct with the flushed scan work;
///  2. while money() > 0 and someone waits: pay() the head; if it returns true, wake that
///     goroutine; if false, move it to the back of the queue and stop;
///  3. add credit_left() to the background credit.
class AssistPayment {
 public:
  AssistPayment(const AssistRatios& ratios, std::int64_t scan_work);

  /// Bytes of allocation that are still to be handed out.
  std::int64_t money() const { return m_bytes; }
  /// Settles `balance` up to 0 at most. True if the debt is gone.
  bool pay(std::int64_t& balance);
  /// Scan work that nobody needed.
  std::int64_t credit_left() const;

 private:
  AssistRatios m_ratios;
  std::int64_t m_bytes;
};

}  // namespace tricolor
