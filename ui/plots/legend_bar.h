// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>
#include <vector>

#include "ui/plots/legend_button.h"

namespace tricolor::ui {

/// The legend above a plot: buttons that flow into as many lines as the width asks for. Where
/// these would take too much of the plot's height, names become short and less important values go.
class LegendBar : public QWidget {
  Q_OBJECT

 public:
  explicit LegendBar(QWidget* parent = nullptr);

  LegendButton* add(const LegendButton::Words& words);
  /// Call after buttons were shown, hidden or resized.
  void arrange();
  /// What is important is shown in any case, in as many lines as it takes.
  void setMostHeight(int height);

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override { return {400, heightForWidth(400)}; }
  QSize minimumSizeHint() const override { return {100, 16}; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Lines {
    int count = 0;
    int width = 0;
    int height = 0;
  };
  Lines place(int width, LegendButton::Detail detail, bool move) const;
  LegendButton::Detail detailFor(int width) const;

  std::vector<LegendButton*> m_buttons;
  int m_most_height;
};

}  // namespace tricolor::ui
