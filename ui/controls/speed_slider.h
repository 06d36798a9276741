// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QWidget>

class QLabel;
class QSlider;

namespace tricolor::ui {

class Session;

/// How fast virtual time passes: 1 µs per second … flat out, logarithmic.
class SpeedSlider : public QWidget {
  Q_OBJECT

 public:
  explicit SpeedSlider(Session& session, QWidget* parent = nullptr);

  /// Factor of about two, for the keys [ and ].
  void faster();
  void slower();

 private:
  void show(double virtual_ns_per_s);

  Session& m_session;
  QSlider* m_slider = nullptr;
  QLabel* m_text = nullptr;
};

}  // namespace tricolor::ui
