// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QString>

#include "core/ownership/ownership_state.h"

namespace tricolor::ui {

/// Whose rules the words follow.
enum class Language : std::uint8_t { kGo, kCpp };

/// "unique", "shared", "weak", "raw"; "vector"; empty for Go, which has one kind of pointer.
QString owner_word(OwnerKind kind);

/// "leaked", "garbage", "destroyed", "freed", "collected"; empty for an object that is alive.
QString fate_word(ObjectFate fate, Language language);

/// "100,016 B".
QString bytes_text(Bytes bytes);

/// All that is known about an object or a handle, for a tool tip.
QString object_tip(const OwnershipState::Object& object, Language language);
QString owner_tip(const OwnershipState& state, const OwnershipState::Owner& owner,
                  Language language);

}  // namespace tricolor::ui
