// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>
#include <vector>

#include "core/program/library.h"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace tricolor::ui {

class NumberSlider;
class Session;

/// Chooses a program of the library and sets its parameters; the controls follow from its
/// ParameterSpecs: a slider with exact entry for a number, a list for a choice of words.
class ProgramPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ProgramPanel(Session& session, QWidget* parent = nullptr);

 private:
  struct Field {
    const ParameterSpec* spec = nullptr;
    NumberSlider* slider = nullptr;  ///< for numbers
    QComboBox* words = nullptr;      ///< for choices
  };

  void showConfig();
  void rebuild(const ProgramSpec& program);
  Field makeField(const ParameterSpec& parameter);
  QWidget* makeChoice(const ParameterSpec& parameter, Field& field);
  void showValue(const Field& field);

  Session& m_session;
  const ProgramSpec* m_shown = nullptr;
  QComboBox* m_chooser = nullptr;
  QLabel* m_summary = nullptr;
  QWidget* m_fields_box = nullptr;
  std::vector<Field> m_fields;
};

}  // namespace tricolor::ui
