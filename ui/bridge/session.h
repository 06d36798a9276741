// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QObject>
#include <QString>
#include <string_view>

#include "ui/bridge/simulation_driver.h"

namespace tricolor::ui {

/// The knobs as the user set them, and the driver that obeys them.
///
/// Settings that Go can change while a program runs go to the running world at once; those that
/// make another program of it (program, parameters, seed, Go version, marker) start a new run.
/// Setters ignore values that are already set; configChanged comes after the change. Going to
/// another moment brings back the settings of that moment.
class Session : public QObject {
  Q_OBJECT

 public:
  explicit Session(const Config& config, QObject* parent = nullptr);

  const Config& config() const { return m_config; }
  SimulationDriver& driver() { return m_driver; }
  /// Virtual ns per real second.
  double speed() const { return m_speed; }

  // --- while it runs -----------------------------------------------------------------------
  void setGogc(std::int32_t percent);       ///< kGogcOff for off
  void setMemoryLimit(std::int64_t bytes);  ///< kNoMemoryLimit for off
  void setProcs(int procs);
  void setWriteBarrier(BarrierMode mode);  ///< less than both: the verifier runs as well
  void setAssists(bool on);
  void setLimiter(bool on);
  void setSpeed(double virtual_ns_per_s);
  void collect();  ///< runtime.GC()

  // --- a new run ---------------------------------------------------------------------------
  void setProgram(std::string_view name);  ///< with its default parameters
  void setParameter(const std::string& name, std::int64_t value);
  void setGoMinor(int minor);
  void setMarker(MarkerKind marker);
  void setVerify(bool on);
  void restart();
  void setConfig(const Config& config);

 Q_SIGNALS:
  void configChanged();
  void speedChanged(double virtual_ns_per_s);

 private:
  template <typename T>
  void change(T& field, T value, Setting::Kind kind);
  void new_run();
  void takeSettings(const HistoryState& history);

  std::uint64_t m_settings_sent = 0;
  Config m_config;
  double m_speed = 0;
  SimulationDriver m_driver;
};

}  // namespace tricolor::ui
