// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/phase_text.h"

#include <algorithm>

namespace tricolor::ui {

namespace {

QString percent(double part) {
  const int whole = static_cast<int>(std::clamp(part, 0.0, 1.0) * 100);
  return QString("%1 %").arg(whole);
}

}  // namespace

QString phase_text(const Snapshot& s) {
  const QString cycle = QString("GC #%1 · ").arg(s.cycle);
  switch (s.phase) {
    case Phase::kSweepTermination:
      return cycle + "sweep termination, STW";
    case Phase::kMark:
      return cycle + "concurrent mark " + percent(s.mark_progress);
    case Phase::kMarkTermination:
      return cycle + "mark termination, STW";
    case Phase::kSweep:
      return cycle + "concurrent sweep " + percent(s.sweep_progress);
    case Phase::kOff:
      break;
  }
  return s.cycle == 0 ? QString("GC off · no cycle yet")
                      : QString("GC off · after #%1").arg(s.cycle);
}

QString short_phase_text(const Snapshot& s) {
  const QString cycle = QString("#%1 · ").arg(s.cycle);
  switch (s.phase) {
    case Phase::kSweepTermination:
      return cycle + "STW: sweep term.";
    case Phase::kMark:
      return cycle + "mark " + percent(s.mark_progress);
    case Phase::kMarkTermination:
      return cycle + "STW: mark term.";
    case Phase::kSweep:
      return cycle + "sweep " + percent(s.sweep_progress);
    case Phase::kOff:
      break;
  }
  return "GC off";
}

QString widest_phase_text() {
  return "GC #888 · sweep termination, STW";
}

QString widest_short_phase_text() {
  return "#888 · STW: sweep term.";
}

QString virtual_time_text(Nanos now_ns) {
  const auto ms = now_ns / kMillisecond;
  const auto us = now_ns / kMicrosecond % 1000;
  const auto ns = now_ns % 1000;
  return QString("t = %1.%2 %3 ms").arg(ms).arg(us, 3, 10, QChar('0')).arg(ns, 3, 10, QChar('0'));
}

bool stops_the_world(Phase phase) {
  return phase == Phase::kSweepTermination || phase == Phase::kMarkTermination;
}

}  // namespace tricolor::ui
