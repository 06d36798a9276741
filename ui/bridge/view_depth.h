// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Tricolor authors
#pragma once

#include <QObject>
#include <cstdint>

namespace tricolor::ui {

class Settings;

/// How much of the runtime the views show: enough for a first lecture, or what the allocator and
/// the collector keep as well (caches, central lists, bits, queues, credit).
enum class Depth : std::uint8_t { kStandard, kExtended };

/// The depth that all views of one window follow. The signal comes only on a change.
class ViewDepth : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  Depth depth() const { return m_depth; }
  bool extended() const { return m_depth == Depth::kExtended; }
  void setDepth(Depth depth);

  void saveState(Settings& settings) const;
  void restoreState(const Settings& settings);

 Q_SIGNALS:
  void depthChanged(tricolor::ui::Depth depth);

 private:
  Depth m_depth = Depth::kStandard;
};

}  // namespace tricolor::ui
