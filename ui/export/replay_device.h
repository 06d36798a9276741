// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QPaintDevice>
#include <QSize>
#include <memory>

class QPainter;

namespace tricolor::ui {

class ReplayEngine;

/// A paint device that passes everything on to a painter with plain transforms and clips. Qt's
/// PDF writer loses parts of widgets that are painted on it directly; from here it does not.
class ReplayDevice : public QPaintDevice {
 public:
  /// `target` must outlive the painting.
  ReplayDevice(QPainter& target, QSize size);
  ~ReplayDevice() override;

  QPaintEngine* paintEngine() const override;

 protected:
  int metric(PaintDeviceMetric metric) const override;

 private:
  QSize m_size;
  std::unique_ptr<ReplayEngine> m_engine;
};

}  // namespace tricolor::ui
