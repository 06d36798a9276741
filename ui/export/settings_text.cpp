// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/export/settings_text.h"

#include <QStringList>

#include "core/base/parse.h"
#include "core/program/library.h"

namespace tricolor::ui {

namespace {

QString program_text(const Config& config) {
  QString text = QString::fromStdString(config.program);
  const ProgramSpec* program = find_program(config.program);
  if (program == nullptr) return text;
  for (const ParameterSpec& parameter : program->parameters) {
    const auto place = config.parameters.find(parameter.name);
    const auto value = place == config.parameters.end() ? parameter.default_value : place->second;
    text += " " + QString::fromStdString(std::string(parameter.name)) + "=" +
            QString::fromStdString(parameter_text(parameter, value));
  }
  return text;
}

QString marker_text(MarkerKind marker) {
  switch (marker) {
    case MarkerKind::kClassic:
      return " (classic marker)";
    case MarkerKind::kGreenTea:
      return " (Green Tea)";
    case MarkerKind::kVersionDefault:
      break;
  }
  return {};
}

}  // namespace

QString settings_text(const Config& config, Nanos now_ns) {
  QStringList parts{program_text(config)};
  parts << (config.gogc == kGogcOff ? QString("GOGC=off") : QString("GOGC=%1").arg(config.gogc));
  parts << (config.memory_limit == kNoMemoryLimit
                ? QString("no memory limit")
                : "GOMEMLIMIT=" + QString::fromStdString(
                                      format_bytes(static_cast<Bytes>(config.memory_limit))));
  parts << QString("GOMAXPROCS=%1").arg(config.procs);
  parts << QString("Go 1.%1").arg(config.go_minor) + marker_text(config.marker);
  if (const std::string_view barrier = barrier_text(config.write_barrier); !barrier.empty()) {
    parts << QString::fromUtf8(barrier.data(), static_cast<qsizetype>(barrier.size()));
  }
  if (!config.assists) parts << "no assists";
  if (!config.limiter) parts << "no CPU limiter";
  parts << QString("seed %1").arg(config.seed);
  parts << "t = " + QString::fromStdString(format_duration(now_ns));
  return parts.join(" · ");
}

}  // namespace tricolor::ui
