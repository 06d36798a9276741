// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPaintDevice>
#include <QSize>

namespace tricolor::ui {

/// What a paint device of the size, at 96 dots per inch, answers to Qt's questions.
int picture_metric(QPaintDevice::PaintDeviceMetric metric, QSize size, double ratio_scale);

}  // namespace tricolor::ui
