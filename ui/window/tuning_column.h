// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>

namespace tricolor::ui {

class Session;
class TuningPanel;
class WholeRunStrip;

/// The knobs, which scroll, over the strip of what the whole run does with them, which is always
/// seen while one is moved - except where it would leave no height for one.
class TuningColumn : public QWidget {
  Q_OBJECT

 public:
  explicit TuningColumn(Session& session, QWidget* parent = nullptr);

  WholeRunStrip& strip() { return *m_strip; }
  /// Without a horizontal scroll bar, and with room for the vertical one.
  int neededWidth() const;

 protected:
  bool event(QEvent* event) override;

 private:
  void fitStrip();

  TuningPanel* m_knobs = nullptr;
  WholeRunStrip* m_strip = nullptr;
};

}  // namespace tricolor::ui
