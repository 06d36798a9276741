// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/number_slider.h"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QStyle>
#include <algorithm>

namespace tricolor::ui {

namespace {

constexpr int kLeastWidth = 60;

/// Wide enough for that text in the entry's font.
int entry_width(const QLineEdit& entry, const QString& text) {
  constexpr int kAroundText = 20;  // px
  return entry.fontMetrics().horizontalAdvance(text) + kAroundText;
}

void set_bad(QLineEdit& entry, bool bad) {
  if (entry.property("bad").toBool() == bad) return;
  entry.setProperty("bad", bad);
  entry.style()->polish(&entry);
}

}  // namespace

NumberSlider::NumberSlider(NumberSpec spec, QWidget* parent)
    : QWidget(parent), m_spec(std::move(spec)) {
  setObjectName(m_spec.name);
  auto* label = new QLabel(m_spec.label, this);
  label->setProperty("role", "section");
  label->setMinimumWidth(0);
  m_entry = new QLineEdit(this);
  m_entry->setObjectName(m_spec.name + "Entry");
  m_entry->setAccessibleName(m_spec.label);
  m_entry->setAlignment(Qt::AlignRight);
  m_entry->setAcceptDrops(false);
  m_entry->installEventFilter(this);
  m_slider = new QSlider(Qt::Horizontal, this);
  m_slider->setObjectName(m_spec.name + "Slider");
  m_slider->setRange(0, m_spec.scale.last_position());
  m_slider->setFocusPolicy(Qt::TabFocus);
  m_slider->setMinimumWidth(kLeastWidth);
  m_slider->setAccessibleName(m_spec.label);
  m_hint = new QLabel(this);
  m_hint->setProperty("role", "muted");
  m_hint->setWordWrap(true);
  m_hint->hide();
  label->setBuddy(m_entry);
  setToolTip(m_spec.help);

  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setVerticalSpacing(3);
  grid->setColumnStretch(0, 1);
  grid->addWidget(label, 0, 0);
  grid->addWidget(m_entry, 0, 1, Qt::AlignRight);
  grid->addWidget(m_slider, 1, 0, 1, 2);
  grid->addWidget(m_hint, 2, 0, 1, 2);

  connect(m_slider, &QSlider::valueChanged, this, &NumberSlider::sliderMoved);
  connect(m_entry, &QLineEdit::editingFinished, this, &NumberSlider::entryFinished);
  connect(m_entry, &QLineEdit::returnPressed, this, &NumberSlider::entryReturned,
          Qt::QueuedConnection);  // after editingFinished
  fitEntry();
  setValue(m_spec.scale.low);
}

bool NumberSlider::eventFilter(QObject* watched, QEvent* event) {
  const bool new_font = event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange;
  if (watched == m_entry && new_font) fitEntry();
  if (watched == m_entry && event->type() == QEvent::KeyPress &&
      static_cast<const QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    takeBack();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

/// The same for all usual values; a longer one takes room that its name leaves, so that no column
/// becomes wider while a value grows.
void NumberSlider::fitEntry() {
  const int usual = entry_width(*m_entry, "10,000,000");
  m_entry->setMinimumWidth(usual);
  m_entry->setMaximumWidth(std::max(usual, entry_width(*m_entry, m_spec.text.write(m_value))));
}

/// What was typed is forgotten; the keys are the window's again.
void NumberSlider::takeBack() {
  refresh();
  m_entry->clearFocus();
}

/// After a number was entered, Space is to play and an arrow to step: it is not another digit.
void NumberSlider::entryReturned() {
  if (m_entry->text() == m_spec.text.write(m_value)) m_entry->clearFocus();
}

void NumberSlider::setValue(std::int64_t value) {
  m_value = value;
  refresh();
}

void NumberSlider::setHint(const QString& hint) {
  m_hint_text = hint;
  m_hint->setText(hint);
  m_hint->setVisible(!hint.isEmpty());
}

void NumberSlider::sliderMoved(int position) {
  change(m_spec.scale.value(position));
}

void NumberSlider::entryFinished() {
  if (m_entry->text() == m_spec.text.write(m_value)) {
    showProblem({});
    return;
  }
  const auto value = readEntry();
  if (!value) {
    showProblem(QString::fromStdString(value.error()));
    return;
  }
  change(value.value());
}

Result<std::int64_t> NumberSlider::readEntry() const {
  auto value = m_spec.text.read(m_entry->text());
  if (!value) return value;
  const std::int64_t number = value.value();
  if (m_spec.scale.off && number == *m_spec.scale.off) return value;
  if (number >= m_spec.min && number <= m_spec.max) return value;
  return Error{QString("%1 must be %2 to %3")
                   .arg(m_spec.label, m_spec.text.write(m_spec.min), m_spec.text.write(m_spec.max))
                   .toStdString()};
}

void NumberSlider::showProblem(const QString& problem) {
  set_bad(*m_entry, !problem.isEmpty());
  m_hint->setText(problem.isEmpty() ? m_hint_text : problem);
  m_hint->setVisible(!m_hint->text().isEmpty());
}

void NumberSlider::change(std::int64_t value) {
  const bool is_new = value != m_value;
  setValue(value);
  if (is_new) Q_EMIT valueEdited(value);
}

void NumberSlider::refresh() {
  if (m_spec.scale.value(m_slider->value()) != m_value) {
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(m_spec.scale.position(m_value));
  }
  const QString text = m_spec.text.write(m_value);
  if (m_entry->text() != text) {
    m_entry->setText(text);
    fitEntry();
  }
  showProblem({});
}

}  // namespace tricolor::ui
