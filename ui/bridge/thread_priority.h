// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

namespace tricolor::ui {

/// Lowers the calling thread's priority for good: where processors are short, it gets what the
/// animation leaves and a little more, so that it never stands still.
void give_way_to_other_threads();

}  // namespace tricolor::ui
