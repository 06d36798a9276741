// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace tricolor::ui {

class NumberSlider;
class ProgramPanel;
class Session;

/// The left column: the collector's knobs, then the program and its parameters. Shows the
/// session's Config and changes it; keeps nothing of its own.
class TuningPanel : public QWidget {
  Q_OBJECT

 public:
  explicit TuningPanel(Session& session, QWidget* parent = nullptr);

 private:
  void addSliders(QVBoxLayout& layout);
  void addVersion(QVBoxLayout& layout);
  void addBarrier(QVBoxLayout& layout);
  void addSwitches(QVBoxLayout& layout);
  QCheckBox* addSwitch(QVBoxLayout& layout, const QString& name, const QString& text,
                       const QString& help, void (Session::*set)(bool));
  void showConfig();
  void showMarkers(int go_minor);

  Session& m_session;
  NumberSlider* m_gogc = nullptr;
  NumberSlider* m_limit = nullptr;
  NumberSlider* m_procs = nullptr;
  QComboBox* m_version = nullptr;
  QComboBox* m_marker = nullptr;
  QComboBox* m_barrier = nullptr;
  QCheckBox* m_assists = nullptr;
  QCheckBox* m_limiter = nullptr;
  QCheckBox* m_verify = nullptr;
  ProgramPanel* m_program = nullptr;
};

}  // namespace tricolor::ui
