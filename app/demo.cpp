// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/demo.h"

namespace tricolor::app {

Config demo_config() {
  Config config;
  config.program = "request";
  // Ten million requests last longer than any lecture; the rest keeps the heap at a few MiB.
  config.parameters = {{"requests", 10'000'000}, {"cache", 1000}, {"session", 2048}};
  config.verify = true;
  return config;
}

double demo_speed() { return 1.6e5; }

Nanos demo_start_ns() { return 1'550 * kMicrosecond; }

}  // namespace tricolor::app
