// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QFrame>
#include <vector>

#include "core/base/units.h"
#include "core/sim/breakpoint.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace tricolor::ui {

/// Where playing is to stop: the list of breakpoints in plain words, a row to add one, a time to go
/// to, and how much memory going back may take.
class BreakpointPanel : public QFrame {
  Q_OBJECT

 public:
  explicit BreakpointPanel(QWidget* parent = nullptr);

  const std::vector<Breakpoint>& breakpoints() const { return m_breakpoints; }
  void add(const Breakpoint& breakpoint);
  /// The object that new conditions are about; 0: none is selected.
  void setObject(Address object);
  /// Shows it; emits nothing.
  void setKeyframeMemory(int mib);

 Q_SIGNALS:
  void breakpointsChanged(const std::vector<tricolor::Breakpoint>& breakpoints);
  void timeEntered(tricolor::Nanos at_ns);
  void keyframeMemoryEdited(int mib);

 private:
  void makeAddRow(QVBoxLayout& layout);
  void makeTimeRow(QVBoxLayout& layout);
  void showKind();
  void addChosen();
  void remove(std::size_t index);
  void showList();
  void enterTime();

  std::vector<Breakpoint> m_breakpoints;
  Address m_object = 0;
  QVBoxLayout* m_list = nullptr;
  QComboBox* m_kind = nullptr;
  QLineEdit* m_value = nullptr;
  QLabel* m_problem = nullptr;
  QLineEdit* m_time = nullptr;
  QSpinBox* m_memory = nullptr;
};

}  // namespace tricolor::ui
