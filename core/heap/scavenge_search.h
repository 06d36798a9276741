// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <cstdint>

namespace tricolor {

/// From where on the scavenger looks for free pages, downwards (go-gc-model §6.2). Pages above are
/// not looked at until it is raised, even if some were freed there. Plain data of the page heap:
/// raise_to() where pages may be found, lower_to() as chunks turn out to have none, and end() when
/// nothing is left.
struct ScavengeSearch {
  static constexpr std::uint32_t kNowhere = ~std::uint32_t{0};

  std::uint32_t from = kNowhere;  ///< page
  bool raised = false;            ///< and not lowered since: then the end is not the end

  void raise_to(std::uint32_t page) {
    if (from != kNowhere && from >= page) return;
    from = page;
    raised = true;
  }
  void lower_to(std::uint32_t page) {
    from = page;
    raised = false;
  }
  void end() {
    if (!raised) from = kNowhere;
  }
};

}  // namespace tricolor
