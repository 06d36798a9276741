// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QByteArray>
#include <QSize>
#include <functional>

class QPainter;

namespace tricolor::ui {

/// A PDF of one page of the size (in pixels of 1/96 inch), without the date of its making, so
/// that the same painting gives the same bytes.
QByteArray pdf_document(QSize size, const std::function<void(QPainter&)>& paint);

/// Replaces the dates and ids that Qt writes by fixed ones of the same length.
void remove_dates(QByteArray& pdf);

}  // namespace tricolor::ui
