// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/bridge/view_depth.h"

#include <utility>

#include "ui/bridge/settings.h"

namespace tricolor::ui {

namespace {

const QString kName = QStringLiteral("view/depth");
const QString kExtendedWord = QStringLiteral("extended");

}  // namespace

void ViewDepth::setDepth(Depth depth) {
  if (std::exchange(m_depth, depth) != depth) Q_EMIT depthChanged(depth);
}

void ViewDepth::saveState(Settings& settings) const {
  settings.setText(kName, extended() ? kExtendedWord : QStringLiteral("standard"));
}

void ViewDepth::restoreState(const Settings& settings) {
  setDepth(settings.text(kName) == kExtendedWord ? Depth::kExtended : Depth::kStandard);
}

}  // namespace tricolor::ui
