// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

namespace tricolor::ui {

/// What the driver is doing, as of its last signal.
struct DriverState {
  bool playing = false;     ///< also during a long step
  bool building = false;    ///< a new world is being made; the old picture stays meanwhile
  bool finished = false;    ///< the program has ended
  bool travelling = false;  ///< on a long way to another moment; the old picture stays meanwhile
  std::uint64_t run = 0;    ///< grows with every reset() that was carried out
  bool operator==(const DriverState&) const = default;
};

}  // namespace tricolor::ui
