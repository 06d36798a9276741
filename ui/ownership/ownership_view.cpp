// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/ownership/ownership_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/ownership/scenario.h"
#include "ui/bridge/ownership_run.h"
#include "ui/ownership/caption_label.h"
#include "ui/ownership/ownership_canvas.h"
#include "ui/theme/theme.h"

namespace tricolor::ui {
namespace {

constexpr int kLeastLines = 18;  // of height, for generous distances

QToolButton* step_button(QWidget* parent, const QString& name, const QString& text,
                         const QString& tip) {
  auto* button = new QToolButton(parent);
  button->setObjectName(name);
  button->setText(text);
  button->setToolTip(tip);
  button->setAccessibleName(tip);
  button->setAutoRepeat(true);
  return button;
}

}  // namespace

OwnershipView::OwnershipView(QWidget* parent)
    : QWidget(parent),
      m_scenarios(new QComboBox(this)),
      m_canvas(new OwnershipCanvas(this)),
      m_back(step_button(this, QStringLiteral("ownershipBack"), QStringLiteral("◀"),
                         tr("One statement back"))),
      m_forward(step_button(this, QStringLiteral("ownershipForward"), QStringLiteral("▶"),
                            tr("One statement forward"))),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_cpp_caption(new CaptionLabel(this)),
      m_go_caption(new CaptionLabel(this)) {
  setObjectName(QStringLiteral("ownershipView"));
  m_canvas->setObjectName(QStringLiteral("ownershipCanvas"));
  m_cpp_caption->setObjectName(QStringLiteral("ownershipCaption"));
  m_go_caption->setObjectName(QStringLiteral("ownershipGoCaption"));
  auto* column = new QVBoxLayout(this);
  column->addWidget(m_scenarios);
  column->addWidget(m_canvas, 1);
  column->addWidget(makeControls());
  column->addWidget(m_cpp_caption);
  column->addWidget(m_go_caption);

  fillScenarios();
  connect(m_scenarios, &QComboBox::currentIndexChanged, this, &OwnershipView::loadScenario);
  connect(m_back, &QToolButton::clicked, this, &OwnershipView::back);
  connect(m_forward, &QToolButton::clicked, this, &OwnershipView::forward);
  connect(m_slider, &QSlider::valueChanged, this, &OwnershipView::setStep);
  connect(m_canvas, &OwnershipCanvas::stepPicked, this, &OwnershipView::setStep);
  loadScenario();
  setTheme(theme(ThemeId::kLight));
}

QWidget* OwnershipView::makeControls() {
  auto* controls = new QWidget(this);
  auto* row = new QHBoxLayout(controls);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(m_back);
  row->addWidget(m_slider, 1);
  row->addWidget(m_forward);
  m_slider->setObjectName(QStringLiteral("ownershipStep"));
  m_slider->setAccessibleName(tr("Statement"));
  m_slider->setPageStep(1);
  m_slider->setTickPosition(QSlider::TicksBelow);
  m_slider->setMinimumWidth(40);
  return controls;
}

void OwnershipView::fillScenarios() {
  m_scenarios->setObjectName(QStringLiteral("ownershipScenario"));
  m_scenarios->setAccessibleName(tr("Scenario"));
  m_scenarios->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_scenarios->setMinimumContentsLength(10);
  for (const OwnershipScenario& s : ownership_scenarios()) {
    m_scenarios->addItem(QString::fromUtf8(s.title.data(), static_cast<qsizetype>(s.title.size())),
                         QString::fromUtf8(s.id.data(), static_cast<qsizetype>(s.id.size())));
    m_scenarios->setItemData(
        m_scenarios->count() - 1,
        QString::fromUtf8(s.summary.data(), static_cast<qsizetype>(s.summary.size())),
        Qt::ToolTipRole);
  }
}

/// In a low panel the distances are worth a line or two of code.
void OwnershipView::fitDistances() {
  const bool low = height() < kLeastLines * fontMetrics().lineSpacing();
  const int margin = low ? m_margin / 2 : m_margin;
  layout()->setContentsMargins(m_margin, margin, m_margin, margin);
  layout()->setSpacing(low ? m_spacing / 3 : m_spacing);
}

void OwnershipView::resizeEvent(QResizeEvent* event) {
  fitDistances();
  QWidget::resizeEvent(event);
}

void OwnershipView::setTheme(const Theme& theme) {
  m_margin = theme.margin;
  m_spacing = theme.spacing;
  fitDistances();
  m_canvas->setTheme(theme);
  m_cpp_caption->setTheme(theme);
  m_go_caption->setTheme(theme);
}

void OwnershipView::setGoMinor(int go_minor) {
  if (go_minor == m_go_minor) return;
  m_go_minor = go_minor;
  loadScenario();
}

bool OwnershipView::setScenario(const QString& id) {
  const int index = m_scenarios->findData(id);
  if (index < 0) return false;
  m_scenarios->setCurrentIndex(index);
  return true;
}

QString OwnershipView::scenario() const {
  return m_scenarios->currentData().toString();
}

void OwnershipView::loadScenario() {
  const OwnershipScenario* chosen = find_ownership_scenario(scenario().toStdString());
  if (chosen == nullptr) return;
  Result<OwnershipRun> run = run_ownership(*chosen, m_go_minor);
  if (!run) {
    m_canvas->setRun({});
    m_cpp_caption->setText({}, QString::fromStdString(run.error()));
    return;
  }
  QStringList cpp_captions;
  QStringList go_captions;
  for (const OwnershipMoment& moment : run.value().moments) {
    cpp_captions << QString::fromStdString(moment.cpp_caption);
    go_captions << QString::fromStdString(moment.go_caption);
  }
  m_cpp_caption->setSentences(cpp_captions);
  m_go_caption->setSentences(go_captions);
  m_canvas->setRun(run.take());
  m_scenarios->setToolTip(m_scenarios->currentData(Qt::ToolTipRole).toString());
  const QSignalBlocker quiet(m_slider);
  m_slider->setRange(0, m_canvas->steps() - 1);
  showStep();
}

int OwnershipView::step() const {
  return m_canvas->step();
}

int OwnershipView::stepCount() const {
  return m_canvas->steps();
}

void OwnershipView::setStep(int step) {
  const int before = m_canvas->step();
  m_canvas->setStep(step);
  if (m_canvas->step() == before || stepCount() == 0) return;
  showStep();
  Q_EMIT stepChanged(m_canvas->step());
}

void OwnershipView::showStep() {
  const QSignalBlocker quiet(m_slider);
  m_slider->setValue(step());
  m_back->setEnabled(step() > 0);
  m_forward->setEnabled(step() + 1 < stepCount());
  const OwnershipMoment& now = m_canvas->run().moments[static_cast<std::size_t>(step())];
  m_cpp_caption->setText(QStringLiteral("C++"), QString::fromStdString(now.cpp_caption));
  m_go_caption->setText(QStringLiteral("Go"), QString::fromStdString(now.go_caption));
}

}  // namespace tricolor::ui
