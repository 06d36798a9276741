// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>

#include "ui/bridge/whole_run.h"

namespace tricolor::ui {

/// The settings of `before` that `now` has not, in the order of the panel: "GOGC 100".
QString settings_before(const Config& now, const Config& before);

/// What a whole run is, how far this one goes and what it is compared with, as plain text of
/// several lines; null where there is none.
QString whole_run_help(const WholeRun* run, const WholeRun* before);

}  // namespace tricolor::ui
