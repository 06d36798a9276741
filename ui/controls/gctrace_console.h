// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPlainTextEdit>

#include "core/sim/snapshot.h"

namespace tricolor::ui {

/// The run's gctrace, as GODEBUG=gctrace=1 prints it. Read-only and bounded; follows the newest
/// line unless one scrolled back.
class GctraceConsole : public QPlainTextEdit {
  Q_OBJECT

 public:
  static constexpr int kMostLines = 10'000;

  explicit GctraceConsole(QWidget* parent = nullptr);

  void setSnapshot(const Snapshot& snapshot);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {40, 24}; }

 protected:
  void wheelEvent(QWheelEvent* event) override;

 private:
  void follow();

  std::string m_last_line;
  bool m_following = true;  ///< the newest line stays in sight
};

}  // namespace tricolor::ui
