// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPainterPath>
#include <QString>

namespace tricolor::ui {

/// Numbers, paths and texts as SVG writes them: at most three decimals, the C locale.
QString svg_number(double value);
/// The `d` attribute of a path.
QString svg_path(const QPainterPath& path);
/// Escaped for an element or an attribute; characters that XML does not allow are left out.
QString svg_escaped(const QString& text);

}  // namespace tricolor::ui
