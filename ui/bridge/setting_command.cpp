// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/setting_command.h"

namespace tricolor::ui {

Command to_command(const Setting& setting) {
  const bool on = setting.value != 0;
  const auto mode = static_cast<BarrierMode>(setting.value);
  switch (setting.kind) {
    case Setting::Kind::kGogc:
      return SetGogc{static_cast<std::int32_t>(setting.value)};
    case Setting::Kind::kMemoryLimit:
      return SetMemoryLimit{setting.value};
    case Setting::Kind::kProcs:
      return SetProcs{static_cast<int>(setting.value)};
    case Setting::Kind::kWriteBarrier:
      return SetWriteBarrier{mode};
    case Setting::Kind::kAssists:
      return SetAssists{on};
    case Setting::Kind::kLimiter:
      return SetLimiter{on};
    case Setting::Kind::kFreeOSMemory:
      return FreeOSMemory{};
    case Setting::Kind::kRunGC:
      break;
  }
  return RunGC{};
}

Command to_command(const Edit& edit) {
  return std::visit([](const auto& each) { return Command(each); }, edit);
}

}  // namespace tricolor::ui
