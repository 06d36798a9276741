// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/session.h"

#include <utility>

namespace tricolor::ui {

namespace {

// Go 1.25 had Green Tea as an experiment, 1.26 has it as the default.
constexpr int kFirstGreenTeaMinor = 25;

}  // namespace

Session::Session(const Config& config, QObject* parent)
    : QObject(parent), m_config(config), m_driver(config) {
  setSpeed(1e6);
  connect(&m_driver, &SimulationDriver::historyChanged, this, &Session::takeSettings);
}

template <typename T>
void Session::change(T& field, T value, Setting::Kind kind) {
  if (std::exchange(field, value) == value) return;
  m_driver.apply({kind, static_cast<std::int64_t>(value), ++m_settings_sent});
  Q_EMIT configChanged();
}

void Session::setGogc(std::int32_t percent) {
  change(m_config.gogc, percent, Setting::Kind::kGogc);
}

void Session::setMemoryLimit(std::int64_t bytes) {
  change(m_config.memory_limit, bytes, Setting::Kind::kMemoryLimit);
}

void Session::setProcs(int procs) {
  change(m_config.procs, procs, Setting::Kind::kProcs);
}

void Session::setWriteBarrier(BarrierMode mode) {
  if (mode != BarrierMode::kBoth) m_config.verify = true;
  change(m_config.write_barrier, mode, Setting::Kind::kWriteBarrier);
}

void Session::setAssists(bool on) {
  change(m_config.assists, on, Setting::Kind::kAssists);
}

void Session::setLimiter(bool on) {
  change(m_config.limiter, on, Setting::Kind::kLimiter);
}

void Session::setSpeed(double virtual_ns_per_s) {
  if (std::exchange(m_speed, virtual_ns_per_s) == virtual_ns_per_s) return;
  m_driver.setSpeed(virtual_ns_per_s);
  Q_EMIT speedChanged(virtual_ns_per_s);
}

void Session::collect() {
  m_driver.apply(Setting{Setting::Kind::kRunGC, 0});
}

void Session::setProgram(std::string_view name) {
  if (m_config.program == name) return;
  m_config.program = name;
  m_config.parameters.clear();
  new_run();
}

void Session::setParameter(const std::string& name, std::int64_t value) {
  const auto [place, is_new] = m_config.parameters.try_emplace(name, value);
  if (!is_new && std::exchange(place->second, value) == value) return;
  new_run();
}

void Session::setGoMinor(int minor) {
  if (std::exchange(m_config.go_minor, minor) == minor) return;
  if (minor < kFirstGreenTeaMinor) m_config.marker = MarkerKind::kVersionDefault;
  new_run();
}

void Session::setMarker(MarkerKind marker) {
  if (std::exchange(m_config.marker, marker) != marker) new_run();
}

void Session::setVerify(bool on) {
  if (std::exchange(m_config.verify, on) != on) new_run();
}

void Session::restart() {
  m_driver.reset(m_config, ++m_settings_sent);
}

void Session::setConfig(const Config& config) {
  m_config = config;
  new_run();
}

void Session::new_run() {
  m_driver.reset(m_config, ++m_settings_sent);
  Q_EMIT configChanged();
}

/// Only when no change of ours is on its way: what the user moves must not jump back.
void Session::takeSettings(const HistoryState& history) {
  if (history.settings_seen != m_settings_sent || history.run != m_driver.state().run) return;
  const Config& there = history.settings;
  const auto take = [](auto& mine, const auto& theirs) {
    return std::exchange(mine, theirs) != theirs;
  };
  bool changed = take(m_config.gogc, there.gogc);
  changed = take(m_config.memory_limit, there.memory_limit) || changed;
  changed = take(m_config.procs, there.procs) || changed;
  changed = take(m_config.write_barrier, there.write_barrier) || changed;
  changed = take(m_config.assists, there.assists) || changed;
  changed = take(m_config.limiter, there.limiter) || changed;
  if (changed) Q_EMIT configChanged();
}

}  // namespace tricolor::ui
