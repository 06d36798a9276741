// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/tuning_specs.h"

#include <algorithm>

#include "core/base/units.h"

namespace tricolor::ui {

namespace {

constexpr std::int64_t kMostGogc = 1'000'000;
constexpr int kMostProcs = 256;
constexpr auto kSigned = [](Bytes bytes) { return static_cast<std::int64_t>(bytes); };

QString from_view(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

}  // namespace

NumberSpec gogc_spec() {
  ValueScale scale;
  scale.low = 5;
  scale.high = 1600;
  scale.logarithmic = true;
  scale.off = kGogcOff;
  return {"gogc",
          "GOGC",
          "How much may be allocated before the next cycle, in percent of what the last one found "
          "alive. debug.SetGCPercent changes it while a program runs.",
          scale,
          0,
          kMostGogc,
          gogc_text()};
}

NumberSpec memory_limit_spec() {
  ValueScale scale;
  scale.low = kSigned(4 * kMiB);
  scale.high = kSigned(16 * kGiB);
  scale.logarithmic = true;
  scale.binary = true;
  scale.off = kNoMemoryLimit;
  return {"memoryLimit",
          "Memory limit",
          "GOMEMLIMIT: the runtime collects more often to keep its whole memory below this. The "
          "limit is soft.",
          scale,
          0,
          INT64_MAX - 1,
          memory_limit_text()};
}

NumberSpec procs_spec() {
  ValueScale scale;
  scale.low = 1;
  scale.high = 32;
  return {
      "procs",    "GOMAXPROCS", "How many processors run goroutines at the same time.", scale, 1,
      kMostProcs, count_text()};
}

NumberSpec parameter_spec(const ParameterSpec& parameter) {
  const bool is_bytes = parameter.unit == "bytes";
  QString label = from_view(parameter.name);
  if (!parameter.unit.empty() && parameter.unit != parameter.name) {
    label += " · " + from_view(parameter.unit);
  }
  return {"parameter_" + from_view(parameter.name),
          label,
          from_view(parameter.help),
          scale_for(parameter.min, parameter.max, is_bytes),
          parameter.min,
          parameter.max,
          is_bytes ? bytes_text() : count_text()};
}

QString gogc_hint(std::int32_t gogc) {
  if (gogc == kGogcOff) return "no heap goal: only the memory limit starts cycles";
  return QString("goal = live + (live + roots) · %1 %").arg(gogc);
}

QString memory_limit_hint(std::int64_t limit) {
  return limit == kNoMemoryLimit ? QString("debug.SetMemoryLimit · no limit")
                                 : QString("debug.SetMemoryLimit · soft");
}

QString procs_hint(int procs) {
  return QString("25 % of it marks: %1 P").arg(QString::number(procs * 0.25, 'g', 4));
}

}  // namespace tricolor::ui
