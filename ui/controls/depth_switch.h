// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>

class QToolButton;

namespace tricolor::ui {

class ViewDepth;

/// Two buttons, Standard and Extended, of which one is down.
class DepthSwitch : public QWidget {
  Q_OBJECT

 public:
  explicit DepthSwitch(ViewDepth& depth, QWidget* parent = nullptr);

 private:
  QToolButton* makeButton(const QString& text, const QString& name, const QString& meaning);
  void show(bool extended);

  ViewDepth& m_depth;
  QToolButton* m_standard = nullptr;
  QToolButton* m_extended = nullptr;
};

}  // namespace tricolor::ui
