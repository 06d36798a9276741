// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>

class QComboBox;
class QSlider;
class QToolButton;

namespace tricolor::ui {

class CaptionLabel;
class OwnershipCanvas;
struct Theme;

/// The ownership panel: a small program in Go and C++ side by side, stepped statement by
/// statement, with its scopes, owners, objects and the memory that both hold.
///
/// Each scenario is run when it is chosen: its C++ on a recording heap, its Go on a simulated Go
/// heap. Nothing here touches the simulation that the rest of the window shows.
class OwnershipView : public QWidget {
  Q_OBJECT

 public:
  explicit OwnershipView(QWidget* parent = nullptr);

  void setTheme(const Theme& theme);
  /// Which Go the Go side behaves as: 19 … 26. Starts the scenario over.
  void setGoMinor(int go_minor);
  /// Chooses a scenario by its id; an unknown one changes nothing and gives false.
  bool setScenario(const QString& id);
  QString scenario() const;

  int step() const;
  int stepCount() const;

 public Q_SLOTS:
  /// Clamped to the scenario's steps.
  void setStep(int step);
  void forward() { setStep(step() + 1); }
  void back() { setStep(step() - 1); }

 Q_SIGNALS:
  void stepChanged(int step);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeControls();
  void fitDistances();
  void fillScenarios();
  void loadScenario();
  void showStep();

  QComboBox* m_scenarios;
  OwnershipCanvas* m_canvas;
  QToolButton* m_back;
  QToolButton* m_forward;
  QSlider* m_slider;
  CaptionLabel* m_cpp_caption;
  CaptionLabel* m_go_caption;
  int m_go_minor = 26;
  int m_margin = 0;
  int m_spacing = 0;
};

}  // namespace tricolor::ui
