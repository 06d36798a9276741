// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>
#include <cstdint>

#include "ui/controls/value_scale.h"
#include "ui/controls/value_text.h"

class QLabel;
class QLineEdit;
class QSlider;

namespace tricolor::ui {

/// What a NumberSlider shows and accepts.
struct NumberSpec {
  QString name;  ///< objectName; its slider is NAME + "Slider", its field NAME + "Entry"
  QString label;
  QString help;          ///< tool tip
  ValueScale scale;      ///< of the slider
  std::int64_t min = 0;  ///< of the entry field, which may reach further than the slider
  std::int64_t max = 0;
  ValueText text;
};

/// A whole number: a slider for feeling one's way and a field for the exact value.
///
/// Every tick of the slider and every valid entry emits valueEdited at once. A wrong entry keeps
/// the value, marks the field and says in one line what is accepted.
class NumberSlider : public QWidget {
  Q_OBJECT

 public:
  explicit NumberSlider(NumberSpec spec, QWidget* parent = nullptr);

  std::int64_t value() const { return m_value; }
  /// Shows a value that came from elsewhere; emits nothing.
  void setValue(std::int64_t value);
  /// A line under the slider; empty hides it.
  void setHint(const QString& hint);

 Q_SIGNALS:
  void valueEdited(std::int64_t value);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void sliderMoved(int position);
  void entryFinished();
  void entryReturned();
  void fitEntry();
  void takeBack();
  void showProblem(const QString& problem);
  void change(std::int64_t value);
  void refresh();
  Result<std::int64_t> readEntry() const;

  NumberSpec m_spec;
  std::int64_t m_value = 0;
  QSlider* m_slider = nullptr;
  QLineEdit* m_entry = nullptr;
  QLabel* m_hint = nullptr;
  QString m_hint_text;
};

}  // namespace tricolor::ui
