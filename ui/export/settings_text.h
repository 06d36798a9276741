// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>

#include "core/base/units.h"
#include "core/sim/config.h"

namespace tricolor::ui {

/// The settings that a picture was made with, enough to make it again:
/// "steady n=131072 … · GOGC=100 · memory limit off · GOMAXPROCS=2 · Go 1.26 · seed 1 · t = …".
QString settings_text(const Config& config, Nanos now_ns);

}  // namespace tricolor::ui
