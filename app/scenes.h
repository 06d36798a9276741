// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/sim/config.h"
#include "core/sim/snapshot.h"

namespace tricolor::app {

/// A moment of the demo that is worth a picture.
struct Scene {
  std::string name;  ///< "mark"
  Phase phase = Phase::kOff;
  std::shared_ptr<const Snapshot> before;  ///< a little earlier, for what is fresh
  std::shared_ptr<const Snapshot> now;
};

/// One scene for each phase, of the same cycle; the middle of it where the phase lasts.
Result<std::vector<Scene>> demo_scenes(const Config& config);

}  // namespace tricolor::app
