// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/breakpoint_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/base/parse.h"
#include "ui/controls/breakpoint_kinds.h"

namespace tricolor::ui {

namespace {

constexpr int kMargin = 10;
constexpr int kMostMiB = 1 << 16;
constexpr int kMiBStep = 64;
constexpr int kValueLetters = 14;

QLabel* words(const QString& text, const char* role, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", role);
  return label;
}

void mark_bad(QLineEdit& entry, bool bad) {
  entry.setProperty("bad", bad);
  entry.style()->polish(&entry);
}

}  // namespace

BreakpointPanel::BreakpointPanel(QWidget* parent) : QFrame(parent) {
  setObjectName("breakpointPanel");
  setProperty("role", "panel");
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
  layout->setSizeConstraint(QLayout::SetFixedSize);
  layout->addWidget(words("Stop when …", "title", this));
  m_list = new QVBoxLayout;
  m_list->setSpacing(2);
  layout->addLayout(m_list);
  makeAddRow(*layout);
  makeTimeRow(*layout);
  showKind();
  showList();
}

void BreakpointPanel::makeAddRow(QVBoxLayout& layout) {
  auto* row = new QHBoxLayout;
  m_kind = new QComboBox(this);
  m_kind->setObjectName("breakpointKind");
  m_kind->setAccessibleName("condition");
  for (const BreakpointKind& kind : breakpoint_kinds()) m_kind->addItem(kind.words, kind.id);
  m_value = new QLineEdit(this);
  m_value->setObjectName("breakpointValue");
  m_value->setAccessibleName("value of the condition");
  m_value->setMinimumWidth(m_value->fontMetrics().averageCharWidth() * kValueLetters);
  QSizePolicy stays = m_value->sizePolicy();
  stays.setRetainSizeWhenHidden(true);
  m_value->setSizePolicy(stays);
  auto* add = new QToolButton(this);
  add->setObjectName("breakpointAdd");
  add->setText("add");
  add->setToolTip("Stop at this from now on");
  row->addWidget(m_kind, 1);
  row->addWidget(m_value);
  row->addWidget(add);
  layout.addLayout(row);
  m_problem = words({}, "muted", this);
  m_problem->setObjectName("breakpointProblem");
  m_problem->setWordWrap(true);
  m_problem->hide();
  layout.addWidget(m_problem);
  connect(m_kind, &QComboBox::currentIndexChanged, this, &BreakpointPanel::showKind);
  connect(m_value, &QLineEdit::returnPressed, this, &BreakpointPanel::addChosen);
  connect(add, &QToolButton::clicked, this, &BreakpointPanel::addChosen);
}

void BreakpointPanel::makeTimeRow(QVBoxLayout& layout) {
  auto* row = new QHBoxLayout;
  row->addWidget(words("Go to", "muted", this));
  m_time = new QLineEdit(this);
  m_time->setObjectName("goToTime");
  m_time->setAccessibleName("virtual time to go to");
  m_time->setPlaceholderText("2.5ms");
  m_time->setToolTip("A virtual time; back if it has been, else by running up to it");
  row->addWidget(m_time, 1);
  row->addWidget(words("Memory for going back", "muted", this));
  m_memory = new QSpinBox(this);
  m_memory->setObjectName("keyframeMemory");
  m_memory->setAccessibleName("memory for going back");
  m_memory->setToolTip(
      "How much memory copies of the run may take. More makes going far back quicker.");
  m_memory->setRange(0, kMostMiB);
  m_memory->setSingleStep(kMiBStep);
  m_memory->setSuffix(" MiB");
  m_memory->setButtonSymbols(QAbstractSpinBox::NoButtons);
  row->addWidget(m_memory);
  layout.addLayout(row);
  connect(m_time, &QLineEdit::returnPressed, this, &BreakpointPanel::enterTime);
  connect(m_memory, &QSpinBox::valueChanged, this, &BreakpointPanel::keyframeMemoryEdited);
}

void BreakpointPanel::setKeyframeMemory(int mib) {
  const QSignalBlocker quiet(m_memory);
  m_memory->setValue(mib);
}

void BreakpointPanel::setObject(Address object) {
  m_object = object;
  showKind();
}

void BreakpointPanel::showKind() {
  const BreakpointKind& kind = breakpoint_kinds()[static_cast<std::size_t>(m_kind->currentIndex())];
  m_value->setVisible(kind.example != nullptr);
  m_value->setPlaceholderText(kind.example == nullptr ? QString() : QString(kind.example));
  m_value->setText(kind.about_object && m_object != 0 ? "0x" + QString::number(m_object, 16)
                                                      : QString());
  mark_bad(*m_value, false);
  m_problem->hide();
}

void BreakpointPanel::addChosen() {
  const BreakpointKind& kind = breakpoint_kinds()[static_cast<std::size_t>(m_kind->currentIndex())];
  const Result<Breakpoint> made = kind.make(m_value->text());
  mark_bad(*m_value, !made.ok());
  m_problem->setText(made ? QString() : QString::fromStdString(made.error()));
  m_problem->setVisible(!made.ok());
  if (made) add(made.value());
}

void BreakpointPanel::add(const Breakpoint& breakpoint) {
  m_breakpoints.push_back(breakpoint);
  showList();
  Q_EMIT breakpointsChanged(m_breakpoints);
}

void BreakpointPanel::remove(std::size_t index) {
  m_breakpoints.erase(m_breakpoints.begin() + static_cast<std::ptrdiff_t>(index));
  showList();
  Q_EMIT breakpointsChanged(m_breakpoints);
}

void BreakpointPanel::showList() {
  while (QLayoutItem* item = m_list->takeAt(0)) {
    if (item->widget() != nullptr) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
  for (std::size_t i = 0; i < m_breakpoints.size(); i++) {
    auto* row = new QWidget(this);
    row->setObjectName(QString("breakpoint%1").arg(i));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(words("… " + QString::fromStdString(describe(m_breakpoints[i])), "text", row),
                      1);
    auto* button = new QToolButton(row);
    button->setObjectName(QString("breakpointRemove%1").arg(i));
    button->setText("remove");
    button->setAccessibleName("remove this breakpoint");
    layout->addWidget(button);
    m_list->addWidget(row);
    connect(button, &QToolButton::clicked, this, [this, i] { remove(i); });
  }
  if (m_breakpoints.empty())
    m_list->addWidget(words("Nothing yet: playing goes on.", "muted", this));
}

void BreakpointPanel::enterTime() {
  const auto time = parse_duration(m_time->text().remove(' ').toStdString());
  mark_bad(*m_time, !time.ok());
  m_time->setToolTip(time ? QString() : QString::fromStdString(time.error()));
  if (time) Q_EMIT timeEntered(time.value());
}

}  // namespace tricolor::ui
