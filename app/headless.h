// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QApplication>
#include <memory>

namespace tricolor::app {

/// A QApplication that draws without a display, the same on every machine: no desktop settings,
/// no platform theme, the given number of device pixels per pixel.
class Headless {
 public:
  explicit Headless(double scale);

 private:
  std::unique_ptr<QApplication> m_application;
};

}  // namespace tricolor::app
