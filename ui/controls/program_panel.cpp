// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/program_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/bridge/session.h"
#include "ui/controls/number_slider.h"
#include "ui/controls/tuning_specs.h"

namespace tricolor::ui {

namespace {

QString from_view(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void make_slim(QComboBox& box) {
  box.setFocusPolicy(Qt::TabFocus);
  box.setMinimumContentsLength(3);
  box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
}

}  // namespace

ProgramPanel::ProgramPanel(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session) {
  setObjectName("program");
  m_chooser = new QComboBox(this);
  m_chooser->setObjectName("programChooser");
  m_chooser->setAccessibleName("program");
  m_chooser->setToolTip("What runs on the heap. Choosing another program starts a new run.");
  make_slim(*m_chooser);
  for (const ProgramSpec& program : program_library()) {
    m_chooser->addItem(from_view(program.name));
    m_chooser->setItemData(m_chooser->count() - 1, from_view(program.summary), Qt::ToolTipRole);
  }
  m_summary = new QLabel(this);
  m_summary->setObjectName("programSummary");
  m_summary->setProperty("role", "muted");
  m_summary->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_chooser);
  layout->addWidget(m_summary);
  connect(m_chooser, &QComboBox::activated, this, [this](int index) {
    m_session.setProgram(program_library()[static_cast<std::size_t>(index)].name);
  });
  connect(&session, &Session::configChanged, this, &ProgramPanel::showConfig);
  showConfig();
}

void ProgramPanel::showConfig() {
  const ProgramSpec* program = find_program(m_session.config().program);
  if (program == nullptr) return;
  m_chooser->setCurrentText(from_view(program->name));
  if (program != m_shown) rebuild(*program);
  for (const Field& field : m_fields) showValue(field);
}

void ProgramPanel::rebuild(const ProgramSpec& program) {
  m_shown = &program;
  m_summary->setText(from_view(program.summary));
  m_fields.clear();
  if (m_fields_box != nullptr) {
    // Not at once: the change may come from one of these controls.
    m_fields_box->hide();
    m_fields_box->deleteLater();
  }
  m_fields_box = new QWidget(this);
  auto* box = new QVBoxLayout(m_fields_box);
  box->setContentsMargins(0, 0, 0, 0);
  for (const ParameterSpec& parameter : program.parameters) {
    m_fields.push_back(makeField(parameter));
  }
  layout()->addWidget(m_fields_box);
  m_fields_box->show();
}

ProgramPanel::Field ProgramPanel::makeField(const ParameterSpec& parameter) {
  Field field;
  field.spec = &parameter;
  QWidget* widget = nullptr;
  if (parameter.is_choice()) {
    widget = makeChoice(parameter, field);
  } else {
    field.slider = new NumberSlider(parameter_spec(parameter), m_fields_box);
    widget = field.slider;
    connect(field.slider, &NumberSlider::valueEdited, this,
            [this, name = std::string(parameter.name)](std::int64_t value) {
              m_session.setParameter(name, value);
            });
  }
  m_fields_box->layout()->addWidget(widget);
  return field;
}

QWidget* ProgramPanel::makeChoice(const ParameterSpec& parameter, Field& field) {
  auto* row = new QWidget(m_fields_box);
  row->setToolTip(from_view(parameter.help));
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* label = new QLabel(from_view(parameter.name), row);
  label->setProperty("role", "section");
  field.words = new QComboBox(row);
  field.words->setObjectName("parameter_" + from_view(parameter.name));
  field.words->setAccessibleName(from_view(parameter.name));
  make_slim(*field.words);
  for (const std::string_view word : parameter.words) field.words->addItem(from_view(word));
  layout->addWidget(label, 1);
  layout->addWidget(field.words, 1);
  connect(field.words, &QComboBox::activated, this,
          [this, name = std::string(parameter.name)](int index) {
            m_session.setParameter(name, index);
          });
  return row;
}

void ProgramPanel::showValue(const Field& field) {
  const ParameterValues& values = m_session.config().parameters;
  const auto place = values.find(field.spec->name);
  const std::int64_t value = place == values.end() ? field.spec->default_value : place->second;
  if (field.slider != nullptr) field.slider->setValue(value);
  if (field.words != nullptr) field.words->setCurrentIndex(static_cast<int>(value));
}

}  // namespace tricolor::ui
