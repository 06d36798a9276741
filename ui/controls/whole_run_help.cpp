// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/whole_run_help.h"

#include <QStringList>

#include "core/base/parse.h"
#include "ui/controls/duration_text.h"
#include "ui/controls/value_text.h"
#include "ui/controls/whole_run_history.h"

namespace tricolor::ui {

namespace {

QString gogc(std::int32_t percent) {
  return "GOGC " + gogc_text().write(percent);
}

QString limit(std::int64_t bytes) {
  return "memory limit " + memory_limit_text().write(bytes);
}

QString marker(MarkerKind kind) {
  return kind == MarkerKind::kGreenTea ? QString("Green Tea") : QString("classic");
}

QString barrier(BarrierMode mode) {
  switch (mode) {
    case BarrierMode::kBoth:
      return "both halves of the write barrier";
    case BarrierMode::kDeletionOnly:
      return "deletion half only";
    case BarrierMode::kInsertionOnly:
      return "insertion half only";
    case BarrierMode::kNone:
      break;
  }
  return "no write barrier";
}

QString switched(const char* name, bool on) {
  return QString(name) + (on ? " on" : " off");
}

QString parameter(const Config& config, const ParameterSpec& spec) {
  const auto place = config.parameters.find(spec.name);
  const auto value = place == config.parameters.end() ? spec.default_value : place->second;
  return QString::fromStdString(std::string(spec.name) + " " + parameter_text(spec, value));
}

/// Of the same program.
void add_parameters(QStringList& parts, const Config& now, const Config& before) {
  const ProgramSpec* program = find_program(before.program);
  if (program == nullptr) return;
  for (const ParameterSpec& spec : program->parameters) {
    const QString was = parameter(before, spec);
    if (parameter(now, spec) != was) parts << was;
  }
}

QString number(std::uint64_t count) {
  return QString::fromStdString(format_count(count));
}

/// Why the figures are not those of the program's end.
QString stopped_text(const WholeRun& run) {
  const QString until = QString("The figures are of its first %1 of virtual time, %2 allocations")
                            .arg(duration_text(run.reached.time_ns), number(run.reached.mallocs));
  switch (run.end) {
    case WholeRunEnd::kNotYet:
      return until + ";\nmore are being computed.";
    case WholeRunEnd::kAllocations:
      return until + ":\nas far as a program this long is run, with all settings alike.";
    case WholeRunEnd::kRealTime:
      return until + ":\nthe time to wait for them was over.";
    case WholeRunEnd::kMemory:
      return until + ":\nmore would take too much of this machine's memory.";
    case WholeRunEnd::kDeadlock:
      return "The program waits for ever: all goroutines are asleep.";
    case WholeRunEnd::kRefused:
      return "There are none: " + QString::fromStdString(run.message) + ".";
    case WholeRunEnd::kProgram:
      break;
  }
  return QString::fromStdString(run.message);
}

QString compared_text(const WholeRun& run, const WholeRun* before) {
  const auto pair = comparable(run, before);
  if (!pair) return {};
  QString text = "Changes are from " + settings_before(run.config, before->config);
  if (pair->now.mallocs < run.reached.mallocs)
    text += QString(", after %1 allocations").arg(number(pair->now.mallocs));
  return text + ".";
}

}  // namespace

QString settings_before(const Config& now, const Config& before) {
  QStringList parts;
  if (now.gogc != before.gogc) parts << gogc(before.gogc);
  if (now.memory_limit != before.memory_limit) parts << limit(before.memory_limit);
  if (now.procs != before.procs) parts << QString("GOMAXPROCS %1").arg(before.procs);
  if (now.go_minor != before.go_minor) parts << QString("Go 1.%1").arg(before.go_minor);
  if (now.marker != before.marker) parts << marker(before.marker);
  if (now.write_barrier != before.write_barrier) parts << barrier(before.write_barrier);
  if (now.assists != before.assists) parts << switched("assists", before.assists);
  if (now.limiter != before.limiter) parts << switched("limiter", before.limiter);
  add_parameters(parts, now, before);
  return parts.isEmpty() ? QString("the same settings") : parts.join(", ");
}

QString whole_run_help(const WholeRun* run, const WholeRun* before) {
  QStringList lines{
      "The same program from its start to its end with these settings, computed anew with each",
      "change of them. What is done to the running program by hand is not part of it: edits,",
      "runtime.GC(), settings changed on the way."};
  if (run != nullptr) {
    lines << stopped_text(*run) << compared_text(*run, before);
    const Bytes peak = run->reached.peak_memory_bytes;
    if (peak != 0)
      lines << QString("Peak memory (Sys − HeapReleased): %1.")
                   .arg(QString::fromStdString(format_bytes(peak)));
  }
  lines.removeAll(QString());
  return lines.join('\n');
}

}  // namespace tricolor::ui
