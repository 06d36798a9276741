// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QSplitter>

namespace tricolor::ui {

/// A splitter whose borders are Tab stops: the arrow keys across a border move it, and one that
/// has the focus is drawn.
class Splitter : public QSplitter {
  Q_OBJECT

 public:
  /// `spoken`: what its borders are called, for who cannot see them.
  Splitter(Qt::Orientation orientation, const QString& name, const QString& spoken,
           QWidget* parent = nullptr);

 protected:
  QSplitterHandle* createHandle() override;

 private:
  QString m_spoken;
};

}  // namespace tricolor::ui
