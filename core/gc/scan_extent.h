// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include "core/base/units.h"
#include "core/heap/type_info.h"

namespace tricolor {

/// How far the scan of a slot gets that has `room` bytes for objects of `type`, where marking
/// knows the type and no bitmap (objects above 512 bytes since Go 1.22): an array's element, or the
/// type itself, is taken to follow itself up to the end of the slot, and the last of its pointers
/// that fits there counts, though nothing is there (typePointers.next). In bytes from the first
/// object's beginning; 0 if there are no pointers.
Bytes scan_extent(const TypeInfo& type, Bytes room);

}  // namespace tricolor
