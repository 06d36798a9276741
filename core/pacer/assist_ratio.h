// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

namespace tricolor {

/// The price of allocation during mark. The two are computed apart, not by inversion.
struct AssistRatios {
  double work_per_byte = 0;  ///< scan work owed per allocated byte
  double bytes_per_work = 0;
};

/// What revise() looks at; bytes, signed as in the runtime.
struct AssistRatioInputs {
  std::int32_t gogc = 100;
  std::int64_t heap_goal = 0;
  std::int64_t heap_live = 0;
  std::int64_t triggered = 0;
  std::int64_t work_done = 0;
  std::int64_t work_expected = 0;    ///< what the last cycle scanned
  std::int64_t work_worst_case = 0;  ///< everything that may need scanning
};

/// The ratios that let the work end just when the heap reaches its goal (§4.6). Pure.
AssistRatios assist_ratios(const AssistRatioInputs& inputs);

}  // namespace tricolor
