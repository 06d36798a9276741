// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>
#include <vector>

#include "ui/plots/legend_button.h"

namespace tricolor::ui {

/// The legend above a plot: buttons that flow into as many lines as the width asks for.
class LegendBar : public QWidget {
  Q_OBJECT

 public:
  explicit LegendBar(QWidget* parent = nullptr);

  LegendButton* add(const QString& id, const QString& name);
  /// Call after buttons were shown, hidden or resized.
  void arrange();

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return place(width, false); }
  QSize sizeHint() const override { return {400, heightForWidth(400)}; }
  QSize minimumSizeHint() const override { return {100, 16}; }

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  int place(int width, bool move) const;

  std::vector<LegendButton*> m_buttons;
};

}  // namespace tricolor::ui
