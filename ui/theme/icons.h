// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QIcon>
#include <cstdint>

namespace tricolor::ui {

struct Theme;

/// The program's own small pictures, drawn from shapes so that they are sharp at every size and
/// follow the theme.
enum class IconId : std::uint8_t {
  kToStart,
  kPlay,
  kPause,
  kStep,
  kStepBack,
  kNextPhase,
  kNextCycle,
  kPreviousPhase,
  kPreviousCycle,
  kUndo,
  kToNextGc,
  kBreakpoint,
  kCollect,  ///< runtime.GC()
  kTheme,
  kExport,
  kOpen,
  kPresent,
  kHelp,
  kClose,
};

/// With a paler version for disabled controls.
QIcon icon(IconId id, const Theme& theme);

}  // namespace tricolor::ui
