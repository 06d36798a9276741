// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "ui/theme/theme.h"

namespace tricolor::ui {

/// The rows of the theme table. Only theme.cpp calls these.
Theme make_light();
Theme make_dark();
Theme make_projector();  ///< light with bigger type, thicker lines and more contrast
Theme make_print();      ///< light without fills

}  // namespace tricolor::ui
