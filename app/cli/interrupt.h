// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

namespace tricolor::cli {

/// From now on Ctrl-C (and a polite kill, and a terminal that is closed, unless under nohup) only
/// sets a flag; the second one ends the program.
void catch_interrupts();

/// Whether it was pressed. May be called from any thread.
bool interrupted();

}  // namespace tricolor::cli
