// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>

#include "ui/theme/theme.h"

namespace tricolor::ui {

/// Qt style sheet of the program's widgets in a theme. Roles are given by the dynamic property
/// `role`: "panel", "title", "muted", "value", "change", "mono", "chip", "banner", "strip".
QString style_sheet(const Theme& theme);

}  // namespace tricolor::ui
