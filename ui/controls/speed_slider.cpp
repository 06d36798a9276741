// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/speed_slider.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include "ui/bridge/session.h"
#include "ui/controls/speed_scale.h"
#include "ui/controls/steady_label.h"

namespace tricolor::ui {

namespace {

constexpr int kSliderWidth = 96;
constexpr int kKeyStep = 3;  // a factor of two

}  // namespace

SpeedSlider::SpeedSlider(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
  setToolTip("Virtual time per real second. Keys: [ slower, ] faster.");
  m_slider = new QSlider(Qt::Horizontal, this);
  m_slider->setObjectName("speed");
  m_slider->setAccessibleName("speed");
  m_slider->setRange(0, kLastSpeedPosition);
  m_slider->setFixedWidth(kSliderWidth);
  m_slider->setFocusPolicy(Qt::TabFocus);
  auto* text = new SteadyLabel("888 ms / s", this);
  text->setObjectName("speedText");
  text->setProperty("role", "mono");
  m_text = text;
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addWidget(m_slider);
  layout->addWidget(m_text);
  connect(m_slider, &QSlider::valueChanged, this,
          [this](int position) { m_session.setSpeed(speed_at(position)); });
  connect(&session, &Session::speedChanged, this, &SpeedSlider::show);
  show(session.speed());
}

void SpeedSlider::faster() {
  m_slider->setValue(m_slider->value() + kKeyStep);
}

void SpeedSlider::slower() {
  m_slider->setValue(m_slider->value() - kKeyStep);
}

void SpeedSlider::show(double virtual_ns_per_s) {
  const QSignalBlocker quiet(m_slider);
  m_slider->setValue(speed_position(virtual_ns_per_s));
  m_text->setText(speed_text(virtual_ns_per_s));
}

}  // namespace tricolor::ui
