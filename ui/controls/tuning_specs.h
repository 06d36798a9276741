// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>

#include "core/program/library.h"
#include "core/sim/config.h"
#include "ui/controls/number_slider.h"

namespace tricolor::ui {

/// The collector's knobs as sliders.
NumberSpec gogc_spec();
NumberSpec memory_limit_spec();
NumberSpec procs_spec();

/// A program's parameter as a slider; for choices there is no slider.
NumberSpec parameter_spec(const ParameterSpec& parameter);

/// What a setting means in numbers, for the line under its slider.
QString gogc_hint(std::int32_t gogc);
QString memory_limit_hint(std::int64_t limit);
QString procs_hint(int procs);

}  // namespace tricolor::ui
