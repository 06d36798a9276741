// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <algorithm>
#include <cstdint>

namespace tricolor {

/// Where the scavenger looks for free pages, downwards (go-gc-model §6.2). Pages above are not
/// looked at until it is raised, even if some were freed there. Plain data of the page heap:
/// raise_to() where pages may be found, lower_to() as chunks turn out to have none, and end() when
/// nothing is left.
struct ScavengeSearch {
  std::uint32_t below = 0;  ///< page; 0: nowhere
  bool raised = false;      ///< and not lowered since: then the end is not the end

  void raise_to(std::uint32_t page) {
    raised = raised || page > below;
    below = std::max(below, page);
  }
  void lower_to(std::uint32_t page) {
    below = page;
    raised = false;
  }
  void end() {
    if (!raised) below = 0;
  }
};

}  // namespace tricolor
