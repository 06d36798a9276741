// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QFontMetrics>
#include <QSize>
#include <QString>

namespace tricolor::ui {

/// How words are broken into lines wherever a text is cut.
inline constexpr int kWrappedText = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

/// Px that so many lines take one below the other: not always a multiple of the line spacing.
int height_of_lines(int lines, const QFontMetrics& metrics);

/// As much of the text as fits into `box`, up to a space, with an ellipsis; all of it if it fits.
QString cut_to(const QSize& box, const QString& text, const QFontMetrics& metrics);

}  // namespace tricolor::ui
