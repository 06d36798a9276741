// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "app/demo.h"

namespace tricolor::app {

Config demo_config() {
  Config config;
  config.program = "steady";
  // One size of object, so that its slots are large; these steps last for many hours at the demo's
  // speed.
  config.parameters = {{"n", 4000}, {"size", 256}, {"kind", 1}, {"fill", 2}, {"steps", 90'000'000}};
  config.verify = true;
  return config;
}

double demo_speed() {
  return 2e5;
}

Nanos demo_start_ns() {
  return 2'050 * kMicrosecond;
}

}  // namespace tricolor::app
