// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <bitset>
#include <span>

#include "core/sim/event.h"

namespace tricolor::ui {

/// Kinds that are filtered together.
struct EventGroup {
  const char* name;
  std::bitset<kEventKinds> kinds;
};

/// "All" first, then what a viewer tells apart, in the order of the menu.
std::span<const EventGroup> event_groups();

}  // namespace tricolor::ui
