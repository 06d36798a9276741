// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#include "ui/controls/branch_selector.h"

#include <algorithm>

#include "core/base/parse.h"

namespace tricolor::ui {

namespace {

constexpr int kLetters = 22;
constexpr int kLeastLetters = 9;

/// The end of a branch grows all the time and is not shown.
bool same_text(const BranchInfo& a, const BranchInfo& b) {
  return a.id == b.id && a.cause == b.cause && a.fork_ns == b.fork_ns;
}

}  // namespace

QString branch_text(const BranchInfo& branch) {
  if (branch.id == branch.parent) return "as it began";
  return QString::fromStdString(branch.cause + " from " + format_duration(branch.fork_ns) + " on");
}

BranchSelector::BranchSelector(QWidget* parent) : QComboBox(parent) {
  setObjectName("branchSelector");
  setAccessibleName("branch");
  setToolTip("Courses of this run: each change in the past made one. Switching keeps the time.");
  setFocusPolicy(Qt::TabFocus);
  setMinimumContentsLength(kLetters);
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  hide();
  connect(this, &QComboBox::activated, this,
          [this] { Q_EMIT branchChosen(currentData().toUInt()); });
}

/// In a narrow window the run's line needs the room more.
QSize BranchSelector::minimumSizeHint() const {
  return {fontMetrics().averageCharWidth() * kLeastLetters + sizeHint().height(),
          sizeHint().height()};
}

void BranchSelector::setHistory(const HistoryState& history) {
  if (!std::ranges::equal(m_shown, history.branches, same_text)) {
    m_shown = history.branches;
    clear();
    for (const BranchInfo& branch : m_shown) addItem(branch_text(branch), branch.id);
    setVisible(m_shown.size() > 1);
  }
  setCurrentIndex(findData(history.branch));
}

}  // namespace tricolor::ui
