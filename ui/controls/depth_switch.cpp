// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/depth_switch.h"

#include <QHBoxLayout>
#include <QToolButton>

#include "ui/bridge/view_depth.h"

namespace tricolor::ui {

DepthSwitch::DepthSwitch(ViewDepth& depth, QWidget* parent) : QWidget(parent), m_depth(depth) {
  setObjectName("depthSwitch");
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  m_standard = makeButton("Standard", "depthStandard", "Roots, spans, objects, pointers");
  m_extended = makeButton("Extended", "depthExtended",
                          "Also caches, central lists, mark work, assist credit and bits");
  connect(m_standard, &QToolButton::clicked, this, [this] { m_depth.setDepth(Depth::kStandard); });
  connect(m_extended, &QToolButton::clicked, this, [this] { m_depth.setDepth(Depth::kExtended); });
  connect(&m_depth, &ViewDepth::depthChanged, this, [this] { show(m_depth.extended()); });
  show(m_depth.extended());
}

QToolButton* DepthSwitch::makeButton(const QString& text, const QString& name,
                                     const QString& meaning) {
  auto* button = new QToolButton(this);
  button->setObjectName(name);
  button->setText(text);
  button->setToolTip(meaning);
  button->setAccessibleDescription(meaning);
  button->setCheckable(true);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  layout()->addWidget(button);
  return button;
}

void DepthSwitch::show(bool extended) {
  m_standard->setChecked(!extended);
  m_extended->setChecked(extended);
}

}  // namespace tricolor::ui
