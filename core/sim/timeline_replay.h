// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/sim/death_search.h"

namespace tricolor {

class Timeline;

/// The past of a timeline's present, from its keyframes and its command log; `timeline` must stay
/// as it is while the source is used.
ReplaySource replay_of(const Timeline& timeline);

}  // namespace tricolor
