// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QFontMetricsF>
#include <QString>

#include "core/sim/graph_view.h"

namespace tricolor::ui {

// Every word on the object graph, so that pictures, tool tips and tests say the same.

/// "node" for "main.node", "http.Request" for "net/http.Request", "[]byte" as it is.
QString short_type(const std::string& type);
/// The same, cut in the middle if it must be: types that begin alike differ at their ends.
QString fitting_type(const std::string& type, const QFontMetricsF& metrics, double width);
/// "48 B", or "1,204 objects" of a group.
QString node_detail(const GraphNode& node);
/// The same in a few letters: half a number would be another number.
QString short_node_detail(const GraphNode& node);
/// Several lines: address, type, sizes, colour, birth; of a group: what opening it does.
QString node_tip(const GraphNode& node);
/// "word 1 of main.node at 0x… points to …".
QString edge_tip(const GraphView& graph, const GraphEdge& edge);
QString variable_tip(const GraphRoot& root, const GraphVariable& variable);
/// What is drawn and what is left out, in one line.
QString summary_text(const GraphView& graph);
QString address_words(Address address);

}  // namespace tricolor::ui
