// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <optional>

#include "ui/bridge/inspect_query.h"
#include "ui/inspector/inspector_page.h"

namespace tricolor::ui {

/// What a search of the past has found about the object, if one was made.
struct PastFindings {
  std::optional<DeathInspection> death;
  std::optional<BirthView> birth;
};

InspectorPage object_page(const ObjectInspection& object, const PastFindings& past);
InspectorPage span_page(const SpanInspection& span);
InspectorPage cycle_page(const CycleExplanation& cycle);
InspectorPage assist_page(const AssistExplanation& assist);
/// With nothing selected: what to click.
InspectorPage empty_page();

/// "0xc0000120a0".
QString hex_address(Address address);
/// "1.50 MiB", and the exact count where that says more.
QString bytes_words(Bytes bytes);

/// The row of chips from root to object. Long chains show their ends and how many are between.
void add_path(InspectorPage& page, const RetentionPath& path);
void add_formula(InspectorPage& page, const std::vector<FormulaLine>& lines);

}  // namespace tricolor::ui
